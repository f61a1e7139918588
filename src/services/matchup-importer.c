/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A thread reads the file and hands over each conversation to the main thread, which has it saved.
 * It waits while many are on their way, so that a large file is not in memory.
 */
#include "matchup-importer.h"

#include "matchup-config.h"
#include "matchup-history-private.h"
#include "matchup-import-reader.h"
#include "matchup-import-store.h"
#include "matchup-run-json.h"
#include "matchup-workspace-internal.h"

#include <glib/gi18n.h>

#define MOST_REASONS 20
/* Conversations that are read but not saved yet, and the bytes of their texts and pictures. */
#define MOST_WAITING 64
#define MOST_BYTES (64 * 1024 * 1024)
#define PROGRESS_MICROSECONDS (100 * 1000)

typedef struct
{
  MatchupDb *db;
  GFile *file;
  GMainContext *context;
  MatchupProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
  gint64 told_at;

  GMutex mutex; /* of what follows */
  GCond changed;
  guint n_waiting;
  gsize n_bytes;
  double part;
  gboolean progress_on_way;
  GError *write_error; /* nothing more can be saved */
  MatchupImportReport *report;
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;

  g_object_unref (self->db);
  g_object_unref (self->file);
  g_main_context_unref (self->context);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->write_error);
  matchup_import_report_free (self->report);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* One conversation on its way to the database. */
typedef struct
{
  GTask *task; /* holds the import */
  MatchupConversationData *data;
  char *id;
  char *title;
  gsize bytes;
} Parcel;

static void
parcel_free (Parcel *parcel)
{
  matchup_conversation_data_free (parcel->data);
  g_object_unref (parcel->task);
  g_free (parcel->id);
  g_free (parcel->title);
  g_free (parcel);
}

static gsize
count_bytes (const MatchupConversationData *data)
{
  gsize bytes = 0;

  for (guint i = 0; i < data->rounds->len; i++)
    {
      const MatchupRoundRecord *round = g_ptr_array_index (data->rounds, i);

      bytes += strlen (round->prompt) + 200;
      for (guint j = 0; round->pictures != NULL && j < round->pictures->len; j++)
        bytes +=
            (gsize) ((MatchupPictureRecord *) g_ptr_array_index (round->pictures, j))->sent.size;
    }
  for (guint i = 0; i < data->runs->len; i++)
    {
      const MatchupRunRecord *run = g_ptr_array_index (data->runs, i);

      bytes += 500;
      for (guint j = 0; run->parts != NULL && j < run->parts->len; j++)
        bytes += ((MatchupPartRecord *) g_ptr_array_index (run->parts, j))->text->len;
    }
  return bytes;
}

/* With the lock. */
static void
add_reason (Import *self, const char *title, const char *reason)
{
  g_autofree char *line = title != NULL ? matchup_json_dup_line (title) : NULL;

  self->report->n_failed++;
  if (self->report->reasons->len >= MOST_REASONS)
    return;
  /* Translators: the title of a conversation, and why it could not be imported */
  g_ptr_array_add (self->report->reasons,
                   /* Translators: the title of a conversation, and why it was not imported */
                   line != NULL && *line != '\0' ? g_strdup_printf (_ ("“%s”: %s"), line, reason)
                                                 : g_strdup (reason));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Parcel *parcel = user_data;
  Import *self = g_task_get_task_data (parcel->task);
  GError *error = NULL;
  MatchupImportResult what = matchup_import_store_add_finish (MATCHUP_DB (source), result, &error);

  g_mutex_lock (&self->mutex);
  self->n_waiting--;
  self->n_bytes -= parcel->bytes;
  if (what == MATCHUP_IMPORT_ADDED)
    {
      self->report->n_added++;
      g_ptr_array_add (self->report->added, g_steal_pointer (&parcel->id));
    }
  else if (what == MATCHUP_IMPORT_PRESENT)
    self->report->n_present++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    add_reason (self, parcel->title, error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    add_reason (self, parcel->title, _ ("It cannot be stored."));
  else if (self->write_error == NULL)
    self->write_error = g_steal_pointer (&error);
  g_clear_error (&error);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  parcel_free (parcel);
}

/* Main thread. */
static gboolean
save_cb (gpointer user_data)
{
  Parcel *parcel = user_data;
  Import *self = g_task_get_task_data (parcel->task);

  matchup_import_store_add_async (self->db, g_steal_pointer (&parcel->data), saved_cb, parcel);
  return G_SOURCE_REMOVE;
}

static void
send_to_main (Import *self, GSourceFunc func, gpointer data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, self->context);
}

static gboolean
add_cb (MatchupConversationData *data, gpointer user_data)
{
  GTask *task = user_data;
  Import *self = g_task_get_task_data (task);
  Parcel *parcel = g_new0 (Parcel, 1);
  gboolean well;

  parcel->task = g_object_ref (task);
  parcel->id = g_strdup (data->conversation->id);
  parcel->title = g_strdup (data->conversation->title);
  parcel->bytes = count_bytes (data);
  parcel->data = data;
  g_mutex_lock (&self->mutex);
  while (self->write_error == NULL && self->n_waiting > 0 &&
         (self->n_waiting >= MOST_WAITING || self->n_bytes + parcel->bytes > MOST_BYTES))
    g_cond_wait (&self->changed, &self->mutex);
  well = self->write_error == NULL && !g_cancellable_is_cancelled (self->cancellable);
  if (well)
    {
      self->n_waiting++;
      self->n_bytes += parcel->bytes;
    }
  g_mutex_unlock (&self->mutex);
  if (well)
    {
      send_to_main (self, save_cb, parcel);
      return TRUE;
    }
  parcel_free (parcel);
  return FALSE;
}

static void
refuse_cb (const char *title, const char *reason, gpointer user_data)
{
  Import *self = g_task_get_task_data (user_data);

  g_mutex_lock (&self->mutex);
  add_reason (self, title, reason);
  g_mutex_unlock (&self->mutex);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *self = g_task_get_task_data (task);
  double part;

  g_mutex_lock (&self->mutex);
  self->progress_on_way = FALSE;
  part = self->part;
  g_mutex_unlock (&self->mutex);
  if (!g_task_get_completed (task))
    self->progress (part, self->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double part, gpointer user_data)
{
  GTask *task = user_data;
  Import *self = g_task_get_task_data (task);
  gint64 now = g_get_monotonic_time ();
  gboolean tell;

  if (self->progress == NULL || now - self->told_at < PROGRESS_MICROSECONDS)
    return;
  self->told_at = now;
  g_mutex_lock (&self->mutex);
  self->part = part;
  tell = !self->progress_on_way;
  self->progress_on_way = TRUE;
  g_mutex_unlock (&self->mutex);
  if (tell)
    send_to_main (self, show_progress_cb, g_object_ref (task));
}

static void
wait_for_all (Import *self)
{
  g_mutex_lock (&self->mutex);
  while (self->n_waiting > 0)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* What is known when all that was handed over is saved. */
static void
end (GTask *task, Import *self, MatchupImportNotes *notes, GError *problem)
{
  MatchupImportReport *report = self->report;

  if (self->write_error != NULL)
    {
      g_clear_error (&problem);
      problem = g_steal_pointer (&self->write_error);
    }
  if (problem == NULL && g_cancellable_is_cancelled (self->cancellable))
    g_set_error_literal (&problem, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  if (problem != NULL && report->n_added + report->n_present == 0)
    {
      g_task_return_error (task, problem);
      return;
    }
  if (problem != NULL)
    report->stopped = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                          ? g_strdup (_ ("The import was cancelled."))
                          : g_strdup (problem->message);
  g_clear_error (&problem);
  report->n_pictures = notes->n_pictures;
  report->n_files = notes->n_files;
  report->names = g_ptr_array_ref (notes->names);
  g_task_return_pointer (task,
                         g_steal_pointer (&self->report),
                         (GDestroyNotify) matchup_import_report_free);
}

static void
import_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Import *self = task_data;
  static const MatchupImportReaderFuncs funcs = { add_cb, refuse_cb, progress_cb, 0 };
  g_autoptr (MatchupImportSource) source = NULL;
  MatchupImportNotes notes;
  GError *problem = NULL;

  matchup_import_notes_init (&notes);
  source = matchup_import_source_open (self->file, cancellable, &problem);
  if (source != NULL)
    matchup_import_reader_read (source, &notes, &funcs, task, cancellable, &problem);
  wait_for_all (self);
  end (task, self, &notes, problem);
  matchup_import_notes_clear (&notes);
}

void
matchup_importer_import_async (MatchupWorkspace *workspace,
                               GFile *file,
                               MatchupProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Import *self;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_importer_import_async);
  g_task_set_check_cancellable (task, FALSE);
  self = g_new0 (Import, 1);
  self->db = g_object_ref (workspace->db);
  self->file = g_object_ref (file);
  self->context = g_main_context_ref (g_task_get_context (task));
  self->progress = progress;
  self->progress_data = progress_data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->report = g_new0 (MatchupImportReport, 1);
  self->report->added = g_ptr_array_new_with_free_func (g_free);
  self->report->reasons = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_task_set_task_data (task, self, import_free);
  g_task_run_in_thread (task, import_thread);
}

MatchupImportReport *
matchup_importer_import_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error)
{
  MatchupImportReport *report;

  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  report = g_task_propagate_pointer (G_TASK (result), error);
  if (report != NULL && report->n_added > 0)
    matchup_history_reload (matchup_workspace_get_history (workspace), report->added);
  return report;
}
