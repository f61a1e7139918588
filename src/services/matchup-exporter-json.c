/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Conversations as JSON: a thread writes the file and has the main thread fetch each conversation
 * from the database when its turn comes, so that only one is in memory.
 */
#include "matchup-exporter-internal.h"

#include "matchup-conversation-json.h"
#include "matchup-conversation-store.h"
#include "matchup-workspace-internal.h"

typedef struct
{
  MatchupConversationStore *store;
  MatchupBlobStore *blobs;
  GStrv ids;
  GFile *file;
  MatchupExportReport *report;
  GMainContext *context;

  GMutex mutex; /* of what follows */
  GCond changed;
  MatchupConversationData *data; /* that was asked for */
  GError *error;
  gboolean arrived;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->store);
  g_object_unref (self->blobs);
  g_strfreev (self->ids);
  g_object_unref (self->file);
  matchup_export_report_unref (self->report);
  g_main_context_unref (self->context);
  matchup_conversation_data_free (self->data);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

typedef struct
{
  GTask *task; /* holds the writing */
  guint number;
} Request;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  Writing *self = g_task_get_task_data (request->task);

  g_mutex_lock (&self->mutex);
  self->data = matchup_conversation_store_load_finish (MATCHUP_CONVERSATION_STORE (source),
                                                       result,
                                                       &self->error);
  self->arrived = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_object_unref (request->task);
  g_free (request);
}

static gboolean
load_cb (gpointer user_data)
{
  Request *request = user_data;
  Writing *self = g_task_get_task_data (request->task);

  matchup_conversation_store_load_async (self->store,
                                         self->ids[request->number],
                                         NULL,
                                         loaded_cb,
                                         request);
  return G_SOURCE_REMOVE;
}

/* NULL without @error: it is gone by now. */
static MatchupConversationData *
fetch (GTask *task, guint number, GError **error)
{
  Writing *self = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();
  Request *request = g_new0 (Request, 1);
  MatchupConversationData *data;
  GError *problem;

  request->task = g_object_ref (task);
  request->number = number;
  self->arrived = FALSE;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, load_cb, request, NULL);
  g_source_attach (source, self->context);
  g_mutex_lock (&self->mutex);
  while (!self->arrived)
    g_cond_wait (&self->changed, &self->mutex);
  data = g_steal_pointer (&self->data);
  problem = g_steal_pointer (&self->error);
  g_mutex_unlock (&self->mutex);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_clear_error (&problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return data;
}

static GBytes *
read_picture_cb (const char *sha256, gpointer user_data)
{
  return matchup_blob_store_read (user_data, sha256, NULL);
}

static gboolean
write_cb (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  GTask *task = user_data;
  Writing *self = g_task_get_task_data (task);
  g_autoptr (MatchupJsonWriter) writer = matchup_json_writer_new (stream, cancellable);
  guint n = g_strv_length (self->ids);

  matchup_conversation_json_begin (writer);
  for (guint i = 0; i < n && matchup_json_writer_is_well (writer); i++)
    {
      GError *problem = NULL;
      g_autoptr (MatchupConversationData) data = fetch (task, i, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (data != NULL)
        matchup_conversation_json_write (writer, data, read_picture_cb, self->blobs);
      matchup_export_report_tell ((i + 1.0) / n, self->report);
    }
  matchup_conversation_json_finish (writer);
  return matchup_json_writer_end (writer, error);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *self = task_data;
  GError *error = NULL;

  if (matchup_export_file_write_with (self->file, write_cb, task, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What was said last is on the disk. Takes @task. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (matchup_history_flush_finish (MATCHUP_HISTORY (source), result, &error))
    g_task_run_in_thread (task, write_thread);
  else
    g_task_return_error (task, error);
}

void
_matchup_exporter_write_json (MatchupWorkspace *workspace,
                              const char *const *ids,
                              GFile *file,
                              MatchupExportReport *report,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Writing *self = g_new0 (Writing, 1);

  g_task_set_source_tag (task, _matchup_exporter_write_json);
  self->store = matchup_conversation_store_new (workspace->db);
  self->blobs = g_object_ref (workspace->blobs);
  self->ids = g_strdupv ((char **) ids);
  self->file = g_object_ref (file);
  self->report = matchup_export_report_ref (report);
  self->context = g_main_context_ref (g_task_get_context (task));
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_task_set_task_data (task, self, writing_free);
  matchup_history_flush_async (workspace->history, flushed_cb, task);
}
