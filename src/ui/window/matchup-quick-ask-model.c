/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-quick-ask-model.h"

#include "matchup-params.h"

static MatchupWorkspace *
get_workspace (GTask *task)
{
  return g_task_get_task_data (task);
}

static gboolean
is_connected (MatchupWorkspace *workspace, MatchupModelRef *model)
{
  return matchup_provider_list_find (matchup_workspace_get_providers (workspace),
                                     matchup_model_ref_get_provider_id (model)) != NULL;
}

/* Who looked around before means a real answer as soon as somebody can give one. */
static gboolean
is_wanted (MatchupWorkspace *workspace, MatchupModelRef *model)
{
  GListModel *providers = G_LIST_MODEL (matchup_workspace_get_providers (workspace));

  return is_connected (workspace, model) &&
         (!matchup_model_ref_is_practice (model) || g_list_model_get_n_items (providers) == 0);
}

/* Another conversation is another contestant: it is not given what was said in the last one. */
static MatchupContestant *
make_like (MatchupContestant *contestant)
{
  return matchup_contestant_new_named (NULL,
                                       matchup_contestant_get_model (contestant),
                                       matchup_contestant_get_params (contestant),
                                       matchup_contestant_get_own_name (contestant));
}

/* FALSE: nobody there can be asked. */
static gboolean
use_lineup (GTask *task, MatchupLineup *lineup)
{
  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);

      if (is_connected (get_workspace (task), matchup_contestant_get_model (contestant)))
        {
          g_task_return_pointer (task, make_like (contestant), g_object_unref);
          return TRUE;
        }
    }
  return FALSE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) models =
      matchup_history_list_models_finish (MATCHUP_HISTORY (source), result, &error);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < models->len; i++)
    {
      MatchupModelRef *model = g_ptr_array_index (models, i);

      if (is_wanted (get_workspace (task), model))
        {
          g_task_return_pointer (task,
                                 matchup_contestant_new (NULL, model, params),
                                 g_object_unref);
          return;
        }
    }
  if (!use_lineup (task, matchup_workspace_get_lineup (get_workspace (task))))
    g_task_return_pointer (task, NULL, NULL);
}

void
matchup_quick_ask_model_find_async (MatchupWorkspace *workspace,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_quick_ask_model_find_async);
  g_task_set_task_data (task, g_object_ref (workspace), g_object_unref);
  if (use_lineup (task, matchup_workspace_get_chat_lineup (workspace)))
    return;
  matchup_history_list_models_async (matchup_workspace_get_history (workspace),
                                     8, /* some may be of services that are gone */
                                     cancellable,
                                     listed_cb,
                                     g_object_ref (task));
}

MatchupContestant *
matchup_quick_ask_model_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
