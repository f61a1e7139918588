/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-personal-policy.h"

#include "matchup-address.h"
#include "matchup-masked-messages.h"
#include "matchup-settings.h"

#include <string.h>

#define KEY "personal-data"
#define KINDS_KEY "personal-data-kinds"

static const char own_policy_key[] = "matchup-personal-policy";
static const char settings_key[] = "matchup-personal-settings";

/* NULL: they are not installed. */
static GSettings *
get_settings (MatchupWorkspace *workspace)
{
  GSettings *settings = g_object_get_data (G_OBJECT (workspace), settings_key);

  if (settings != NULL)
    return settings;
  settings = matchup_settings_new ();
  if (settings != NULL)
    g_object_set_data_full (G_OBJECT (workspace), settings_key, settings, g_object_unref);
  return settings;
}

MatchupPersonalPolicy
matchup_personal_policy_get (MatchupWorkspace *workspace)
{
  gpointer own = g_object_get_data (G_OBJECT (workspace), own_policy_key);
  GSettings *settings = get_settings (workspace);
  g_autofree char *policy = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), MATCHUP_PERSONAL_POLICY_ASK);

  if (own != NULL)
    return (MatchupPersonalPolicy) (GPOINTER_TO_INT (own) - 1);
  if (settings != NULL)
    policy = g_settings_get_string (settings, KEY);
  if (g_strcmp0 (policy, "off") == 0)
    return MATCHUP_PERSONAL_POLICY_OFF;
  return g_strcmp0 (policy, "mask") == 0 ? MATCHUP_PERSONAL_POLICY_MASK
                                         : MATCHUP_PERSONAL_POLICY_ASK;
}

void
matchup_personal_policy_set (MatchupWorkspace *workspace, MatchupPersonalPolicy policy)
{
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));

  g_object_set_data (G_OBJECT (workspace), own_policy_key, GINT_TO_POINTER ((int) policy + 1));
}

MatchupPersonalDataKinds
matchup_personal_policy_get_kinds (MatchupWorkspace *workspace)
{
  GSettings *settings = get_settings (workspace);
  g_auto (GStrv) ids = NULL;
  guint kinds = 0;

  if (settings == NULL)
    return MATCHUP_PERSONAL_DATA_ALL;
  ids = g_settings_get_strv (settings, KINDS_KEY);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      MatchupPersonalDataKind kind;

      if (matchup_personal_data_parse_id (ids[i], &kind))
        kinds |= MATCHUP_PERSONAL_DATA_ONE (kind);
    }
  return (MatchupPersonalDataKinds) kinds;
}

gboolean
matchup_personal_policy_leaves (MatchupWorkspace *workspace, MatchupModelRef *model)
{
  MatchupProvider *provider;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), TRUE);
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (model), TRUE);

  if (matchup_model_ref_is_practice (model))
    return FALSE;
  provider = matchup_provider_list_find (matchup_workspace_get_providers (workspace),
                                         matchup_model_ref_get_provider_id (model));
  return provider == NULL || !matchup_address_is_loopback (matchup_provider_get_address (provider));
}

guint
matchup_personal_policy_count_services (MatchupWorkspace *workspace, MatchupLineup *lineup)
{
  g_autoptr (GHashTable) services = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupModelRef *model = matchup_contestant_get_model (matchup_lineup_get (lineup, i));

      if (matchup_personal_policy_leaves (workspace, model))
        g_hash_table_add (services, (gpointer) matchup_model_ref_get_provider_id (model));
    }
  return g_hash_table_size (services);
}

/* Whether a question was sent to another computer, as far as is known here. */
static gboolean
has_left (MatchupWorkspace *workspace, MatchupRound *round)
{
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      GListModel *runs = G_LIST_MODEL (matchup_round_get_answer (round, i));

      for (guint j = 0; j < g_list_model_get_n_items (runs); j++)
        {
          g_autoptr (MatchupRun) run = g_list_model_get_item (runs, j);
          const MatchupTimings *timings = matchup_run_get_timings (run);
          MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));

          /* One that was only written down when the program ended never went anywhere. */
          if (timings->connect_start >= 0 && matchup_personal_policy_leaves (workspace, model))
            return TRUE;
          if (matchup_run_has_output (run) && matchup_personal_policy_leaves (workspace, model))
            return TRUE;
        }
    }
  return FALSE;
}

/* A check that is under way. */
typedef struct
{
  MatchupMaskList *masks; /* or NULL */
  GPtrArray *asked;       /* MatchupMessage: what would leave */
  GPtrArray *left;        /* MatchupMessage: what has left */
  MatchupPersonalDataKinds kinds;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_object (&check->masks);
  g_ptr_array_unref (check->asked);
  g_ptr_array_unref (check->left);
  g_free (check);
}

static GPtrArray *
join (GPtrArray *a, GPtrArray *b)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_extend (all, a, NULL, NULL);
  g_ptr_array_extend (all, b, NULL, NULL);
  return all;
}

static void
add_instructions (Check *check, MatchupWorkspace *workspace, MatchupLineup *lineup)
{
  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);
      const char *instructions =
          matchup_params_get_instructions (matchup_contestant_get_params (contestant));

      if (instructions != NULL &&
          matchup_personal_policy_leaves (workspace, matchup_contestant_get_model (contestant)))
        g_ptr_array_add (check->asked,
                         matchup_message_new_text (MATCHUP_ROLE_SYSTEM, instructions));
    }
}

/* Instructions that were sent with a question, which was not unasked either. */
static void
add_sent_instructions (Check *check, MatchupWorkspace *workspace, MatchupRound *round)
{
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupContestant *contestant =
          matchup_answer_get_contestant (matchup_round_get_answer (round, i));
      const char *instructions =
          matchup_params_get_instructions (matchup_contestant_get_params (contestant));

      if (instructions != NULL &&
          matchup_personal_policy_leaves (workspace, matchup_contestant_get_model (contestant)))
        g_ptr_array_add (check->left, matchup_message_new_text (MATCHUP_ROLE_SYSTEM, instructions));
    }
}

static void
add_conversation (Check *check, MatchupWorkspace *workspace, MatchupConversation *conversation)
{
  for (guint i = 0; i < matchup_conversation_get_n_all (conversation); i++)
    {
      MatchupRound *round = matchup_conversation_get_all (conversation, i);

      if (!has_left (workspace, round))
        continue;
      g_ptr_array_add (check->left, g_object_ref (matchup_round_get_prompt (round)));
      add_sent_instructions (check, workspace, round);
    }
  for (guint i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    {
      MatchupRound *round = matchup_conversation_get_round (conversation, i);

      if (!has_left (workspace, round))
        g_ptr_array_add (check->asked, g_object_ref (matchup_round_get_prompt (round)));
    }
}

static GHashTable *
collect_keys (GPtrArray *messages)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      GPtrArray *items = matchup_personal_items_peek (g_ptr_array_index (messages, i));

      for (guint j = 0; items != NULL && j < items->len; j++)
        g_hash_table_add (keys, matchup_personal_item_dup_key (g_ptr_array_index (items, j)));
    }
  return keys;
}

static MatchupPersonalItem *
copy_item (const MatchupPersonalItem *item)
{
  MatchupPersonalItem *copy = g_new0 (MatchupPersonalItem, 1);

  copy->kind = item->kind;
  copy->value = g_strdup (item->value);
  copy->file = g_strdup (item->file);
  return copy;
}

static GPtrArray *
choose_items (Check *check)
{
  g_autoptr (GHashTable) known = collect_keys (check->left);
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_personal_item_free);

  for (guint i = 0; i < check->asked->len; i++)
    {
      GPtrArray *items = matchup_personal_items_peek (g_ptr_array_index (check->asked, i));

      for (guint j = 0; items != NULL && j < items->len; j++)
        {
          const MatchupPersonalItem *item = g_ptr_array_index (items, j);

          if ((check->kinds & MATCHUP_PERSONAL_DATA_ONE (item->kind)) == 0 ||
              (check->masks != NULL &&
               matchup_mask_list_has (check->masks, item->kind, item->value, strlen (item->value))))
            continue;
          if (g_hash_table_add (known, matchup_personal_item_dup_key (item)))
            g_ptr_array_add (chosen, copy_item (item));
        }
    }
  return chosen;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!matchup_personal_items_find_finish (result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           choose_items (g_task_get_task_data (task)),
                           (GDestroyNotify) g_ptr_array_unref);
}

static Check *
check_new (MatchupWorkspace *workspace,
           MatchupConversation *conversation,
           MatchupLineup *lineup,
           GPtrArray *messages)
{
  Check *check = g_new0 (Check, 1);

  check->asked = g_ptr_array_new_with_free_func (g_object_unref);
  check->left = g_ptr_array_new_with_free_func (g_object_unref);
  if (!matchup_personal_policy_applies (workspace, lineup))
    return check;
  check->kinds = matchup_personal_policy_get_kinds (workspace);
  for (guint i = 0; i < messages->len; i++)
    g_ptr_array_add (check->asked, g_object_ref (g_ptr_array_index (messages, i)));
  add_instructions (check, workspace, lineup);
  if (conversation != NULL)
    {
      check->masks = g_object_ref (matchup_masks_of (conversation));
      add_conversation (check, workspace, conversation);
    }
  return check;
}

gboolean
matchup_personal_policy_applies (MatchupWorkspace *workspace, MatchupLineup *lineup)
{
  return matchup_personal_policy_get (workspace) != MATCHUP_PERSONAL_POLICY_OFF &&
         matchup_personal_policy_count_services (workspace, lineup) > 0;
}

GPtrArray *
matchup_personal_policy_check_now (MatchupWorkspace *workspace,
                                   MatchupConversation *conversation,
                                   MatchupLineup *lineup,
                                   GPtrArray *messages)
{
  Check *check = check_new (workspace, conversation, lineup, messages);
  g_autoptr (GPtrArray) all = join (check->asked, check->left);
  GPtrArray *items = matchup_personal_items_find_now (all) ? choose_items (check) : NULL;

  check_free (check);
  return items;
}

gboolean
matchup_personal_policy_asks (MatchupWorkspace *workspace,
                              MatchupConversation *conversation,
                              MatchupLineup *lineup,
                              GPtrArray *messages)
{
  g_autoptr (GPtrArray) items = NULL;

  if (matchup_personal_policy_get (workspace) != MATCHUP_PERSONAL_POLICY_ASK)
    return FALSE;
  items = matchup_personal_policy_check_now (workspace, conversation, lineup, messages);
  return items == NULL || items->len > 0;
}

void
matchup_personal_policy_check_async (MatchupWorkspace *workspace,
                                     MatchupConversation *conversation,
                                     MatchupLineup *lineup,
                                     GPtrArray *messages,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Check *check = check_new (workspace, conversation, lineup, messages);
  g_autoptr (GPtrArray) all = join (check->asked, check->left);

  g_task_set_source_tag (task, matchup_personal_policy_check_async);
  g_task_set_task_data (task, check, check_free);
  matchup_personal_items_find_async (all, cancellable, found_cb, task);
}

GPtrArray *
matchup_personal_policy_check_finish (MatchupWorkspace *workspace,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
avoid_message (MatchupMaskList *masks, MatchupMessage *message)
{
  g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);

  matchup_mask_list_avoid (masks, text);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);

      if (MATCHUP_IS_FILE_PART (part))
        matchup_mask_list_avoid (masks,
                                 matchup_file_part_peek_text (MATCHUP_FILE_PART (part), NULL));
    }
}

void
matchup_personal_policy_mask (MatchupConversation *conversation,
                              GPtrArray *items,
                              GPtrArray *messages)
{
  MatchupMaskList *masks = matchup_masks_of (conversation);

  for (guint i = 0; messages != NULL && i < messages->len; i++)
    avoid_message (masks, g_ptr_array_index (messages, i));
  for (guint i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    avoid_message (masks,
                   matchup_round_get_prompt (matchup_conversation_get_round (conversation, i)));
  for (guint i = 0; i < items->len; i++)
    {
      const MatchupPersonalItem *item = g_ptr_array_index (items, i);

      matchup_mask_list_add (masks, item->kind, item->value, strlen (item->value));
    }
}

void
matchup_personal_policy_inherit (MatchupConversation *from, MatchupConversation *to)
{
  g_autoptr (MatchupMaskList) masks = NULL;

  g_return_if_fail (MATCHUP_IS_CONVERSATION (from));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (to));

  if (matchup_mask_list_get_n (matchup_masks_of (from)) == 0)
    return;
  masks = matchup_mask_list_copy (matchup_masks_of (from), G_MAXUINT);
  matchup_masks_set (to, masks);
}
