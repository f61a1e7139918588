/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-stored.h"

#include "matchup-erase-files.h"
#include "matchup-eraser.h"
#include "matchup-privacy-store.h"
#include "matchup-workspace-internal.h"

void
matchup_stored_free (MatchupStored *self)
{
  if (self == NULL)
    return;
  g_free (self->data_folder);
  g_free (self->cache_folder);
  g_free (self);
}

typedef struct
{
  MatchupStored *stored;
  MatchupPrivacyStore *store;
  MatchupSecretStore *secrets;
} Measure;

static void
measure_free (gpointer data)
{
  Measure *measure = data;

  matchup_stored_free (measure->stored);
  g_clear_object (&measure->store);
  g_clear_object (&measure->secrets);
  g_free (measure);
}

static void
files_measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Measure *measure = g_task_get_task_data (task);
  MatchupStored *stored = measure->stored;

  g_task_propagate_boolean (G_TASK (result), NULL);
  stored->conversations -= MIN (stored->conversations, stored->search);
  g_task_return_pointer (task,
                         g_steal_pointer (&measure->stored),
                         (GDestroyNotify) matchup_stored_free);
}

/* Any thread. */
static void
measure_files (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MatchupStored *stored = data;
  g_autofree char *blobs = g_build_filename (stored->data_folder, "blobs", NULL);

  stored->pictures = matchup_measure_folder (blobs);
  stored->conversations = matchup_measure_folder (stored->data_folder);
  stored->conversations -= MIN (stored->conversations, stored->pictures);
  stored->cache = matchup_measure_folder (stored->cache_folder);
  g_task_return_boolean (task, TRUE);
}

static void
keys_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Measure *measure = g_task_get_task_data (task);
  MatchupWorkspace *workspace = g_task_get_source_object (task);
  MatchupStored *stored = measure->stored;
  g_autoptr (GTask) files = NULL;

  stored->n_keys = matchup_secret_store_count_finish (MATCHUP_SECRET_STORE (source), result, NULL);
  /* The other task holds the measure as long as this thread works on it. */
  files = g_task_new (workspace, NULL, files_measured_cb, g_steal_pointer (&task));
  g_task_set_source_tag (files, measure_files);
  g_task_set_task_data (files, stored, NULL);
  g_task_run_in_thread (files, measure_files);
}

static void
index_measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Measure *measure = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 bytes = matchup_privacy_store_measure_index_finish (measure->store, result, &error);

  if (bytes < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  measure->stored->search = (guint64) bytes;
  matchup_secret_store_count_async (measure->secrets,
                                    NULL,
                                    keys_counted_cb,
                                    g_steal_pointer (&task));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Measure *measure = g_task_get_task_data (task);
  MatchupStoredCounts counts;
  GError *error = NULL;

  if (!matchup_privacy_store_count_finish (measure->store, result, &counts, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  measure->stored->n_conversations = counts.conversations;
  measure->stored->n_pinned = counts.pinned;
  measure->stored->n_deleted = counts.deleted;
  measure->stored->n_drafts = counts.drafts;
  matchup_privacy_store_measure_index_async (measure->store,
                                             index_measured_cb,
                                             g_steal_pointer (&task));
}

void
matchup_stored_measure_async (MatchupWorkspace *workspace,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Measure *measure;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_stored_measure_async);
  measure = g_new0 (Measure, 1);
  measure->stored = g_new0 (MatchupStored, 1);
  measure->stored->data_folder = g_strdup (matchup_db_get_folder (workspace->db));
  measure->stored->cache_folder = matchup_eraser_dup_cache_folder ();
  measure->store = matchup_privacy_store_new (workspace->db);
  measure->secrets = g_object_ref (workspace->secrets);
  g_task_set_task_data (task, measure, measure_free);
  matchup_privacy_store_count_async (measure->store, counted_cb, task);
}

MatchupStored *
matchup_stored_measure_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
