/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the schema of every past version to the one of today. */
#include "matchup-migrations.h"
#include "matchup-search-rows.h"
#include "matchup-search-tokenizer.h"

static char *fixtures_dir;

static void
run (sqlite3 *connection, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (connection, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

/* The first column of the first row; NULL for none. */
static char *
ask (sqlite3 *connection, const char *sql)
{
  sqlite3_stmt *statement;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return answer;
}

static void
assert_answer (sqlite3 *connection, const char *sql, const char *wanted)
{
  g_autofree char *answer = ask (connection, sql);

  g_assert_cmpstr (answer, ==, wanted);
}

static sqlite3 *
open_memory (void)
{
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (":memory:", &connection), ==, SQLITE_OK);
  return connection;
}

static sqlite3 *
open_version (int version)
{
  g_autofree char *name = g_strdup_printf ("schema-%d.sql", version);
  g_autofree char *path = g_build_filename (fixtures_dir, name, NULL);
  g_autofree char *sql = NULL;
  sqlite3 *connection = open_memory ();

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  /* From version 7 on there is an index that needs it. */
  g_assert_true (matchup_search_tokenizer_register (connection, NULL));
  run (connection, sql);
  return connection;
}

static void
migrate (sqlite3 *connection)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *version = g_strdup_printf ("%d", MATCHUP_SCHEMA_VERSION);

  g_assert_true (matchup_migrations_run (connection, &error));
  g_assert_no_error (error);
  assert_answer (connection, "PRAGMA user_version", version);
}

/* Every past version ends up with the very tables, views and columns that a new file has. */
static void
test_same_schema (void)
{
  static const char columns[] =
      "SELECT group_concat (line, x'0a') FROM (SELECT m.name || '.' || c.name || ' ' || c.type ||"
      " ' ' || c.\"notnull\" || ' ' || coalesce (c.dflt_value, '-') AS line FROM sqlite_schema m,"
      " pragma_table_info (m.name) c WHERE m.type IN ('table', 'view') ORDER BY m.name, c.cid)";
  sqlite3 *fresh = open_memory ();
  g_autofree char *wanted = NULL;

  migrate (fresh);
  wanted = ask (fresh, columns);
  for (int version = 1; version < MATCHUP_SCHEMA_VERSION; version++)
    {
      sqlite3 *old = open_version (version);

      migrate (old);
      assert_answer (old, columns, wanted);
      sqlite3_close (old);
    }
  sqlite3_close (fresh);
}

static void
test_version_1 (void)
{
  sqlite3 *connection = open_version (1);

  run (connection,
       "INSERT INTO providers VALUES ('openai', 'School', 'openai', 'https://h', 0, NULL)");
  migrate (connection);
  assert_answer (connection, "SELECT name FROM providers", "School");
  assert_answer (connection, "SELECT protocol FROM providers", "openai-chat");
  assert_answer (connection, "SELECT proxy_mode FROM providers", "system");
  assert_answer (connection, "SELECT plain_http_accepted FROM providers", "0");
  migrate (connection);
  sqlite3_close (connection);
}

/* Costs from before tell their sum and no more; what the person could not say yet is empty. */
static void
test_version_2 (void)
{
  sqlite3 *connection = open_version (2);

  run (connection,
       "INSERT INTO conversations VALUES ('c', 'compare', 'T', 1, 1, 0, NULL);"
       "INSERT INTO rounds VALUES ('round', 'c', 0, 1);"
       "INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id, "
       "model_id,"
       " model_name, max_tokens, thinking, state, finish_reason)"
       " VALUES ('r', 'round', 0, 0, 1, 'x', 'openai', 'm', 'M', 0, 'default', 'done', 'stop');"
       "INSERT INTO costs VALUES ('r', 0.25, 'CNY', 'estimated', '2026-09-27')");
  migrate (connection);
  assert_answer (connection,
                 "SELECT amount || currency || list_date FROM costs",
                 "0.25CNY2026-09-27");
  assert_answer (connection,
                 "SELECT count(*) FROM costs WHERE input IS NULL AND output IS NULL",
                 "1");
  assert_answer (connection,
                 "SELECT tier_above || tier_up_to || tier_max_output FROM costs",
                 "0-1-1");
  assert_answer (connection, "SELECT peak || own || doubtful FROM costs", "000");
  assert_answer (connection, "SELECT count(*) FROM prices", "0");
  assert_answer (connection, "SELECT count(*) FROM exchange_rates", "0");
  assert_answer (connection, "SELECT count(*) FROM settings", "0");
  migrate (connection);
  sqlite3_close (connection);
}

/* Of answers from before nothing is made up. */
static void
test_version_3 (void)
{
  sqlite3 *connection = open_version (3);

  run (connection,
       "PRAGMA foreign_keys = ON;"
       "INSERT INTO conversations VALUES ('c', 'compare', 'T', 1, 1, 0, NULL);"
       "INSERT INTO rounds VALUES ('round', 'c', 0, 1);"
       "INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id, "
       "model_id,"
       " model_name, max_tokens, thinking, state, finish_reason)"
       " VALUES ('r', 'round', 0, 0, 1, 'x', 'ollama', 'm', 'M', 0, 'default', 'done', 'stop');"
       "INSERT INTO timings VALUES ('r', 1, 2, 3, 4, 5, 6, 7, 0, 1)");
  migrate (connection);
  assert_answer (connection, "SELECT count(*) FROM service_timings", "0");
  assert_answer (connection, "SELECT done FROM timings WHERE run_id = 'r'", "7");
  /* What is told from now on goes with the answer. */
  run (connection, "INSERT INTO service_timings VALUES ('r', -1, 1, 2, 3, 4)");
  run (connection, "DELETE FROM conversations");
  assert_answer (connection, "SELECT count(*) FROM service_timings", "0");
  migrate (connection);
  sqlite3_close (connection);
}

/* Rounds from before were not blind, and what is voted now goes with them. */
static void
test_version_4 (void)
{
  sqlite3 *connection = open_version (4);

  run (connection,
       "PRAGMA foreign_keys = ON;"
       "INSERT INTO conversations VALUES ('c', 'compare', 'T', 1, 1, 0, NULL);"
       "INSERT INTO rounds VALUES ('round', 'c', 0, 1);"
       "INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id, "
       "model_id,"
       " model_name, max_tokens, thinking, state, finish_reason)"
       " VALUES ('r', 'round', 0, 0, 1, 'x', 'ollama', 'm', 'M', 0, 'default', 'done', 'stop')");
  migrate (connection);
  assert_answer (connection, "SELECT blind || reveal_together FROM conversations", "00");
  assert_answer (connection, "SELECT blind || revealed_at || reveal_together FROM rounds", "000");
  assert_answer (connection, "SELECT slots FROM rounds", "");
  assert_answer (connection, "SELECT count(*) FROM vote_pairs", "0");
  run (connection,
       "INSERT INTO votes VALUES ('round', 'none', 1, 0, 0, 0, 0, '');"
       "INSERT INTO vote_answers VALUES ('round', 0, 0, 'r', 0);"
       "INSERT INTO vote_marks VALUES ('round', 0, 'style', 3);"
       "INSERT INTO vote_settings VALUES ('round', 'layout', 'grid');"
       "DELETE FROM conversations");
  assert_answer (connection,
                 "SELECT (SELECT count(*) FROM votes) + (SELECT count(*) FROM vote_answers)"
                 " + (SELECT count(*) FROM vote_marks) + (SELECT count(*) FROM vote_settings)",
                 "0");
  sqlite3_close (connection);
}

/* Nobody had a name of their own, and nothing was saved under one. */
static void
test_version_4_lineups (void)
{
  sqlite3 *connection = open_version (4);

  run (connection,
       "INSERT INTO lineups (owner, position, contestant_id, provider_id, model_id, model_name,"
       " max_tokens, thinking) VALUES ('', 0, 'x', 'openai', 'm', 'M', 400, 'off')");
  migrate (connection);
  assert_answer (connection, "SELECT count(*) FROM saved_lineups", "0");
  assert_answer (connection,
                 "SELECT max_tokens || thinking FROM lineups WHERE own_name IS NULL",
                 "400off");
  migrate (connection);
  sqlite3_close (connection);
}

/* Each round followed the one that was asked before it. */
static void
test_version_5 (void)
{
  sqlite3 *connection = open_version (5);

  run (connection,
       "PRAGMA foreign_keys = ON;"
       "INSERT INTO conversations (id, kind, title, created_at, updated_at)"
       " VALUES ('c', 'compare', 'T', 1, 1), ('d', 'compare', 'U', 1, 1);"
       "INSERT INTO rounds (id, conversation_id, position, created_at)"
       " VALUES ('z', 'c', 0, 1), ('y', 'c', 1, 2), ('x', 'c', 2, 3), ('twin', 'c', 2, 3),"
       " ('other', 'd', 1, 2);"
       "INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id, "
       "model_id,"
       " model_name, max_tokens, thinking, state, finish_reason)"
       " VALUES ('r', 'z', 0, 0, 1, 'x', 'ollama', 'm', 'M', 0, 'default', 'done', 'stop')");
  migrate (connection);
  assert_answer (connection,
                 "SELECT group_concat (id || '<' || coalesce (parent_id, ''), ' ') FROM"
                 " (SELECT * FROM rounds WHERE conversation_id = 'c' ORDER BY position, id)",
                 "z< y<z twin<y x<twin");
  assert_answer (connection,
                 "SELECT count(*) FROM rounds WHERE id = 'other' AND parent_id IS NULL",
                 "1");
  assert_answer (connection,
                 "SELECT title_source || archived FROM conversations"
                 " WHERE tip IS NULL AND preset_id IS NULL LIMIT 1",
                 "prompt0");
  assert_answer (connection,
                 "SELECT continued_length FROM runs WHERE continues IS NULL AND deleted_at IS NULL",
                 "0");
  assert_answer (connection, "SELECT count(*) FROM vote_pairs", "0");
  migrate (connection);
  sqlite3_close (connection);
}

/* What was written before there was a search is found: an interrupted answer too. */
static void
check_searched (int version)
{
  sqlite3 *connection = open_version (version);
  gboolean left = TRUE;

  run (connection,
       "PRAGMA foreign_keys = ON;"
       "INSERT INTO conversations (id, kind, title, created_at, updated_at)"
       " VALUES ('c', 'compare', '考试题', 1, 1);"
       "INSERT INTO rounds (id, conversation_id, position, created_at) VALUES ('r', 'c', 0, 1);"
       "INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id, "
       "model_id,"
       " model_name, max_tokens, thinking, state, finish_reason)"
       " VALUES ('u', 'r', 0, 0, 1, 'x', 'ollama', 'm', 'M', 0, 'default', 'interrupted', 'none');"
       "INSERT INTO messages (id, role, round_id, run_id)"
       " VALUES (1, 'user', 'r', NULL), (2, 'assistant', NULL, 'u');"
       "INSERT INTO parts (message_id, position, kind, text) VALUES (1, 0, 'text', 'Explain'),"
       " (2, 0, 'reasoning', 'secret'), (2, 1, 'text', '**牛顿** said');"
       "INSERT INTO votes VALUES ('r', 'none', 1, 0, 0, 0, 0, 'too short')");
  migrate (connection);
  assert_answer (connection, "SELECT count(*) FROM search_documents", "0");
  while (left)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (matchup_search_rows_step (connection, 1000, TRUE, &left, &error));
      g_assert_no_error (error);
    }
  assert_answer (connection, "SELECT count(*) FROM search_documents", "4");
  assert_answer (connection, "SELECT count(*) FROM search_titles ('考试')", "1");
  assert_answer (connection, "SELECT count(*) FROM search_index ('牛顿')", "1");
  assert_answer (connection, "SELECT count(*) FROM search_index ('said')", "1");
  assert_answer (connection, "SELECT count(*) FROM search_index ('explain')", "1");
  assert_answer (connection, "SELECT count(*) FROM search_index ('short')", "1");
  assert_answer (connection, "SELECT count(*) FROM search_index ('secret')", "0");
  migrate (connection);
  sqlite3_close (connection);
}

static void
test_searched (void)
{
  check_searched (5);
  check_searched (6);
}

/* Drafts from before have nothing that goes along, and what they get goes with them. */
static void
test_version_7 (void)
{
  sqlite3 *connection = open_version (7);

  run (connection, "PRAGMA foreign_keys = ON; INSERT INTO drafts VALUES ('chat', 'half', 1)");
  migrate (connection);
  assert_answer (connection, "SELECT text FROM drafts", "half");
  assert_answer (connection, "SELECT count(*) FROM draft_attachments", "0");
  run (connection,
       "INSERT INTO draft_attachments (owner, position, name, text, mime_type, size, pages)"
       " VALUES ('chat', 0, 'a.txt', 'words', 'text/plain', 5, 0);"
       "DELETE FROM drafts");
  assert_answer (connection, "SELECT count(*) FROM draft_attachments", "0");
  migrate (connection);
  sqlite3_close (connection);
}

static void
test_newer (void)
{
  sqlite3 *connection = open_version (1);
  g_autoptr (GError) error = NULL;

  run (connection, "PRAGMA user_version = 99");
  g_assert_false (matchup_migrations_run (connection, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_true (g_str_has_suffix (error->message, "."));
  assert_answer (connection, "PRAGMA user_version", "99");
  sqlite3_close (connection);
}

static void
test_of_another_program (void)
{
  sqlite3 *connection = open_memory ();
  g_autoptr (GError) error = NULL;

  run (connection, "CREATE TABLE bookmarks (url TEXT)");
  g_assert_false (matchup_migrations_run (connection, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  assert_answer (connection, "SELECT count(*) FROM sqlite_schema", "1");
  sqlite3_close (connection);
}

/* What was sent with earlier questions is not known. */
static void
test_version_7_runs (void)
{
  sqlite3 *connection = open_version (7);

  run (connection,
       "INSERT INTO conversations (id, kind, title, created_at, updated_at)"
       " VALUES ('c', 'chat', 'T', 1, 1);"
       "INSERT INTO rounds (id, conversation_id, position, created_at) VALUES ('z', 'c', 0, 1);"
       "INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id, "
       "model_id,"
       " model_name, max_tokens, thinking, state, finish_reason)"
       " VALUES ('r', 'z', 0, 0, 1, 'x', 'ollama', 'm', 'M', 0, 'default', 'done', 'stop')");
  migrate (connection);
  assert_answer (connection, "SELECT count(*) FROM runs WHERE sent IS NULL", "1");
  assert_answer (connection, "SELECT count(*) FROM search_pending", "1");
  migrate (connection);
  sqlite3_close (connection);
}

/* Services from before are switched on; masks go with their conversation. */
static void
test_version_8 (void)
{
  sqlite3 *connection = open_version (8);

  migrate (connection);
  assert_answer (connection, "SELECT enabled FROM providers WHERE id = 'openai'", "1");
  run (connection,
       "PRAGMA foreign_keys = ON;"
       "INSERT INTO conversations (id, kind, title, created_at, updated_at)"
       " VALUES ('c', 'chat', 'T', 1, 1);"
       "INSERT INTO masks (conversation_id, position, kind, number, original)"
       " VALUES ('c', 0, 'phone', 1, '1');"
       "DELETE FROM conversations");
  assert_answer (connection, "SELECT count(*) FROM masks", "0");
  migrate (connection);
  sqlite3_close (connection);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  fixtures_dir = argv[1];
  g_test_add_func ("/storage/migrations/same-schema", test_same_schema);
  g_test_add_func ("/storage/migrations/version-1", test_version_1);
  g_test_add_func ("/storage/migrations/version-2", test_version_2);
  g_test_add_func ("/storage/migrations/version-3", test_version_3);
  g_test_add_func ("/storage/migrations/version-4", test_version_4);
  g_test_add_func ("/storage/migrations/version-4-lineups", test_version_4_lineups);
  g_test_add_func ("/storage/migrations/version-5", test_version_5);
  g_test_add_func ("/storage/migrations/version-7", test_version_7);
  g_test_add_func ("/storage/migrations/version-8", test_version_8);
  g_test_add_func ("/storage/migrations/version-7-runs", test_version_7_runs);
  g_test_add_func ("/storage/migrations/searched", test_searched);
  g_test_add_func ("/storage/migrations/newer", test_newer);
  g_test_add_func ("/storage/migrations/of-another-program", test_of_another_program);
  return g_test_run ();
}
