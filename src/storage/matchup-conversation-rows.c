/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-rows.h"

#include "matchup-checksum.h"
#include "matchup-contestant-rows.h"
#include "matchup-enum-types.h"
#include "matchup-round-rows.h"
#include "matchup-run-rows.h"
#include "matchup-vote-rows.h"
#include "matchup-mask-rows.h"

MatchupConversationRecord *
matchup_conversation_rows_read (MatchupDbStatement *statement)
{
  MatchupConversationRecord *record = g_new0 (MatchupConversationRecord, 1);
  g_autofree char *kind_nick = matchup_db_statement_dup_text (statement, 1);
  g_autofree char *source_nick = matchup_db_statement_dup_text (statement, 9);
  int kind = MATCHUP_CONVERSATION_KIND_COMPARE;

  matchup_enum_from_nick (MATCHUP_TYPE_CONVERSATION_KIND, kind_nick, &kind);
  record->id = matchup_db_statement_dup_text (statement, 0);
  record->kind = (MatchupConversationKind) kind;
  record->title = matchup_db_statement_dup_text (statement, 2);
  record->created_at = matchup_db_statement_get_int (statement, 3);
  record->updated_at = matchup_db_statement_get_int (statement, 4);
  record->pinned = matchup_db_statement_get_int (statement, 5) != 0;
  record->blind = matchup_db_statement_get_int (statement, 6) != 0;
  record->reveal_together = matchup_db_statement_get_int (statement, 7) != 0;
  record->archived = matchup_db_statement_get_int (statement, 8) != 0;
  matchup_enum_from_nick (MATCHUP_TYPE_TITLE_SOURCE, source_nick, &record->title_source);
  record->tip = matchup_db_statement_dup_text (statement, 10);
  record->preset_id = matchup_db_statement_dup_text (statement, 11);
  record->preset_name = matchup_db_statement_dup_text (statement, 12);
  return record;
}

static gboolean
load_conversation (sqlite3 *connection,
                   const char *id,
                   MatchupConversationData *out,
                   GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT " MATCHUP_CONVERSATION_COLUMNS
                             " FROM conversations WHERE id = ?1");
  matchup_db_statement_bind_text (&select, 1, id);
  if (matchup_db_statement_step (&select))
    out->conversation = matchup_conversation_rows_read (&select);
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  if (out->conversation != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such conversation");
  return FALSE;
}

static gboolean
load_masks (sqlite3 *connection, const char *id, MatchupConversationData *out, GError **error)
{
  GError *failure = NULL;

  out->conversation->masks = matchup_mask_rows_load (connection, id, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
load_votes (sqlite3 *connection, const char *id, MatchupConversationData *out, GError **error)
{
  g_autoptr (GHashTable) votes = matchup_vote_rows_load (connection, id, error);

  for (guint i = 0; votes != NULL && i < out->rounds->len; i++)
    {
      MatchupRoundRecord *record = g_ptr_array_index (out->rounds, i);
      MatchupVote *vote = g_hash_table_lookup (votes, record->id);

      record->vote = vote != NULL ? matchup_vote_ref (vote) : NULL;
    }
  return votes != NULL;
}

MatchupConversationData *
matchup_conversation_rows_load (sqlite3 *connection, const char *id, GError **error)
{
  g_autoptr (MatchupConversationData) loaded = g_new0 (MatchupConversationData, 1);

  if (!load_conversation (connection, id, loaded, error) ||
      !load_masks (connection, id, loaded, error))
    return NULL;
  loaded->rounds = matchup_round_rows_load (connection, id, error);
  if (loaded->rounds == NULL || !load_votes (connection, id, loaded, error))
    return NULL;
  loaded->lineup = matchup_contestant_rows_load_lineup (connection, id, error);
  if (loaded->lineup == NULL)
    return NULL;
  loaded->runs = matchup_run_rows_load (connection, id, error);
  if (loaded->runs == NULL)
    return NULL;
  return g_steal_pointer (&loaded);
}

static const char title_sql[] = "SELECT title FROM conversations WHERE id = ?1";
static const char rounds_sql[] =
    "SELECT id, deleted_at IS NULL, summary FROM rounds WHERE conversation_id = ?1"
    " ORDER BY position, id";
/* Of an answer that comes in another process the last piece of it. */
static const char runs_sql[] =
    "SELECT runs.id, runs.deleted_at IS NULL,"
    " CASE WHEN instance IS NULL THEN state WHEN instance = ?2 THEN '' ELSE"
    "  (SELECT max (part_chunks.id) FROM messages JOIN parts ON parts.message_id = messages.id"
    "   JOIN part_chunks ON part_chunks.part_id = parts.id WHERE messages.run_id = runs.id) END"
    " FROM rounds JOIN runs ON runs.round_id = rounds.id WHERE conversation_id = ?1"
    " ORDER BY rounds.position, runs.id";

static guint64
add_rows (guint64 sum, sqlite3 *connection, const char *sql, const char *id, const char *instance)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, sql);
  matchup_db_statement_bind_text (&select, 1, id);
  if (instance != NULL)
    matchup_db_statement_bind_text (&select, 2, instance);
  while (matchup_db_statement_step (&select))
    for (int i = 0; i < sqlite3_column_count (select.statement); i++)
      {
        g_autofree char *text = matchup_db_statement_dup_text (&select, i);

        sum = matchup_checksum_add (sum, text);
      }
  return sum;
}

guint64
matchup_conversation_rows_get_stamp (sqlite3 *connection, const char *id, const char *instance)
{
  guint64 sum = MATCHUP_CHECKSUM_BEGIN;

  sum = add_rows (sum, connection, title_sql, id, NULL);
  sum = add_rows (sum, connection, rounds_sql, id, NULL);
  sum = add_rows (sum, connection, runs_sql, id, instance);
  return MAX (sum, 1);
}
