/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-export.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

void
matchup_conversation_export_free (MatchupConversationExport *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->date);
  g_ptr_array_unref (self->rounds);
  g_free (self->file_name);
  g_free (self);
}

static GDateTime *
get_local_time (MatchupConversation *conversation)
{
  gint64 created_at = matchup_conversation_get_created_at (conversation);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (created_at / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : g_date_time_new_now_local ();
}

char *
matchup_conversation_export_dup_file_name (MatchupConversation *conversation)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *stamp = NULL;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);

  local = get_local_time (conversation);
  stamp = g_date_time_format (local, "%Y-%m-%d %H%M");
  return matchup_export_make_file_name (stamp, matchup_conversation_get_title (conversation));
}

MatchupConversationExport *
matchup_conversation_export_new (MatchupWorkspace *workspace, MatchupConversation *conversation)
{
  MatchupConversationExport *self;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);

  self = g_new0 (MatchupConversationExport, 1);
  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_round_export_free);
  for (guint i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    {
      MatchupRoundExport *round =
          matchup_round_export_new (workspace, matchup_conversation_get_round (conversation, i));

      self->hidden |= round->hidden;
      g_ptr_array_add (self->rounds, round);
    }
  local = get_local_time (conversation);
  self->date = g_date_time_format (local, "%x %R");
  self->title = g_strdup (matchup_conversation_get_title (conversation));
  if (*self->title == '\0')
    {
      g_free (self->title);
      self->title = g_strdup (_ ("Conversation"));
    }
  self->file_name = matchup_conversation_export_dup_file_name (conversation);
  return self;
}

typedef struct
{
  MatchupConversationExport *export; /* the caller's */
  guint next;
} Loading;

/* Takes @task. */
static void
round_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Loading *loading = g_task_get_task_data (task);
  MatchupWorkspace *workspace = MATCHUP_WORKSPACE (g_task_get_source_object (task));
  g_autoptr (GError) error = NULL;

  if (result != NULL)
    matchup_round_export_load_pictures_finish (workspace, result, &error);
  if (error != NULL || g_task_return_error_if_cancelled (task))
    {
      if (error != NULL)
        g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  /* Most rounds have none: those are passed over at once. */
  while (loading->next < loading->export->rounds->len)
    {
      MatchupRoundExport *round = g_ptr_array_index (loading->export->rounds, loading->next++);

      if (round->pictures->len == 0)
        continue;
      matchup_round_export_load_pictures_async (round,
                                                workspace,
                                                g_task_get_cancellable (task),
                                                round_loaded_cb,
                                                task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
matchup_conversation_export_load_pictures_async (MatchupConversationExport *self,
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
  g_task_set_source_tag (task, matchup_conversation_export_load_pictures_async);
  loading = g_new0 (Loading, 1);
  loading->export = self;
  g_task_set_task_data (task, loading, g_free);
  round_loaded_cb (NULL, NULL, task);
}

gboolean
matchup_conversation_export_load_pictures_finish (MatchupWorkspace *workspace,
                                                  GAsyncResult *result,
                                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
