/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-db.h"

#include "matchup-db-instance.h"
#include "matchup-db-private.h"
#include "matchup-db-statement.h"
#include "matchup-migrations.h"
#include "matchup-search-keeper.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define FILE_NAME "matchup.db"
#define BUSY_MILLISECONDS 5000
#define MAX_GROUP 256 /* writing jobs in one transaction */
#define CHANGE_MILLISECONDS 200

typedef struct
{
  MatchupDbMode mode;
  MatchupDbJob func; /* NULL: end of the thread */
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GTask *task;
  gpointer result;
  GError *error;
} Job;

struct _MatchupDb
{
  GObject parent_instance;

  char *folder;
  GFileMonitor *monitor;
  guint change_id;
  gint64 data_version;

  GThread *thread;
  GAsyncQueue *jobs;  /* Job */
  GPtrArray *closing; /* GTask; not NULL once the thread was told to end: it takes no more jobs */
  gboolean closed;    /* it was told so */

  /* Only the database thread touches these; set while it is open. */
  struct
  {
    sqlite3 *connection;
    MatchupDbInstance *instance;
    MatchupSearchKeeper search;
  } inside;
};

G_DEFINE_FINAL_TYPE (MatchupDb, matchup_db, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED_ELSEWHERE,
  SIGNAL_ERASE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define ASSERT_INSIDE(self) g_assert (g_thread_self () == (self)->thread)

static void
job_free (Job *job)
{
  if (job->result != NULL && job->result_free != NULL)
    job->result_free (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job);
}

/* Main context of the caller: the task and with it the last reference to us must not end in the
 * thread. */
static gboolean
deliver_cb (gpointer data)
{
  Job *job = data;

  if (job->task != NULL && job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->task != NULL)
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  job_free (job);
  return G_SOURCE_REMOVE;
}

static void
deliver (Job *job)
{
  g_autoptr (GSource) source = NULL;

  if (job->data != NULL && job->data_free != NULL)
    job->data_free (g_steal_pointer (&job->data));
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, job, NULL);
  g_source_attach (source, g_task_get_context (job->task));
}

static gboolean
run_in_savepoint (sqlite3 *connection, Job *job)
{
  if (!matchup_db_exec (connection, "SAVEPOINT job", &job->error))
    return FALSE;
  if (job->func (connection, job->data, &job->result, &job->error))
    return matchup_db_exec (connection, "RELEASE job", &job->error);
  matchup_db_exec (connection, "ROLLBACK TO job; RELEASE job", NULL);
  return FALSE;
}

static void
fail_group (GPtrArray *group, const GError *error)
{
  for (guint i = 0; i < group->len; i++)
    {
      Job *job = g_ptr_array_index (group, i);

      if (job->error == NULL)
        job->error = g_error_copy (error);
    }
}

/* What ended the transaction before its time. */
static GError *
dup_last_error (GPtrArray *group, sqlite3 *connection)
{
  Job *job = g_ptr_array_index (group, group->len - 1);
  GError *error = NULL;

  if (job->error != NULL)
    return g_error_copy (job->error);
  matchup_db_set_error (&error, connection, SQLITE_IOERR);
  return error;
}

/* Runs @job and the writing jobs that wait behind it in one transaction; gives back a job that was
 * taken and is no part of it. */
static Job *
run_group (MatchupDb *self, Job *job)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  sqlite3 *connection = self->inside.connection;
  gboolean open = matchup_db_exec (connection, "BEGIN IMMEDIATE", &error);
  gboolean ended = FALSE;

  while (!ended && job != NULL && job->func != NULL && job->mode == MATCHUP_DB_WRITE &&
         group->len < MAX_GROUP)
    {
      g_ptr_array_add (group, job);
      if (open)
        run_in_savepoint (connection, job);
      /* A full disk may have ended the transaction by itself, and undone what came before. A
       * savepoint would be a transaction of its own now: what comes next begins a new group. */
      ended = open && sqlite3_get_autocommit (connection);
      job = g_async_queue_try_pop (self->jobs);
    }
  if (open && !ended)
    {
      matchup_search_keeper_follow (&self->inside.search, connection);
      ended = sqlite3_get_autocommit (connection);
    }
  if (ended)
    error = dup_last_error (group, connection);
  else if (open && !matchup_db_exec (connection, "COMMIT", &error) &&
           !sqlite3_get_autocommit (connection))
    matchup_db_exec (connection, "ROLLBACK", NULL);
  if (error != NULL)
    fail_group (group, error);
  for (guint i = 0; i < group->len; i++)
    deliver (g_ptr_array_index (group, i));
  return job;
}

static Job *
run_job (MatchupDb *self, Job *job)
{
  ASSERT_INSIDE (self);

  if (self->inside.connection == NULL)
    {
      matchup_db_set_error (&job->error, NULL, SQLITE_CANTOPEN);
      deliver (job);
      return NULL;
    }
  if (job->mode == MATCHUP_DB_WRITE)
    return run_group (self, job);
  job->func (self->inside.connection, job->data, &job->result, &job->error);
  deliver (job);
  return NULL;
}

static gboolean
make_file (const char *folder, const char *path, GError **error)
{
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      matchup_db_set_error (error, NULL, SQLITE_CANTOPEN);
      return FALSE;
    }
  /* SQLite gives the files beside it the same mode. */
  fd = open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      matchup_db_set_error (error, NULL, SQLITE_CANTOPEN);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

/*
 * synchronous = FULL: what was told to be saved is on the disk, also when the power fails. Writes
 * come bundled twice a second at the most, so that costs nothing that a person could see.
 */
static const char settings[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                               "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;"
                               /* 16 MB, if they are needed: a search reads in many places. */
                               "PRAGMA cache_size = -16000;";

static gboolean
open_inside (MatchupDb *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, FILE_NAME, NULL);
  sqlite3 *connection = NULL;
  int status;

  if (!make_file (self->folder, path, error))
    return FALSE;
  status = sqlite3_open_v2 (path,
                            &connection,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                            NULL);
  if (status != SQLITE_OK)
    matchup_db_set_error (error, connection, status);
  else
    sqlite3_busy_timeout (connection, BUSY_MILLISECONDS);
  if (status == SQLITE_OK && matchup_migrations_run (connection, error) &&
      matchup_db_exec (connection, settings, error))
    self->inside.instance = matchup_db_instance_new (self->folder, error);
  if (self->inside.instance != NULL &&
      matchup_db_instance_recover (self->inside.instance, connection, error))
    {
      self->inside.connection = connection;
      matchup_search_keeper_init (&self->inside.search);
      return TRUE;
    }
  g_clear_pointer (&self->inside.instance, matchup_db_instance_free);
  sqlite3_close (connection);
  return FALSE;
}

static void
close_inside (MatchupDb *self)
{
  g_clear_pointer (&self->inside.connection, sqlite3_close);
  g_clear_pointer (&self->inside.instance, matchup_db_instance_free);
}

/* The next job; while none comes, the search index is worked on. */
static Job *
wait_for_job (MatchupDb *self)
{
  MatchupSearchKeeper *search = &self->inside.search;

  while (self->inside.connection != NULL && search->left)
    {
      guint64 pause = matchup_search_keeper_get_pause (search);
      Job *job = pause > 0 ? g_async_queue_timeout_pop (self->jobs, pause) : NULL;

      if (job != NULL)
        return job;
      matchup_search_keeper_step (search, self->inside.connection);
    }
  return g_async_queue_pop (self->jobs);
}

static gpointer
thread_main (gpointer data)
{
  MatchupDb *self = data;
  Job *next = NULL;

  for (;;)
    {
      Job *job = next != NULL ? next : wait_for_job (self);

      next = NULL;
      if (job->func == NULL)
        {
          close_inside (self);
          if (job->task != NULL)
            deliver (job);
          else
            job_free (job);
          return NULL;
        }
      next = run_job (self, job);
    }
}

static void
push (MatchupDb *self, Job job)
{
  g_async_queue_push (self->jobs, g_memdup2 (&job, sizeof job));
}

void
matchup_db_push (MatchupDb *self,
                 MatchupDbMode mode,
                 MatchupDbJob func,
                 gpointer data,
                 GDestroyNotify data_free,
                 GDestroyNotify result_free,
                 GTask *task)
{
  g_assert (MATCHUP_IS_DB (self));
  g_assert (func != NULL && G_IS_TASK (task));

  if (self->thread == NULL || self->closing != NULL)
    {
      GError *error = NULL;

      if (data != NULL && data_free != NULL)
        data_free (data);
      if (self->closed)
        error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The history is closed."));
      else
        matchup_db_set_error (&error, NULL, SQLITE_CANTOPEN);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  push (self,
        (Job){ .mode = mode,
               .func = func,
               .data = data,
               .data_free = data_free,
               .result_free = result_free,
               .task = task });
}

void
matchup_db_begin_thorough (MatchupDb *self)
{
  ASSERT_INSIDE (self);

  matchup_search_keeper_begin_thorough (&self->inside.search);
}

const char *
matchup_db_get_instance (MatchupDb *self)
{
  ASSERT_INSIDE (self);

  return matchup_db_instance_get_id (self->inside.instance);
}

static void
end_thread (MatchupDb *self)
{
  g_clear_handle_id (&self->change_id, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (self->thread == NULL)
    return;
  if (self->closing == NULL)
    push (self, (Job){ 0 });
  g_thread_join (g_steal_pointer (&self->thread));
}

static void
matchup_db_dispose (GObject *object)
{
  end_thread (MATCHUP_DB (object));

  G_OBJECT_CLASS (matchup_db_parent_class)->dispose (object);
}

static void
matchup_db_finalize (GObject *object)
{
  MatchupDb *self = MATCHUP_DB (object);

  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->jobs, g_async_queue_unref);

  G_OBJECT_CLASS (matchup_db_parent_class)->finalize (object);
}

static void
matchup_db_class_init (MatchupDbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_db_dispose;
  object_class->finalize = matchup_db_finalize;

  signals[SIGNAL_CHANGED_ELSEWHERE] = g_signal_new ("changed-elsewhere",
                                                    MATCHUP_TYPE_DB,
                                                    G_SIGNAL_RUN_LAST,
                                                    0,
                                                    NULL,
                                                    NULL,
                                                    NULL,
                                                    G_TYPE_NONE,
                                                    0);
  signals[SIGNAL_ERASE_WANTED] = g_signal_new ("erase-wanted",
                                               MATCHUP_TYPE_DB,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               0);
}

static void
matchup_db_init (MatchupDb *self)
{
  self->jobs = g_async_queue_new ();
}

MatchupDb *
matchup_db_new (const char *folder)
{
  MatchupDb *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_DB, NULL);
  self->folder = g_strdup (folder);
  return self;
}

/* data_version changes when another connection commits, never by our own writes. */
static gboolean
read_data_version (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };
  gint64 version = 0;

  matchup_db_statement_init (&statement, connection, "PRAGMA data_version");
  if (matchup_db_statement_step (&statement))
    version = matchup_db_statement_get_int (&statement, 0);
  *result = g_memdup2 (&version, sizeof version);
  return matchup_db_statement_check (&statement, error);
}

static void
data_version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MatchupDb *self = MATCHUP_DB (source);
  g_autofree gint64 *version = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean first = self->data_version == 0;

  if (version == NULL || *version == self->data_version)
    return;
  self->data_version = *version;
  if (!first)
    g_signal_emit (self, signals[SIGNAL_CHANGED_ELSEWHERE], 0);
}

static void
look_for_changes (MatchupDb *self)
{
  GTask *task = g_task_new (self, NULL, data_version_cb, NULL);

  g_task_set_source_tag (task, look_for_changes);
  matchup_db_push (self, MATCHUP_DB_READ, read_data_version, NULL, NULL, g_free, task);
}

static gboolean
change_cb (gpointer data)
{
  MatchupDb *self = data;

  self->change_id = 0;
  look_for_changes (self);
  return G_SOURCE_REMOVE;
}

static void
folder_changed_cb (MatchupDb *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_str_equal (name, MATCHUP_DB_ERASE_FILE) && g_file_query_exists (file, NULL))
    g_signal_emit (self, signals[SIGNAL_ERASE_WANTED], 0);
  if (!g_str_has_prefix (name, FILE_NAME) || self->change_id != 0)
    return;
  self->change_id = g_timeout_add (CHANGE_MILLISECONDS, change_cb, self);
}

static void
watch_folder (MatchupDb *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (self->monitor, CHANGE_MILLISECONDS);
  g_signal_connect_object (self->monitor,
                           "changed",
                           G_CALLBACK (folder_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  look_for_changes (self);
}

typedef struct
{
  MatchupDb *self;
  GTask *task;
  GError *error;
} Open;

static gboolean
opened_cb (gpointer data)
{
  Open *open = data;

  if (open->error != NULL)
    {
      end_thread (open->self);
      g_task_return_error (open->task, g_steal_pointer (&open->error));
    }
  else
    {
      if (open->self->closing == NULL)
        watch_folder (open->self);
      g_task_return_boolean (open->task, TRUE);
    }
  g_object_unref (open->task);
  g_free (open);
  return G_SOURCE_REMOVE;
}

static gpointer
opening_thread_main (gpointer data)
{
  Open *open = data;
  MatchupDb *self = open->self;
  g_autoptr (GSource) source = g_idle_source_new ();

  open_inside (self, &open->error);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, opened_cb, open, NULL);
  g_source_attach (source, g_task_get_context (open->task));
  return thread_main (self);
}

void
matchup_db_open_async (MatchupDb *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Open *open;

  g_return_if_fail (MATCHUP_IS_DB (self));
  g_return_if_fail (self->thread == NULL && self->closing == NULL);

  self->closed = FALSE;
  open = g_new0 (Open, 1);
  open->self = self;
  open->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (open->task, matchup_db_open_async);
  self->thread = g_thread_new ("database", opening_thread_main, open);
}

gboolean
matchup_db_open_finish (MatchupDb *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
thread_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MatchupDb *self = MATCHUP_DB (source);
  g_autoptr (GPtrArray) closing = g_steal_pointer (&self->closing);

  /* It is gone already where opening failed. */
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  for (guint i = 0; i < closing->len; i++)
    g_task_return_boolean (g_ptr_array_index (closing, i), TRUE);
}

void
matchup_db_close_async (MatchupDb *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_DB (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_db_close_async);
  g_clear_handle_id (&self->change_id, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (self->thread == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  self->closed = TRUE;
  if (self->closing == NULL)
    {
      self->closing = g_ptr_array_new_with_free_func (g_object_unref);
      push (self, (Job){ .task = g_task_new (self, NULL, thread_ended_cb, NULL) });
    }
  g_ptr_array_add (self->closing, task);
}

gboolean
matchup_db_close_finish (MatchupDb *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
matchup_db_finish (GAsyncResult *result, GError **error)
{
  GError *local_error = NULL;

  g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
nothing (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  return TRUE;
}

void
matchup_db_flush_async (MatchupDb *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_DB (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_db_flush_async);
  matchup_db_push (self, MATCHUP_DB_READ, nothing, NULL, NULL, NULL, task);
}

gboolean
matchup_db_flush_finish (MatchupDb *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}

const char *
matchup_db_get_folder (MatchupDb *self)
{
  g_return_val_if_fail (MATCHUP_IS_DB (self), NULL);
  return self->folder;
}

guint
matchup_db_count_users (const char *folder)
{
  g_return_val_if_fail (folder != NULL, 0);

  return matchup_db_instance_count (folder);
}
