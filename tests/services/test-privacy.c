/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is older than it may be goes for good, and everything goes when it is to: real files. */
#include "matchup-erase-files.h"
#include "matchup-eraser.h"
#include "matchup-retention.h"
#include "matchup-stored.h"
#include "matchup-test-workspace.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define KEY "test-key-abcdefghijklmnop"
#define DAY (24 * 3600 * (gint64) G_USEC_PER_SEC)

static const char *program;

typedef struct
{
  MatchupTestWorkspace *test;
  GSettings *settings;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new ("io.github.matchup_app.Matchup");
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", KEY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, "keep-conversations");
  g_clear_object (&fixture->settings);
  matchup_test_workspace_free (fixture->test);
}

/* Gives back its id; it is open as long as somebody holds it, which nobody does. */
static char *
ask (Fixture *fixture, const char *prompt)
{
  static const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);

  matchup_test_workspace_ask (fixture->test, conversation, prompt);
  matchup_test_workspace_flush (fixture->test);
  return g_strdup (matchup_conversation_get_id (conversation));
}

static void
exec_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
make_old (Fixture *fixture, const char *id, int days)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE conversations SET updated_at = %" G_GINT64_FORMAT " WHERE id = '%s'",
                       g_get_real_time () - days * DAY,
                       id);

  exec_sql (fixture, sql);
}

static gint64
count_older (Fixture *fixture, MatchupKeeping keeping)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_retention_count_async (fixture->test->workspace,
                                 keeping,
                                 matchup_test_keep_result_cb,
                                 &result);
  matchup_test_wait_until (result != NULL);
  return matchup_retention_count_finish (fixture->test->workspace, result, NULL);
}

static int
run (Fixture *fixture)
{
  struct _MatchupRetention *retention = matchup_workspace_get_retention (fixture->test->workspace);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_retention_run_async (retention, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  return matchup_retention_run_finish (retention, result, NULL);
}

static gboolean
is_listed (Fixture *fixture, const char *id)
{
  return matchup_history_find (matchup_workspace_get_history (fixture->test->workspace), id) !=
         NULL;
}

/* The index and what is written ahead are seen to at leisure. */
static void
wait_until_not_in_files (Fixture *fixture, const char *needle)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (matchup_test_folder_has (fixture->test->folder, needle))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (20 * 1000);
    }
}

static void
test_retention (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = ask (fixture, "Zwiebelkuchenrezept of last year");
  g_autofree char *pinned = ask (fixture, "Gurkensalatrezept that is pinned");
  g_autofree char *fresh = ask (fixture, "Apfelstrudelrezept of today");
  g_autofree char *open_id = ask (fixture, "Kirschkuchenrezept that is open");
  g_autoptr (MatchupConversation) open_one = matchup_test_workspace_open (fixture->test, open_id);

  make_old (fixture, old, 40);
  make_old (fixture, pinned, 400);
  make_old (fixture, open_id, 40);
  exec_sql (fixture, "UPDATE conversations SET pinned = 1 WHERE title LIKE 'Gurken%'");
  g_assert_true (matchup_test_folder_has (fixture->test->folder, "Zwiebelkuchenrezept"));
  g_assert_cmpint (count_older (fixture, MATCHUP_KEEP_MONTH), ==, 2);
  g_assert_cmpint (count_older (fixture, MATCHUP_KEEP_YEAR), ==, 0);
  /* By itself nothing goes. */
  g_assert_cmpint (run (fixture), ==, 0);
  g_settings_set_string (fixture->settings, "keep-conversations", "year");
  g_assert_cmpint (run (fixture), ==, 0);
  g_settings_set_string (fixture->settings, "keep-conversations", "month");
  g_assert_cmpint (run (fixture), ==, 1);
  g_assert_false (is_listed (fixture, old));
  g_assert_true (is_listed (fixture, pinned));
  g_assert_true (is_listed (fixture, fresh));
  g_assert_true (is_listed (fixture, open_id));
  wait_until_not_in_files (fixture, "Zwiebelkuchenrezept");
  wait_until_not_in_files (fixture, "wiebelkuchen");
  g_assert_true (matchup_test_folder_has (fixture->test->folder, "Apfelstrudelrezept"));
  matchup_test_workspace_reopen (fixture->test);
  g_assert_false (is_listed (fixture, old));
  g_assert_true (is_listed (fixture, pinned));
}

/* What another process has under way stays, however old it is, and so does what it asks now. */
static void
test_retention_of_others (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "moonshot/hang", NULL };
  static const char *const answering[] = { "moonshot/echo", NULL };
  MatchupTestWorkspace other = { .folder = fixture->test->folder,
                                 .address = fixture->test->address };
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupConversation) fresh = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;
  const char *id;
  MatchupRound *round;

  other.workspace = matchup_test_open_workspace (other.folder, NULL);
  matchup_test_workspace_connect (&other, "moonshot", KEY);
  conversation = matchup_test_workspace_create (&other, models, FALSE);
  id = matchup_conversation_get_id (conversation);
  group = matchup_workspace_ask (other.workspace, conversation, "Zwiebelkuchenrezept of another");
  round = matchup_test_get_last (conversation);
  matchup_test_wait_until (matchup_run_get_state (matchup_test_get_run (round, 0)) ==
                           MATCHUP_RUN_STATE_WAITING);
  make_old (fixture, id, 40);
  g_settings_set_string (fixture->settings, "keep-conversations", "month");
  g_assert_cmpint (run (fixture), ==, 0);
  matchup_round_stop_all (round);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  matchup_test_workspace_flush (&other);
  make_old (fixture, id, 40);
  g_assert_cmpint (run (fixture), ==, 1);
  wait_until_not_in_files (fixture, "Zwiebelkuchenrezept");
  fresh = matchup_test_workspace_create (&other, answering, FALSE);
  matchup_test_workspace_ask (&other, fresh, "Gurkensalatrezept of today");
  matchup_test_workspace_flush (&other);
  g_assert_cmpint (run (fixture), ==, 0);
  g_assert_true (matchup_test_folder_has (fixture->test->folder, "Gurkensalatrezept"));
  g_clear_object (&conversation);
  g_clear_object (&fresh);
  matchup_test_close_workspace (other.workspace);
}

/* What is not kept is not written, neither what is said nor what is begun. */
static void
test_never (Fixture *fixture, gconstpointer data)
{
  MatchupDrafts *drafts = matchup_workspace_get_drafts (fixture->test->workspace);
  g_autofree char *before = ask (fixture, "Zwiebelkuchenrezept of yesterday");
  g_autofree char *said = NULL;
  g_autofree char *draft =
      matchup_drafts_take (drafts, MATCHUP_DRAFT_OWNER_COMPARE, FALSE, fixture);

  matchup_drafts_set_text (drafts, draft, "Mohnkuchenrezept to be asked");
  matchup_test_workspace_flush (fixture->test);
  g_assert_true (matchup_test_folder_has (fixture->test->folder, "Mohnkuchenrezept"));
  g_settings_set_string (fixture->settings, "keep-conversations", "never");
  said = ask (fixture, "Gurkensalatrezept between us");
  matchup_drafts_set_text (drafts, draft, "Quarkkuchenrezept to be asked");
  matchup_test_workspace_flush (fixture->test);
  g_assert_false (is_listed (fixture, said));
  g_assert_false (matchup_test_folder_has (fixture->test->folder, "Gurkensalatrezept"));
  g_assert_false (matchup_test_folder_has (fixture->test->folder, "Quarkkuchenrezept"));
  g_assert_cmpstr (matchup_drafts_get_text (drafts, draft), ==, "Quarkkuchenrezept to be asked");
  g_assert_cmpint (run (fixture), ==, 1);
  wait_until_not_in_files (fixture, "Zwiebelkuchenrezept");
  wait_until_not_in_files (fixture, "Mohnkuchenrezept");
  matchup_drafts_let_go (drafts, draft, fixture);
}

static void
test_stored (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = ask (fixture, "How large is this?");
  g_autofree char *blobs = g_build_filename (fixture->test->folder, "blobs", NULL);
  g_autofree char *blob = g_build_filename (blobs, "picture", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupStored) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (blobs, 0700);
  g_assert_true (g_file_set_contents (blob, "12345", 5, NULL));
  matchup_stored_measure_async (fixture->test->workspace,
                                NULL,
                                matchup_test_keep_result_cb,
                                &result);
  matchup_test_wait_until (result != NULL);
  stored = matchup_stored_measure_finish (fixture->test->workspace, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stored->n_conversations, ==, 1);
  g_assert_cmpuint (stored->pictures, ==, 5);
  g_assert_cmpuint (stored->conversations, >, 4096);
  g_assert_cmpuint (stored->search, >, 0);
  g_assert_cmpstr (stored->data_folder, ==, fixture->test->folder);
}

static void
make_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (
      g_file_set_contents_full (path, "something", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
close_cb (MatchupWorkspace **workspace)
{
  g_clear_pointer (workspace, matchup_test_close_workspace);
}

/* Others leave when they are told, and nothing but what the folders hold goes. */
static void
test_erase (void)
{
  g_autofree char *data = matchup_eraser_dup_data_folder ();
  g_autofree char *cache = matchup_eraser_dup_cache_folder ();
  g_autofree char *outside = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  g_autofree char *kept = g_build_filename (outside, "kept", NULL);
  g_autofree char *link = g_build_filename (data, "link", NULL);
  g_autoptr (GSettings) settings = g_settings_new ("io.github.matchup_app.Matchup");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupWorkspace *other = matchup_test_open_workspace (data, NULL);

  make_file (outside, "kept");
  make_file (data, "blobs/one");
  make_file (cache, "a/b/c");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_settings_set_int (settings, "window-width", 777);
  g_signal_connect_swapped (other, "erase-wanted", G_CALLBACK (close_cb), &other);
  g_assert_false (matchup_eraser_is_begun ());
  matchup_eraser_begin_async (0, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_eraser_begin_finish (result, &error));
  g_assert_no_error (error);
  g_assert_null (other);
  matchup_eraser_keep_keys ();
  g_assert_true (matchup_eraser_finish (&error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (cache, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1200);
  matchup_test_remove_folder (outside);
}

/* What was begun when the program was killed is done at its next start. */
static void
test_resume (void)
{
  g_autofree char *data = matchup_eraser_dup_data_folder ();
  g_autofree char *marker = g_build_filename (data, "erase-everything", NULL);
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (matchup_eraser_resume (&note, &error));
  make_file (data, "matchup.db");
  make_file (data, "blobs/one");
  g_assert_true (matchup_eraser_resume (&note, &error));
  g_assert_true (g_file_test (data, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (marker, "without-keys", -1, NULL));
  g_assert_true (matchup_eraser_resume (&note, &error));
  g_assert_no_error (error);
  g_assert_null (note);
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
}

/* So many that deleting them takes a while. */
#define N_FILES 600

static guint
count_files (const char *data)
{
  g_autofree char *blobs = g_build_filename (data, "blobs", NULL);
  g_autoptr (GDir) dir = g_dir_open (blobs, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Deletes everything, as the program does once the keys are gone. */
static int
run_child (void)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_eraser_begin_async (0, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_eraser_begin_finish (result, NULL));
  matchup_eraser_keep_keys ();
  g_print ("begun\n");
  return matchup_eraser_finish (NULL) ? 0 : 1;
}

static void
kill_while_erasing (const char *data)
{
  g_autofree char *marker = g_build_filename (data, "erase-everything", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--child", NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "begun");
  /* Somewhere in the middle of it. */
  while (count_files (data) == N_FILES)
    ;
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  g_test_message ("killed with %u files left", count_files (data));
  /* As long as anything is there, so is what has it done. */
  g_assert_true (count_files (data) == 0 || g_file_test (marker, G_FILE_TEST_EXISTS));
}

static void
test_killed (void)
{
  g_autofree char *data = matchup_eraser_dup_data_folder ();
  g_autofree char *cache = matchup_eraser_dup_cache_folder ();
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("blobs/%u", i);

      make_file (data, name);
    }
  make_file (data, "matchup.db");
  make_file (cache, "one");
  kill_while_erasing (data);
  g_assert_true (matchup_eraser_resume (&note, &error));
  g_assert_no_error (error);
  g_assert_null (note);
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (cache, G_FILE_TEST_EXISTS));
}

/* Where the program keeps its own. */
static char *
make_home (void)
{
  static const char *const names[] = { "XDG_DATA_HOME",
                                       "XDG_CONFIG_HOME",
                                       "XDG_CACHE_HOME",
                                       "XDG_STATE_HOME" };
  char *home = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (home, names[i], NULL);

      g_setenv (names[i], folder, TRUE);
    }
  return home;
}

int
main (int argc, char **argv)
{
  g_autofree char *home = NULL;
  int status;

  if (argc == 2 && g_str_equal (argv[1], "--child"))
    return run_child ();

  program = argv[0];
  home = make_home ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/privacy/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("retention", test_retention);
  ADD ("retention-of-others", test_retention_of_others);
  ADD ("never", test_never);
  ADD ("stored", test_stored);
  g_test_add_func ("/privacy/erase", test_erase);
  g_test_add_func ("/privacy/resume", test_resume);
  g_test_add_func ("/privacy/killed", test_killed);
  status = g_test_run ();
  matchup_test_remove_folder (home);
  return status;
}
