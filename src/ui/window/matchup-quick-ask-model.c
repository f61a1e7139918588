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

/* Another conversation is another contestant: it is not given what was said in the last one. */
static MatchupContestant *
make_like (MatchupContestant *contestant)
{
  return matchup_contestant_new_named (NULL,
                                       matchup_contestant_get_model (contestant),
                                       matchup_contestant_get_params (contestant),
                                       matchup_contestant_get_own_name (contestant));
}

static void
use_lineup (GTask *task)
{
  MatchupLineup *lineup = matchup_workspace_get_lineup (get_workspace (task));

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);

      if (is_connected (get_workspace (task), matchup_contestant_get_model (contestant)))
        {
          g_task_return_pointer (task, make_like (contestant), g_object_unref);
          return;
        }
    }
  g_task_return_pointer (task, NULL, NULL);
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

      if (is_connected (get_workspace (task), model))
        {
          g_task_return_pointer (task,
                                 matchup_contestant_new (NULL, model, params),
                                 g_object_unref);
          return;
        }
    }
  use_lineup (task);
}

static void
list_models (GTask *task)
{
  matchup_history_list_models_async (matchup_workspace_get_history (get_workspace (task)),
                                     8, /* some may be of services that are gone */
                                     g_task_get_cancellable (task),
                                     listed_cb,
                                     g_object_ref (task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (MatchupConversation) conversation =
      matchup_history_open_finish (MATCHUP_HISTORY (source), result, NULL);
  MatchupContestant *contestant = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (conversation != NULL)
    contestant = matchup_lineup_get (matchup_conversation_get_lineup (conversation), 0);
  if (contestant != NULL &&
      is_connected (get_workspace (task), matchup_contestant_get_model (contestant)))
    g_task_return_pointer (task, make_like (contestant), g_object_unref);
  else
    list_models (task);
}

/* Pinned ones stand above newer ones. */
static char *
find_last_chat (GListModel *history)
{
  g_autoptr (MatchupConversationSummary) newest = NULL;
  gint64 newest_at = G_MININT64;

  for (guint i = 0; i < g_list_model_get_n_items (history); i++)
    {
      g_autoptr (MatchupConversationSummary) summary = g_list_model_get_item (history, i);
      gint64 at = matchup_conversation_summary_get_updated_at (summary);

      if (matchup_conversation_summary_get_kind (summary) == MATCHUP_CONVERSATION_KIND_CHAT &&
          at > newest_at)
        {
          g_set_object (&newest, summary);
          newest_at = at;
          if (!matchup_conversation_summary_get_pinned (summary))
            break;
        }
    }
  return newest != NULL ? g_strdup (matchup_conversation_summary_get_id (newest)) : NULL;
}

void
matchup_quick_ask_model_find_async (MatchupWorkspace *workspace,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  MatchupHistory *history;
  g_autoptr (GTask) task = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_quick_ask_model_find_async);
  g_task_set_task_data (task, g_object_ref (workspace), g_object_unref);
  history = matchup_workspace_get_history (workspace);
  id = find_last_chat (G_LIST_MODEL (history));
  if (id != NULL)
    matchup_history_open_async (history, id, cancellable, opened_cb, g_object_ref (task));
  else
    list_models (task);
}

MatchupContestant *
matchup_quick_ask_model_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
