/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupRoundExport: the bytes of its pictures, which are read only when a page is to hold them.
 */
#include "matchup-round-export.h"

typedef struct
{
  MatchupRoundExport *export; /* the caller's */
  guint next;
} Loading;

static void read_next (GTask *task);

static MatchupPictureExport *
get_picture (const Loading *loading)
{
  return g_ptr_array_index (loading->export->pictures, loading->next);
}

static void
encode_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  gsize length;
  const guchar *data = g_bytes_get_data (task_data, &length);

  g_task_return_pointer (task, g_base64_encode (data, length), g_free);
}

/* Takes @task. */
static void
encoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);

  get_picture (loading)->data = g_task_propagate_pointer (G_TASK (result), NULL);
  loading->next++;
  read_next (task);
}

/* Takes @task. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes =
      matchup_workspace_read_picture_finish (MATCHUP_WORKSPACE (source), result, NULL);
  g_autoptr (GTask) encoding = NULL;

  if (bytes == NULL)
    {
      loading->next++;
      read_next (task);
      return;
    }
  encoding = g_task_new (NULL, NULL, encoded_cb, task);
  g_task_set_source_tag (encoding, read_cb);
  g_task_set_task_data (encoding, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (encoding, encode_in_thread);
}

/* Takes @task. */
static void
read_next (GTask *task)
{
  Loading *loading = g_task_get_task_data (task);

  if (loading->next >= loading->export->pictures->len)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  matchup_workspace_read_picture_async (g_task_get_source_object (task),
                                        get_picture (loading)->part,
                                        g_task_get_cancellable (task),
                                        read_cb,
                                        task);
}

void
matchup_round_export_load_pictures_async (MatchupRoundExport *self,
                                          MatchupWorkspace *workspace,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  GTask *task;
  Loading *loading;

  g_return_if_fail (self != NULL);
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_round_export_load_pictures_async);
  loading = g_new0 (Loading, 1);
  loading->export = self;
  for (guint i = 0; i < self->pictures->len; i++)
    g_clear_pointer (&((MatchupPictureExport *) g_ptr_array_index (self->pictures, i))->data,
                     g_free);
  g_task_set_task_data (task, loading, g_free);
  read_next (task);
}

gboolean
matchup_round_export_load_pictures_finish (MatchupWorkspace *workspace,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
