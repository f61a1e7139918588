/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversations in a form for reading: what may be seen is gathered here, threads write it. */
#include "matchup-exporter.h"

#include "matchup-config.h"
#include "matchup-exporter-internal.h"

#include <glib/gi18n.h>

typedef struct
{
  MatchupConversationExport *export;
  MatchupExportFormat format;
  GFile *file;
  MatchupExportReport *report;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  matchup_conversation_export_free (self->export);
  g_object_unref (self->file);
  matchup_export_report_unref (self->report);
  g_free (self);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *self = task_data;
  GError *error = NULL;

  if (matchup_export_file_write (self->export,
                                 self->format,
                                 self->file,
                                 matchup_export_report_tell,
                                 self->report,
                                 cancellable,
                                 &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
gathered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->export =
      matchup_conversation_export_gather_finish (MATCHUP_WORKSPACE (source), result, &error);
  if (self->export != NULL)
    g_task_run_in_thread (task, write_thread);
  else
    g_task_return_error (task, error);
}

void
_matchup_exporter_write_readable (MatchupWorkspace *workspace,
                                  MatchupConversation *conversation,
                                  MatchupExportFormat format,
                                  GFile *file,
                                  MatchupExportReport *report,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Writing *self = g_new0 (Writing, 1);

  g_task_set_source_tag (task, _matchup_exporter_write_readable);
  self->format = format;
  self->file = g_object_ref (file);
  self->report = matchup_export_report_ref (report);
  g_task_set_task_data (task, self, writing_free);
  /* Markdown names pictures only. */
  matchup_conversation_export_gather_async (workspace,
                                            conversation,
                                            format != MATCHUP_EXPORT_FORMAT_MARKDOWN,
                                            cancellable,
                                            gathered_cb,
                                            task);
}

/* What a thread tells of its progress, on its way to the main thread. */
struct _MatchupExportReport
{
  gatomicrefcount count;
  MatchupProgressFunc progress;
  gpointer progress_data;
  GMainContext *context;
  double from; /* the share of the whole that the thread does */
  double to;
  int thousandths; /* atomic */
  int on_way;      /* atomic */
};

MatchupExportReport *
matchup_export_report_new (MatchupProgressFunc progress, gpointer progress_data)
{
  MatchupExportReport *self = g_new0 (MatchupExportReport, 1);

  g_atomic_ref_count_init (&self->count);
  self->progress = progress;
  self->progress_data = progress_data;
  self->context = g_main_context_ref_thread_default ();
  self->to = 1;
  return self;
}

MatchupExportReport *
matchup_export_report_ref (MatchupExportReport *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
matchup_export_report_unref (MatchupExportReport *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_main_context_unref (self->context);
  g_free (self);
}

void
matchup_export_report_stop (MatchupExportReport *self)
{
  self->progress = NULL;
}

void
matchup_export_report_set_share (MatchupExportReport *self, double from, double to)
{
  self->from = from;
  self->to = to;
}

static gboolean
show_progress_cb (gpointer user_data)
{
  MatchupExportReport *self = user_data;
  double part = g_atomic_int_get (&self->thousandths) / 1000.0;

  g_atomic_int_set (&self->on_way, 0);
  if (self->progress != NULL)
    self->progress (self->from + (self->to - self->from) * part, self->progress_data);
  matchup_export_report_unref (self);
  return G_SOURCE_REMOVE;
}

void
matchup_export_report_tell (double part, gpointer user_data)
{
  MatchupExportReport *self = user_data;
  g_autoptr (GSource) source = NULL;

  g_atomic_int_set (&self->thousandths, (int) (CLAMP (part, 0, 1) * 1000));
  if (!g_atomic_int_compare_and_exchange (&self->on_way, 0, 1))
    return;
  source = g_timeout_source_new (60);
  g_source_set_callback (source, show_progress_cb, matchup_export_report_ref (self), NULL);
  g_source_attach (source, self->context);
}

/* Takes @task. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  matchup_export_report_stop (g_task_get_task_data (task));
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
matchup_exporter_export_async (MatchupWorkspace *workspace,
                               MatchupConversation *conversation,
                               MatchupExportFormat format,
                               GFile *file,
                               MatchupProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;
  MatchupExportReport *report;
  const char *ids[2] = { NULL, NULL };

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_exporter_export_async);
  report = matchup_export_report_new (progress, progress_data);
  g_task_set_task_data (task, report, (GDestroyNotify) matchup_export_report_unref);
  if (format != MATCHUP_EXPORT_FORMAT_JSON)
    {
      _matchup_exporter_write_readable (workspace,
                                        conversation,
                                        format,
                                        file,
                                        report,
                                        cancellable,
                                        written_cb,
                                        task);
      return;
    }
  if (matchup_conversation_get_private (conversation))
    {
      matchup_export_report_stop (report);
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED,
                               "%s",
                               _ ("A private chat is not stored, so it cannot be exported to be "
                                  "imported again."));
      g_object_unref (task);
      return;
    }
  ids[0] = matchup_conversation_get_id (conversation);
  _matchup_exporter_write_json (workspace, ids, file, report, cancellable, written_cb, task);
}

gboolean
matchup_exporter_export_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
