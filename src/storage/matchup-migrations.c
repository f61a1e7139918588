/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-migrations.h"

#include "matchup-config.h"
#include "matchup-db-statement.h"
#include "matchup-search-schema.h"
#include "matchup-search-tokenizer.h"

#include <glib/gi18n.h>

/*
 * Version 1. Times are microseconds since 1970 UTC, marks microseconds since the run's start, -1
 * unknown; states, kinds and roles are the nicks of the enums. A part's text is parts.text followed
 * by its chunks.
 */
static const char version_1[] =
    "CREATE TABLE conversations ("
    "  id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, created_at INTEGER NOT NULL,"
    "  updated_at INTEGER NOT NULL, pinned INTEGER NOT NULL DEFAULT 0, deleted_at INTEGER"
    ") WITHOUT ROWID;"
    "CREATE INDEX conversations_by_time ON conversations (updated_at);"
    /* owner: the id of a conversation, '' for the line-up of the next comparison */
    "CREATE TABLE lineups ("
    "  owner TEXT NOT NULL, position INTEGER NOT NULL, contestant_id TEXT NOT NULL,"
    "  provider_id TEXT NOT NULL, model_id TEXT NOT NULL, model_name TEXT NOT NULL,"
    "  instructions TEXT, temperature REAL, max_tokens INTEGER NOT NULL, thinking TEXT NOT NULL,"
    "  PRIMARY KEY (owner, position)"
    ") WITHOUT ROWID;"
    "CREATE TABLE rounds ("
    "  id TEXT PRIMARY KEY,"
    "  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,"
    "  position INTEGER NOT NULL, created_at INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE INDEX rounds_by_conversation ON rounds (conversation_id, position);"
    "CREATE TABLE runs ("
    "  id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,"
    "  slot INTEGER NOT NULL, attempt INTEGER NOT NULL, current INTEGER NOT NULL,"
    "  contestant_id TEXT NOT NULL, provider_id TEXT NOT NULL, model_id TEXT NOT NULL,"
    "  model_name TEXT NOT NULL, instructions TEXT, temperature REAL, max_tokens INTEGER NOT NULL,"
    "  thinking TEXT NOT NULL, state TEXT NOT NULL, instance TEXT, finish_reason TEXT NOT NULL,"
    "  finish_reason_raw TEXT, reported_model TEXT, error_kind TEXT, error_reason TEXT,"
    "  error_status INTEGER, error_code TEXT, error_type TEXT, error_message TEXT,"
    "  error_retryable INTEGER, error_retry_after REAL"
    ") WITHOUT ROWID;"
    "CREATE INDEX runs_by_round ON runs (round_id, slot, attempt);"
    "CREATE INDEX runs_active ON runs (instance) WHERE instance IS NOT NULL;"
    "CREATE TABLE timings ("
    "  run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, started_at INTEGER NOT NULL,"
    "  connect_start INTEGER NOT NULL, connected INTEGER NOT NULL, first_event INTEGER NOT NULL,"
    "  first_reasoning INTEGER NOT NULL, first_text INTEGER NOT NULL, done INTEGER NOT NULL,"
    "  retry_wait INTEGER NOT NULL, tries INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE TABLE usage ("
    "  run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, prompt INTEGER NOT NULL,"
    "  completion INTEGER NOT NULL, total INTEGER NOT NULL, cached INTEGER NOT NULL,"
    "  reasoning INTEGER NOT NULL, source TEXT NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE TABLE costs ("
    "  run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, amount REAL NOT NULL,"
    "  currency TEXT NOT NULL, source TEXT NOT NULL, list_date TEXT NOT NULL"
    ") WITHOUT ROWID;"
    /* A message is the prompt of a round (user) or the answer of a run (assistant). */
    "CREATE TABLE messages ("
    "  id INTEGER PRIMARY KEY, role TEXT NOT NULL,"
    "  round_id TEXT UNIQUE REFERENCES rounds (id) ON DELETE CASCADE,"
    "  run_id TEXT UNIQUE REFERENCES runs (id) ON DELETE CASCADE,"
    "  CHECK ((round_id IS NULL) <> (run_id IS NULL))"
    ");"
    "CREATE TABLE parts ("
    "  id INTEGER PRIMARY KEY,"
    "  message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,"
    "  position INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',"
    "  UNIQUE (message_id, position)"
    ");"
    "CREATE TABLE part_chunks ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  part_id INTEGER NOT NULL REFERENCES parts (id) ON DELETE CASCADE, text TEXT NOT NULL"
    ");"
    "CREATE INDEX part_chunks_by_part ON part_chunks (part_id, id);"
    "CREATE TABLE providers ("
    "  id TEXT PRIMARY KEY, name TEXT NOT NULL, template_id TEXT NOT NULL, address TEXT NOT NULL,"
    "  position INTEGER NOT NULL, models BLOB"
    ") WITHOUT ROWID;";

/* Version 2: how a service is spoken to and reached. Until then all spoke the OpenAI format. */
static const char version_2[] =
    "ALTER TABLE providers ADD COLUMN protocol TEXT NOT NULL DEFAULT 'openai-chat';"
    "ALTER TABLE providers ADD COLUMN proxy_mode TEXT NOT NULL DEFAULT 'system';"
    "ALTER TABLE providers ADD COLUMN proxy_address TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE providers ADD COLUMN plain_http_accepted INTEGER NOT NULL DEFAULT 0;";

/*
 * Version 3: the person's own prices and exchange rates, and what a cost was reckoned with. Of
 * costs from before only the sum is known: NULL prices.
 */
static const char version_3[] =
    "CREATE TABLE prices ("
    "  provider_id TEXT NOT NULL, model_id TEXT NOT NULL, currency TEXT NOT NULL,"
    "  input REAL NOT NULL, cached REAL, output REAL NOT NULL, edited_at INTEGER NOT NULL,"
    "  PRIMARY KEY (provider_id, model_id)"
    ") WITHOUT ROWID;"
    "CREATE TABLE exchange_rates ("
    "  from_currency TEXT NOT NULL, to_currency TEXT NOT NULL, rate REAL NOT NULL,"
    "  date TEXT NOT NULL, PRIMARY KEY (from_currency, to_currency)"
    ") WITHOUT ROWID;"
    /* What both the window and the terminal command go by. */
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "ALTER TABLE costs ADD COLUMN input REAL;"
    "ALTER TABLE costs ADD COLUMN cached REAL;"
    "ALTER TABLE costs ADD COLUMN output REAL;"
    "ALTER TABLE costs ADD COLUMN tier_above INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE costs ADD COLUMN tier_up_to INTEGER NOT NULL DEFAULT -1;"
    "ALTER TABLE costs ADD COLUMN tier_max_output INTEGER NOT NULL DEFAULT -1;"
    "ALTER TABLE costs ADD COLUMN peak INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE costs ADD COLUMN own INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE costs ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;";

/* Version 4: what a service measured itself, in microseconds and tokens, -1 unknown. */
static const char version_4[] =
    "CREATE TABLE service_timings ("
    "  run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, load_time INTEGER NOT NULL,"
    "  prompt_time INTEGER NOT NULL, prompt_tokens INTEGER NOT NULL,"
    "  writing_time INTEGER NOT NULL, written_tokens INTEGER NOT NULL"
    ") WITHOUT ROWID;";

/*
 * Version 5: blind rounds and votes; saved line-ups, and names that people gave; lists of
 * questions; pictures. slots: the slot of each position, parted by blanks, '' where nothing is
 * shuffled. A rank is 1 for the best, 0 where none is good. vote_pairs is what the
 * votes say about every two contestants: the best one against each other, every two of a ranking
 * or of a tie, and nothing where none is good.
 *
 * Lists of questions that are being worked through; what was asked leaves queued_prompts. A round
 * that is fresh was asked without the ones before it.
 */
static const char version_5[] =
    "ALTER TABLE conversations ADD COLUMN blind INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE conversations ADD COLUMN reveal_together INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE rounds ADD COLUMN blind INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE rounds ADD COLUMN slots TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE rounds ADD COLUMN revealed_at INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE rounds ADD COLUMN reveal_together INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE votes ("
    "  round_id TEXT PRIMARY KEY REFERENCES rounds (id) ON DELETE CASCADE, result TEXT NOT NULL,"
    "  voted_at INTEGER NOT NULL, blind INTEGER NOT NULL, early INTEGER NOT NULL,"
    "  leaked INTEGER NOT NULL, counts_anyway INTEGER NOT NULL, note TEXT NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE TABLE vote_answers ("
    "  round_id TEXT NOT NULL REFERENCES votes (round_id) ON DELETE CASCADE,"
    "  slot INTEGER NOT NULL, position INTEGER NOT NULL,"
    "  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, rank INTEGER NOT NULL,"
    "  PRIMARY KEY (round_id, slot)"
    ") WITHOUT ROWID;"
    "CREATE INDEX vote_answers_by_run ON vote_answers (run_id);"
    "CREATE TABLE vote_marks ("
    "  round_id TEXT NOT NULL REFERENCES votes (round_id) ON DELETE CASCADE,"
    "  slot INTEGER NOT NULL, criterion TEXT NOT NULL, mark INTEGER NOT NULL,"
    "  PRIMARY KEY (round_id, slot, criterion)"
    ") WITHOUT ROWID;"
    "CREATE TABLE vote_settings ("
    "  round_id TEXT NOT NULL REFERENCES votes (round_id) ON DELETE CASCADE,"
    "  name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (round_id, name)"
    ") WITHOUT ROWID;"
    "CREATE VIEW vote_pairs AS SELECT votes.round_id, conversation_id, voted_at,"
    "  w.slot AS winner_slot, w.position AS winner_position, w.run_id AS winner_run_id,"
    "  wr.provider_id AS winner_provider_id, wr.model_id AS winner_model_id,"
    "  l.slot AS loser_slot, l.position AS loser_position, l.run_id AS loser_run_id,"
    "  lr.provider_id AS loser_provider_id, lr.model_id AS loser_model_id,"
    "  w.rank = l.rank AS tie, votes.blind, leaked, NOT leaked OR counts_anyway AS counts"
    "  FROM votes JOIN rounds ON rounds.id = votes.round_id"
    "  JOIN conversations ON conversations.id = conversation_id"
    "  JOIN vote_answers w ON w.round_id = votes.round_id JOIN runs wr ON wr.id = w.run_id"
    "  JOIN vote_answers l ON l.round_id = votes.round_id JOIN runs lr ON lr.id = l.run_id"
    "  WHERE deleted_at IS NULL AND result <> 'none' AND (w.rank < l.rank OR"
    "  (w.rank = l.rank AND result <> 'best' AND w.slot < l.slot));"
    /* Contestants of saved line-ups are in lineups under the id of that. */
    "CREATE TABLE saved_lineups ("
    "  id TEXT PRIMARY KEY, name TEXT NOT NULL, updated_at INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    "ALTER TABLE lineups ADD COLUMN own_name TEXT;"
    "ALTER TABLE runs ADD COLUMN own_name TEXT;"
    /* Lists of questions that are worked through; a fresh round is asked without earlier ones. */
    "ALTER TABLE rounds ADD COLUMN fresh INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE prompt_queues ("
    "  conversation_id TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,"
    "  total INTEGER NOT NULL, wait INTEGER NOT NULL, alone INTEGER NOT NULL,"
    "  created_at INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE TABLE queued_prompts ("
    "  conversation_id TEXT NOT NULL"
    "    REFERENCES prompt_queues (conversation_id) ON DELETE CASCADE,"
    "  position INTEGER NOT NULL, prompt TEXT NOT NULL, PRIMARY KEY (conversation_id, position)"
    ") WITHOUT ROWID;"
    /* A picture is a part of kind 'image' whose text is the alternative text; its bytes are files
     * named by their sha256. Variant 1 is for services that do not take the first. */
    "CREATE TABLE pictures ("
    "  part_id INTEGER NOT NULL REFERENCES parts (id) ON DELETE CASCADE,"
    "  variant INTEGER NOT NULL, sha256 TEXT NOT NULL, mime_type TEXT NOT NULL,"
    "  size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,"
    "  original_size INTEGER NOT NULL, original_width INTEGER NOT NULL,"
    "  original_height INTEGER NOT NULL, PRIMARY KEY (part_id, variant)"
    ") WITHOUT ROWID;"
    "CREATE INDEX pictures_by_sha256 ON pictures (sha256);";

/*
 * Version 6: chats. Rounds form a tree: parent_id is the round before, '' at the beginning. NULL is
 * from before: there, each follows the one that was asked before it, and nothing the first. A
 * conversation is shown up to its tip (NULL: the newest). A summary stands for its round and all
 * before it, '' leaves them out. Deleted rounds and runs go for good a day later. A run that
 * continues another one begins with so many bytes of that one's text. A file is a part of kind
 * 'file' whose text is what was read of it. Drafts are of a conversation, or of the next one of a
 * kind. vote_pairs is as it was, without deleted rounds.
 */
static const char version_6[] =
    "ALTER TABLE conversations ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE conversations ADD COLUMN title_source TEXT NOT NULL DEFAULT 'prompt';"
    "ALTER TABLE conversations ADD COLUMN tip TEXT;"
    "ALTER TABLE conversations ADD COLUMN preset_id TEXT;"
    "ALTER TABLE conversations ADD COLUMN preset_name TEXT;"
    "ALTER TABLE rounds ADD COLUMN parent_id TEXT;"
    "ALTER TABLE rounds ADD COLUMN deleted_at INTEGER;"
    "ALTER TABLE rounds ADD COLUMN summary TEXT;"
    "UPDATE rounds SET parent_id = (SELECT before.id FROM rounds before"
    "  WHERE before.conversation_id = rounds.conversation_id"
    "  AND (before.position, before.created_at, before.id)"
    "    < (rounds.position, rounds.created_at, rounds.id)"
    "  ORDER BY before.position DESC, before.created_at DESC, before.id DESC LIMIT 1);"
    "CREATE INDEX rounds_by_parent ON rounds (parent_id);"
    "ALTER TABLE runs ADD COLUMN deleted_at INTEGER;"
    "ALTER TABLE runs ADD COLUMN continues TEXT;"
    "ALTER TABLE runs ADD COLUMN continued_length INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE drafts ("
    "  owner TEXT PRIMARY KEY, text TEXT NOT NULL, updated_at INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE TABLE files ("
    "  part_id INTEGER PRIMARY KEY REFERENCES parts (id) ON DELETE CASCADE, name TEXT NOT NULL,"
    "  mime_type TEXT NOT NULL, size INTEGER NOT NULL, pages INTEGER NOT NULL DEFAULT 0"
    ");"
    "CREATE TABLE presets ("
    "  id TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL, instructions TEXT,"
    "  temperature REAL, max_tokens INTEGER NOT NULL, thinking TEXT NOT NULL,"
    "  starting_line TEXT NOT NULL, updated_at INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    /* So that a start takes no longer with more conversations: few are pinned or deleted. */
    "CREATE INDEX conversations_pinned ON conversations (updated_at) WHERE pinned;"
    "CREATE INDEX conversations_deleted ON conversations (deleted_at)"
    "  WHERE deleted_at IS NOT NULL;"
    "CREATE INDEX rounds_deleted ON rounds (deleted_at) WHERE deleted_at IS NOT NULL;"
    "CREATE INDEX runs_deleted ON runs (deleted_at) WHERE deleted_at IS NOT NULL;"
    "DROP VIEW vote_pairs;"
    "CREATE VIEW vote_pairs AS SELECT votes.round_id, conversation_id, voted_at,"
    "  w.slot AS winner_slot, w.position AS winner_position, w.run_id AS winner_run_id,"
    "  wr.provider_id AS winner_provider_id, wr.model_id AS winner_model_id,"
    "  l.slot AS loser_slot, l.position AS loser_position, l.run_id AS loser_run_id,"
    "  lr.provider_id AS loser_provider_id, lr.model_id AS loser_model_id,"
    "  w.rank = l.rank AS tie, votes.blind, leaked, NOT leaked OR counts_anyway AS counts"
    "  FROM votes JOIN rounds ON rounds.id = votes.round_id"
    "  JOIN conversations ON conversations.id = conversation_id"
    "  JOIN vote_answers w ON w.round_id = votes.round_id JOIN runs wr ON wr.id = w.run_id"
    "  JOIN vote_answers l ON l.round_id = votes.round_id JOIN runs lr ON lr.id = l.run_id"
    "  WHERE conversations.deleted_at IS NULL AND rounds.deleted_at IS NULL"
    "  AND result <> 'none' AND (w.rank < l.rank OR"
    "  (w.rank = l.rank AND result <> 'best' AND w.slot < l.slot));";

/* Version 8: which earlier answers went with a run's question, see matchup_run_set_sent(); NULL in
 * what was asked before. What goes along with a draft: a text file has its text; of a picture that
 * is the alternative text, and its file as it was read is a blob. */
static const char version_8[] =
    "ALTER TABLE runs ADD COLUMN sent TEXT;"
    "CREATE TABLE draft_attachments ("
    "  id INTEGER PRIMARY KEY, owner TEXT NOT NULL REFERENCES drafts (owner) ON DELETE CASCADE,"
    "  position INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, sha256 TEXT,"
    "  mime_type TEXT NOT NULL, size INTEGER NOT NULL, pages INTEGER NOT NULL,"
    "  UNIQUE (owner, position)"
    ");"
    "CREATE INDEX draft_attachments_by_sha256 ON draft_attachments (sha256)"
    "  WHERE sha256 IS NOT NULL;";

/*
 * Version 9: services that are switched off for a while, and models of them that are not offered;
 * what was masked in a conversation before it was sent, so that it always is; and what was sent to
 * whom on each day and what it cost, as numbers only, which stay when conversations are deleted.
 */
static const char version_9[] =
    "ALTER TABLE providers ADD COLUMN enabled INTEGER NOT NULL DEFAULT 1;"
    "CREATE TABLE hidden_models ("
    "  provider_id TEXT NOT NULL, model_id TEXT NOT NULL, PRIMARY KEY (provider_id, model_id)"
    ") WITHOUT ROWID;"
    "CREATE TABLE masks ("
    "  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,"
    "  position INTEGER NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL,"
    "  original TEXT NOT NULL, PRIMARY KEY (conversation_id, position),"
    "  UNIQUE (conversation_id, kind, number)"
    ") WITHOUT ROWID;"
    /* day: of the local calendar, as YYYYMMDD; unpriced: answers whose cost nobody knows */
    "CREATE TABLE sent_days ("
    "  day INTEGER NOT NULL, provider_id TEXT NOT NULL, service TEXT NOT NULL,"
    "  requests INTEGER NOT NULL, characters INTEGER NOT NULL, pictures INTEGER NOT NULL,"
    "  files INTEGER NOT NULL, unpriced INTEGER NOT NULL, PRIMARY KEY (day, provider_id)"
    ") WITHOUT ROWID;"
    /* By where the amounts come from: the service, prices of the person, the price list. */
    "CREATE TABLE spent_days ("
    "  day INTEGER NOT NULL, provider_id TEXT NOT NULL, currency TEXT NOT NULL,"
    "  told REAL NOT NULL, own REAL NOT NULL, listed REAL NOT NULL,"
    "  PRIMARY KEY (day, provider_id, currency)"
    ") WITHOUT ROWID;";

static const char *const steps[MATCHUP_SCHEMA_VERSION] = {
  version_1, version_2, version_3, version_4, version_5, version_6, matchup_search_schema,
  version_8, version_9,
};

static gboolean
read_pragma (sqlite3 *connection, const char *sql, gint64 *value, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement, connection, sql);
  *value =
      matchup_db_statement_step (&statement) ? matchup_db_statement_get_int (&statement, 0) : 0;
  return matchup_db_statement_check (&statement, error);
}

static gboolean
apply (sqlite3 *connection, int version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                           MATCHUP_APPLICATION_ID,
                                           version + 1);

  return matchup_db_exec (connection, steps[version], error) &&
         matchup_db_exec (connection, mark, error);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, sentence);
  return FALSE;
}

static gboolean
migrate (sqlite3 *connection, GError **error)
{
  gint64 version;
  gint64 application_id;
  gint64 tables;

  if (!read_pragma (connection, "PRAGMA user_version", &version, error) ||
      !read_pragma (connection, "PRAGMA application_id", &application_id, error) ||
      !read_pragma (connection, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;
  if (tables > 0 && application_id != MATCHUP_APPLICATION_ID)
    return refuse (error, _ ("The file with your conversations belongs to another program."));
  if (version > MATCHUP_SCHEMA_VERSION)
    return refuse (
        error,
        _ ("Your conversations were saved by a newer Matchup. Update this one to open them."));
  for (int i = (int) version; i < MATCHUP_SCHEMA_VERSION; i++)
    {
      if (!apply (connection, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_migrations_run (sqlite3 *connection, GError **error)
{
  gint64 version;

  /* Before anything touches the index of the search. */
  if (!matchup_search_tokenizer_register (connection, error) ||
      !read_pragma (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == MATCHUP_SCHEMA_VERSION)
    return migrate (connection, error);
  /* IMMEDIATE: of two programs that start at the same time, the second finds the work done. */
  if (!matchup_db_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!migrate (connection, error))
    {
      matchup_db_exec (connection, "ROLLBACK", NULL);
      return FALSE;
    }
  return matchup_db_exec (connection, "COMMIT", error);
}
