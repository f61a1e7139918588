/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread of the database: its transactions, its end and its claim on the folder. */
#include "matchup-db-instance.h"
#include "matchup-db-private.h"
#include "matchup-db-statement.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  MatchupDb *db;
} Fixture;

static gboolean
wait_for_open (MatchupDb *db, GAsyncResult **result, GError **error)
{
  matchup_test_wait_until (*result != NULL);
  return matchup_db_open_finish (db, *result, error);
}

static void
open_db (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &result);
  wait_for_open (fixture->db, &result, &error);
  g_assert_no_error (error);
}

static void
close_db (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_db_close_finish (fixture->db, result, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-db-XXXXXX", NULL);

  fixture->folder = g_build_filename (folder, "data", NULL);
  fixture->db = matchup_db_new (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  close_db (fixture);
  /* Whoever holds it still waits for an answer that does not come. */
  g_assert_finalize_object (fixture->db);
  matchup_test_remove_folder (parent);
  g_free (fixture->folder);
}

static gboolean
exec_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  return matchup_db_exec (connection, data, error);
}

static void
push (Fixture *fixture, const char *sql, GAsyncResult **result)
{
  matchup_db_push (fixture->db,
                   MATCHUP_DB_WRITE,
                   exec_job,
                   g_strdup (sql),
                   g_free,
                   NULL,
                   g_task_new (fixture->db, NULL, matchup_test_keep_result_cb, result));
}

static char *
finish (GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) given = NULL;

  matchup_test_wait_until (*result != NULL);
  given = g_steal_pointer (result);
  return matchup_db_finish (given, &error) ? NULL : g_strdup (error->message);
}

static gboolean
wait_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  while (!g_atomic_int_get ((int *) data))
    g_usleep (1000);
  return TRUE;
}

/* Until @go is set the thread takes nothing, so that what is pushed now is one group. */
static void
hold (Fixture *fixture, int *go, GAsyncResult **result)
{
  matchup_db_push (fixture->db,
                   MATCHUP_DB_READ,
                   wait_job,
                   go,
                   NULL,
                   NULL,
                   g_task_new (fixture->db, NULL, matchup_test_keep_result_cb, result));
}

static gboolean
names_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, "SELECT group_concat (name, ' ') FROM settings");
  if (matchup_db_statement_step (&select))
    *result = matchup_db_statement_dup_text (&select, 0);
  return matchup_db_statement_check (&select, error);
}

static char *
dup_names (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_db_push (fixture->db,
                   MATCHUP_DB_READ,
                   names_job,
                   NULL,
                   NULL,
                   g_free,
                   g_task_new (fixture->db, NULL, matchup_test_keep_result_cb, &result));
  matchup_test_wait_until (result != NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

#define ADD_SETTING(name) "INSERT INTO settings (name, value) VALUES ('" name "', '')"

/* SQLite may end a transaction in the middle of a job; what each job is told is what was done. */
static void
test_ended_transaction (Fixture *fixture, gconstpointer data)
{
  static const char *const jobs[] = {
    ADD_SETTING ("before"),
    "INSERT OR ROLLBACK INTO settings (name, value) VALUES ('before', NULL)",
    ADD_SETTING ("after"),
    "SELECT no_such_function ()",
    ADD_SETTING ("last"),
  };
  GAsyncResult *results[G_N_ELEMENTS (jobs)] = { NULL };
  char *errors[G_N_ELEMENTS (jobs)];
  GAsyncResult *held = NULL;
  int go = FALSE;
  g_autofree char *names = NULL;

  open_db (fixture);
  hold (fixture, &go, &held);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    push (fixture, jobs[i], &results[i]);
  g_atomic_int_set (&go, TRUE);
  g_assert_null (finish (&held));
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    errors[i] = finish (&results[i]);
  names = dup_names (fixture);
  g_assert_cmpstr (names, ==, "after last");
  g_assert_nonnull (errors[0]);
  /* Why it was undone, not that the disk cannot be used. */
  g_assert_cmpstr (errors[0], ==, errors[1]);
  g_assert_null (errors[2]);
  g_assert_nonnull (errors[3]);
  g_assert_null (errors[4]);
  g_free (errors[0]);
  g_free (errors[1]);
  g_free (errors[3]);
}

static void
test_closed_while_opening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;

  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &opened);
  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &closed);
  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &again);
  wait_for_open (fixture->db, &opened, &error);
  g_assert_no_error (error);
  matchup_test_wait_until (closed != NULL && again != NULL);
}

static void
test_closed_while_opening_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;

  g_mkdir (fixture->folder, 0700);
  g_assert_true (g_file_set_contents (path, "this is no database, but a letter", -1, NULL));
  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &opened);
  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &closed);
  g_assert_false (wait_for_open (fixture->db, &opened, NULL));
  matchup_test_wait_until (closed != NULL);
}

/* Whatever comes while it closes is answered, and everything that came before is done. */
static void
test_pushed_while_closing (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *held = NULL;
  GAsyncResult *before = NULL;
  GAsyncResult *after = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) refused = NULL;
  g_autofree char *names = NULL;
  int go = FALSE;

  open_db (fixture);
  hold (fixture, &go, &held);
  push (fixture, ADD_SETTING ("before"), &before);
  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &closed);
  push (fixture, ADD_SETTING ("after"), &after);
  g_atomic_int_set (&go, TRUE);
  g_assert_null (finish (&held));
  g_assert_null (finish (&before));
  matchup_test_wait_until (after != NULL);
  matchup_db_finish (after, &refused);
  g_assert_error (refused, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_object (&after);
  matchup_test_wait_until (closed != NULL);
  open_db (fixture);
  names = dup_names (fixture);
  g_assert_cmpstr (names, ==, "before");
}

static gboolean
has_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, "instances", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
make_file (Fixture *fixture, const char *name)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "instances", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int fd;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  return fd;
}

#define DEAD "4a3c64a8-9d5f-4c6e-8f1b-2f0a3c0e8b01"
#define ALIVE "4a3c64a8-9d5f-4c6e-8f1b-2f0a3c0e8b02"
#define BEGUN "4a3c64a8-9d5f-4c6e-8f1b-2f0a3c0e8b03"

/* What was left by processes that died, at whatever moment, goes; what is in use stays. */
static void
test_left_over_locks (Fixture *fixture, gconstpointer data)
{
  int alive = make_file (fixture, ALIVE ".lock");
  int begun = make_file (fixture, BEGUN ".new");

  close (make_file (fixture, DEAD ".lock"));
  close (make_file (fixture, DEAD ".new"));
  close (make_file (fixture, "letter.new"));
  g_assert_cmpint (flock (alive, LOCK_EX), ==, 0);
  g_assert_cmpint (flock (begun, LOCK_EX), ==, 0);
  open_db (fixture);
  g_assert_false (has_file (fixture, DEAD ".lock"));
  g_assert_false (has_file (fixture, DEAD ".new"));
  g_assert_true (has_file (fixture, ALIVE ".lock"));
  g_assert_true (has_file (fixture, BEGUN ".new"));
  g_assert_true (has_file (fixture, "letter.new"));
  close (alive);
  close (begun);
}

typedef struct
{
  Fixture *fixture;
  int n_done;
} Starting;

static gpointer
start_again_and_again (gpointer data)
{
  Starting *starting = data;

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GError) error = NULL;
      MatchupDbInstance *instance = matchup_db_instance_new (starting->fixture->folder, &error);
      g_autofree char *name = NULL;

      g_assert_no_error (error);
      name = g_strconcat (matchup_db_instance_get_id (instance), ".lock", NULL);
      g_assert_true (has_file (starting->fixture, name));
      matchup_db_instance_free (instance);
    }
  g_atomic_int_inc (&starting->n_done);
  return NULL;
}

/* Others look for what was left over while a process makes its claim. */
static void
test_claims (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);
  Starting starting = { fixture, 0 };
  GThread *threads[2];
  MatchupDbInstance *cleaner;
  sqlite3 *connection;

  open_db (fixture);
  close_db (fixture);
  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  cleaner = matchup_db_instance_new (fixture->folder, NULL);
  g_assert_nonnull (cleaner);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("starting", start_again_and_again, &starting);
  while (g_atomic_int_get (&starting.n_done) < (int) G_N_ELEMENTS (threads))
    g_assert_true (matchup_db_instance_recover (cleaner, connection, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  matchup_db_instance_free (cleaner);
  sqlite3_close (connection);
}

#define ADD(name, func) g_test_add ("/storage/db/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("ended-transaction", test_ended_transaction);
  ADD ("closed-while-opening", test_closed_while_opening);
  ADD ("closed-while-opening-fails", test_closed_while_opening_fails);
  ADD ("pushed-while-closing", test_pushed_while_closing);
  ADD ("left-over-locks", test_left_over_locks);
  ADD ("claims", test_claims);

  return g_test_run ();
}
