/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer that is written while it comes, where the database refuses some of the writes. */
#include "matchup-history-private.h"
#include "matchup-test-workspace.h"

#include <sqlite3.h>

static const char no_pieces[] = "CREATE TRIGGER no_pieces BEFORE INSERT ON part_chunks"
                                " BEGIN SELECT RAISE (ABORT, 'no'); END";
static const char no_ends[] = "CREATE TRIGGER no_ends BEFORE UPDATE ON runs"
                              " WHEN NEW.state = 'done' BEGIN SELECT RAISE (ABORT, 'no'); END";

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupConversation *conversation;
  MatchupRun *run;
  guint failures;
} Fixture;

static char *
query (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *connection;
  sqlite3_stmt *statement;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  sqlite3_busy_timeout (connection, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  sqlite3_close (connection);
  return text;
}

static void
change (Fixture *fixture, const char *sql)
{
  g_autofree char *nothing = query (fixture, sql);

  g_assert_null (nothing);
}

/* As the database has it, with the pieces that are not joined yet. */
static gboolean
is_stored (Fixture *fixture, const char *expected)
{
  g_autofree char *text =
      query (fixture,
             "SELECT group_concat (part, '') FROM (SELECT text || coalesce ("
             "(SELECT group_concat (text, '') FROM (SELECT text FROM part_chunks"
             " WHERE part_id = parts.id ORDER BY id)), '') AS part FROM parts WHERE message_id IN"
             " (SELECT id FROM messages WHERE run_id IS NOT NULL) ORDER BY position)");

  return g_strcmp0 (text, expected) == 0;
}

static gboolean
is_state (Fixture *fixture, const char *expected)
{
  g_autofree char *state = query (fixture, "SELECT state FROM runs");

  return g_strcmp0 (state, expected) == 0;
}

static MatchupHistory *
get_history (Fixture *fixture)
{
  return matchup_workspace_get_history (fixture->test->workspace);
}

static void
flush (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_history_flush_async (get_history (fixture), matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_history_flush_finish (get_history (fixture), result, NULL));
}

static void
append (Fixture *fixture, const char *text)
{
  matchup_run_append (fixture->run, MATCHUP_PART_KIND_TEXT, text, -1);
}

static void
failed_cb (Fixture *fixture)
{
  fixture->failures++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupHistory *history;
  MatchupRound *round;

  fixture->test = matchup_test_workspace_new (NULL);
  history = get_history (fixture);
  g_signal_connect_swapped (history, "save-failed", G_CALLBACK (failed_cb), fixture);
  fixture->conversation =
      matchup_history_create (history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, FALSE);
  round =
      matchup_test_add_round (fixture->conversation, "Count", "zero ", MATCHUP_RUN_STATE_QUEUED);
  fixture->run = g_object_ref (matchup_answer_get_current (matchup_round_get_answer (round, 0)));
  matchup_history_save_round_async (history,
                                    fixture->conversation,
                                    round,
                                    matchup_test_keep_result_cb,
                                    &result);
  matchup_test_wait_until (result != NULL);
  matchup_history_save_finish (history, result, &error);
  g_assert_no_error (error);
  g_assert_true (matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_CONNECTING));
  g_assert_true (matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_WRITING));
  append (fixture, "one ");
  flush (fixture);
  g_assert_true (is_stored (fixture, "zero one "));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->run);
  g_clear_object (&fixture->conversation);
  matchup_test_workspace_free (fixture->test);
}

/* A piece is refused, those behind it are not: the missing one comes back without another failing
 * write or the end. */
static void
test_refused_piece (Fixture *fixture, gconstpointer data)
{
  change (fixture, no_pieces);
  append (fixture, "two ");
  flush (fixture);
  g_assert_cmpuint (fixture->failures, ==, 1);
  change (fixture, "DROP TRIGGER no_pieces");
  append (fixture, "three ");
  matchup_test_wait_until (is_stored (fixture, "zero one two three "));
  append (fixture, "four ");
  matchup_run_append (fixture->run, MATCHUP_PART_KIND_REASONING, "why ", -1);
  flush (fixture);
  g_assert_true (is_stored (fixture, "zero one two three four why "));
  append (fixture, "five");
  g_assert_true (matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_DONE));
  flush (fixture);
  g_assert_true (is_state (fixture, "done"));
  g_assert_true (is_stored (fixture, "zero one two three four why five"));
  g_assert_cmpuint (fixture->failures, ==, 1);
}

/* The end follows at once: it is not stored without the piece that was refused. */
static void
test_refused_before_end (Fixture *fixture, gconstpointer data)
{
  change (fixture, no_pieces);
  append (fixture, "two ");
  flush (fixture);
  append (fixture, "three");
  g_assert_true (matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_DONE));
  flush (fixture);
  g_assert_true (is_state (fixture, "done"));
  g_assert_true (is_stored (fixture, "zero one two three"));
}

static void
test_refused_end (Fixture *fixture, gconstpointer data)
{
  change (fixture, no_ends);
  append (fixture, "two");
  g_assert_true (matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_DONE));
  matchup_test_wait_until (fixture->failures == 1);
  g_assert_true (is_state (fixture, "writing"));
  change (fixture, "DROP TRIGGER no_ends");
  matchup_test_wait_until (is_state (fixture, "done"));
  g_assert_true (is_stored (fixture, "zero one two"));
}

/* Closing is another try for what was refused before. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  change (fixture, no_ends);
  change (fixture, no_pieces);
  append (fixture, "two");
  g_assert_true (matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_DONE));
  matchup_test_wait_until (fixture->failures == 1);
  change (fixture, "DROP TRIGGER no_ends");
  change (fixture, "DROP TRIGGER no_pieces");
  matchup_test_workspace_reopen (fixture->test);
  g_assert_true (is_state (fixture, "done"));
  g_assert_true (is_stored (fixture, "zero one two"));
}

#define ADD(name, func) \
  g_test_add ("/services/run-recorder/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("refused-piece", test_refused_piece);
  ADD ("refused-before-end", test_refused_before_end);
  ADD ("refused-end", test_refused_end);
  ADD ("closed", test_closed);

  return g_test_run ();
}
