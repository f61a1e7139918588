/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWorkspace: what is personal is masked without asking, and what leaves is masked. */
#include "matchup-masked-messages.h"
#include "matchup-personal-policy.h"
#include "matchup-workspace-internal.h"

/* What the program itself asks asks nobody: whatever comes back of it is put in its place again. */
static gboolean
masks_alone (MatchupWorkspace *self, MatchupRun *run, gboolean aside)
{
  MatchupPersonalPolicy policy = matchup_personal_policy_get (self);
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));

  return (policy == MATCHUP_PERSONAL_POLICY_MASK ||
          (policy == MATCHUP_PERSONAL_POLICY_ASK && aside)) &&
         matchup_personal_policy_leaves (self, model);
}

typedef struct
{
  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  GPtrArray *messages; /* MatchupMessage */
} Masking;

static void
masking_free (gpointer data)
{
  Masking *masking = data;

  g_object_unref (masking->workspace);
  g_object_unref (masking->conversation);
  g_ptr_array_unref (masking->messages);
  g_free (masking);
}

/* What models wrote is from outside, and what they repeat is found in the question. */
static void
add_messages (Masking *masking, MatchupRound *round, MatchupRun *run)
{
  g_autoptr (GPtrArray) request =
      matchup_conversation_dup_request (masking->conversation, round, run);

  for (guint i = 0; i < request->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (request, i);

      if (matchup_message_get_role (message) != MATCHUP_ROLE_ASSISTANT &&
          !g_ptr_array_find (masking->messages, message, NULL))
        g_ptr_array_add (masking->messages, g_object_ref (message));
    }
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Masking *masking = g_task_get_task_data (task);
  MatchupPersonalDataKinds kinds = matchup_personal_policy_get_kinds (masking->workspace);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  matchup_personal_items_find_finish (result, NULL);
  for (guint i = 0; i < masking->messages->len; i++)
    {
      GPtrArray *items = matchup_personal_items_peek (g_ptr_array_index (masking->messages, i));

      for (guint j = 0; items != NULL && j < items->len; j++)
        {
          MatchupPersonalItem *item = g_ptr_array_index (items, j);

          if ((kinds & MATCHUP_PERSONAL_DATA_ONE (item->kind)) != 0)
            g_ptr_array_add (wanted, item);
        }
    }
  if (wanted->len > 0)
    matchup_personal_policy_mask (masking->conversation, wanted, masking->messages);
  g_task_return_boolean (task, TRUE);
}

gboolean
_matchup_workspace_mask_alone_async (MatchupWorkspace *self,
                                     MatchupConversation *conversation,
                                     MatchupRound *round,
                                     GPtrArray *runs,
                                     gboolean aside,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Masking *masking;
  GTask *task;
  gboolean any = FALSE;

  for (guint i = 0; i < runs->len; i++)
    any = any || masks_alone (self, g_ptr_array_index (runs, i), aside);
  if (!any)
    return FALSE;
  masking = g_new0 (Masking, 1);
  masking->workspace = g_object_ref (self);
  masking->conversation = g_object_ref (conversation);
  masking->messages = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < runs->len; i++)
    {
      if (masks_alone (self, g_ptr_array_index (runs, i), aside))
        add_messages (masking, round, g_ptr_array_index (runs, i));
    }
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, _matchup_workspace_mask_alone_async);
  g_task_set_task_data (task, masking, masking_free);
  matchup_personal_items_find_async (masking->messages, NULL, found_cb, task);
  return TRUE;
}
