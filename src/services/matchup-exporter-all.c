/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything at once: one file that can be imported again, or a folder of files for reading. */
#include "matchup-exporter-internal.h"

#include "matchup-config.h"
#include "matchup-conversation-mapper.h"
#include "matchup-conversation-store.h"
#include "matchup-workspace-internal.h"

#include <glib/gi18n.h>

#define TURN (4 * 1000) /* microseconds */

typedef struct
{
  MatchupConversationStore *store;
  MatchupConversationData *data;       /* whose turn it is */
  MatchupConversationMapping *mapping; /* of that */
  MatchupExportFormat format;
  GFile *file;
  MatchupExportReport *report;
  GPtrArray *ids;    /* char * */
  GHashTable *names; /* of files that were written */
  guint next;
  guint n_written;
} Exporting;

static void
exporting_free (gpointer data)
{
  Exporting *self = data;

  matchup_export_report_stop (self->report);
  matchup_export_report_unref (self->report);
  matchup_conversation_mapping_free (self->mapping);
  matchup_conversation_data_free (self->data);
  g_object_unref (self->store);
  g_object_unref (self->file);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_hash_table_unref (self->names);
  g_free (self);
}

char *
matchup_exporter_dup_name (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d %H%M");

  return matchup_export_make_file_name (stamp, NULL);
}

static void write_next (GTask *task);

/* Takes @task. */
static void
end (GTask *task, GError *error)
{
  Exporting *self = g_task_get_task_data (task);

  matchup_export_report_stop (self->report);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, (gssize) self->n_written);
  g_object_unref (task);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exporting *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      self->n_written++;
      write_next (task);
      return;
    }
  end (task, error);
}

/* Two conversations of the same minute may have the same title. */
static GFile *
choose_file (Exporting *self, MatchupConversation *conversation)
{
  g_autofree char *base = matchup_conversation_export_dup_file_name (conversation);
  const char *ending = matchup_export_format_get_ending (self->format);
  char *name = g_strconcat (base, ending, NULL);
  GFile *file;

  for (guint i = 2; !g_hash_table_add (self->names, g_utf8_casefold (name, -1)); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)%s", base, i, ending);
    }
  file = g_file_get_child (self->file, name);
  g_free (name);
  return file;
}

static gboolean
map_cb (gpointer user_data)
{
  GTask *task = user_data;
  Exporting *self = g_task_get_task_data (task);
  g_autoptr (MatchupConversation) conversation =
      matchup_conversation_mapping_go_on (self->mapping, TURN);
  g_autoptr (GFile) file = NULL;

  if (conversation == NULL)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->mapping, matchup_conversation_mapping_free);
  g_clear_pointer (&self->data, matchup_conversation_data_free);
  file = choose_file (self, conversation);
  _matchup_exporter_write_readable (g_task_get_source_object (task),
                                    conversation,
                                    self->format,
                                    file,
                                    self->report,
                                    g_task_get_cancellable (task),
                                    written_cb,
                                    task);
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MatchupWorkspace *workspace = g_task_get_source_object (task);
  Exporting *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->data =
      matchup_conversation_store_load_finish (MATCHUP_CONVERSATION_STORE (source), result, &error);
  if (self->data == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      end (task, error);
      return;
    }
  /* It is gone by now. */
  if (self->data == NULL)
    {
      g_clear_error (&error);
      write_next (task);
      return;
    }
  self->mapping = matchup_conversation_mapping_new (self->data,
                                                    matchup_workspace_get_providers (workspace),
                                                    matchup_workspace_get_catalog (workspace));
  g_idle_add (map_cb, task);
}

static void
write_next (GTask *task)
{
  Exporting *self = g_task_get_task_data (task);
  GError *error = NULL;
  guint n = self->ids->len;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error) ||
      self->next >= n)
    {
      end (task, error);
      return;
    }
  matchup_export_report_set_share (self->report, (double) self->next / n, (self->next + 1.0) / n);
  matchup_conversation_store_load_async (self->store,
                                         g_ptr_array_index (self->ids, self->next++),
                                         g_task_get_cancellable (task),
                                         loaded_cb,
                                         task);
}

static void
archive_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exporting *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    self->n_written = self->ids->len;
  end (task, error);
}

static void
folder_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!g_file_make_directory_finish (G_FILE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      end (task, error);
      return;
    }
  g_clear_error (&error);
  write_next (task);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exporting *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records =
      matchup_conversation_store_list_finish (MATCHUP_CONVERSATION_STORE (source), result, &error);

  if (records == NULL)
    {
      end (task, error);
      return;
    }
  self->ids = g_ptr_array_new_with_free_func (g_free);
  /* The oldest first: a file that was written later only has more at its end. */
  for (guint i = records->len; i > 0; i--)
    g_ptr_array_add (self->ids,
                     g_strdup (
                         ((MatchupConversationRecord *) g_ptr_array_index (records, i - 1))->id));
  if (self->format != MATCHUP_EXPORT_FORMAT_JSON)
    {
      g_file_make_directory_async (self->file,
                                   G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task),
                                   folder_made_cb,
                                   task);
      return;
    }
  g_ptr_array_add (self->ids, NULL);
  _matchup_exporter_write_json (g_task_get_source_object (task),
                                (const char *const *) self->ids->pdata,
                                self->file,
                                self->report,
                                g_task_get_cancellable (task),
                                archive_written_cb,
                                task);
  g_ptr_array_remove_index (self->ids, self->ids->len - 1);
}

/* What was said last is on the disk. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exporting *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (matchup_history_flush_finish (MATCHUP_HISTORY (source), result, &error))
    matchup_conversation_store_list_async (self->store,
                                           g_task_get_cancellable (task),
                                           listed_cb,
                                           task);
  else
    end (task, error);
}

void
matchup_exporter_export_all_async (MatchupWorkspace *workspace,
                                   MatchupExportFormat format,
                                   GFile *file,
                                   MatchupProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;
  Exporting *self;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_exporter_export_all_async);
  self = g_new0 (Exporting, 1);
  self->store = matchup_conversation_store_new (workspace->db);
  self->format = format;
  self->file = g_object_ref (file);
  self->report = matchup_export_report_new (progress, progress_data);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_set_task_data (task, self, exporting_free);
  matchup_history_flush_async (workspace->history, flushed_cb, task);
}

int
matchup_exporter_export_all_finish (MatchupWorkspace *workspace,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
