/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-history-internal.h"

static MatchupModelRef *
read_model (MatchupHistory *self, const MatchupContestantRecord *record)
{
  MatchupProvider *provider = matchup_provider_list_find (self->providers, record->provider_id);

  /* The name under which it was asked is kept where its service is gone. */
  if (provider != NULL)
    return matchup_catalog_dup_model (self->catalog, provider, record->model_id);
  return matchup_model_ref_new (record->provider_id,
                                record->model_id,
                                record->model_name,
                                MATCHUP_MODEL_CAPABILITIES_NONE,
                                0,
                                0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupHistory *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records =
      matchup_conversation_store_list_models_finish (MATCHUP_CONVERSATION_STORE (source),
                                                     result,
                                                     &error);
  GPtrArray *models;

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  models = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (models, read_model (self, g_ptr_array_index (records, i)));
  g_task_return_pointer (task, models, (GDestroyNotify) g_ptr_array_unref);
}

void
matchup_history_list_models_async (MatchupHistory *self,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_history_list_models_async);
  matchup_conversation_store_list_models_async (self->store, limit, cancellable, listed_cb, task);
}

GPtrArray *
matchup_history_list_models_finish (MatchupHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
