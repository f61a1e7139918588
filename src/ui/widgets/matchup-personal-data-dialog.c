/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-personal-data-dialog.h"

#include "matchup-config.h"
#include "matchup-personal-data-words.h"
#include "matchup-personal-policy.h"
#include "matchup-question.h"
#include "matchup-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GWeakRef near;
  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupLineup *lineup;
  GPtrArray *messages;
  GPtrArray *items;
  MatchupPersonalDataGo go;
  gpointer user_data;
  GDestroyNotify destroy;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_weak_ref_clear (&ask->near);
  g_object_unref (ask->workspace);
  g_object_unref (ask->conversation);
  g_object_unref (ask->lineup);
  g_ptr_array_unref (ask->messages);
  g_clear_pointer (&ask->items, g_ptr_array_unref);
  if (ask->destroy != NULL)
    ask->destroy (ask->user_data);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

static void
response_cb (AdwMessageDialog *dialog, const char *response, Ask *ask)
{
  if (g_str_equal (response, "mask"))
    matchup_personal_policy_mask (ask->conversation, ask->items, ask->messages);
  if (g_str_equal (response, "mask") || g_str_equal (response, "send"))
    ask->go (ask->user_data);
}

/* Takes @ask. */
static void
present (Ask *ask, GtkWidget *near)
{
  GtkRoot *root = gtk_widget_get_root (near);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              ask->messages->len == 1
                                                  ? _ ("There Is Personal Data in This Question")
                                                  : _ ("There Is Personal Data in the Questions"),
                                              NULL);
  g_autofree char *list = matchup_personal_data_words_dup_list (ask->items);
  g_autofree char *reach = matchup_personal_data_words_dup_reach (
      matchup_personal_policy_count_services (ask->workspace, ask->lineup));
  g_autofree char *body = g_strconcat (list, "\n\n", reach, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "send",
                                    _ ("Send as _It Is"),
                                    "mask",
                                    _ ("_Mask and Send"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "mask",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "mask");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "matchup-ask", ask, ask_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), ask);
  matchup_question_present (dialog);
}

/* Takes @ask. */
static void
use_items (Ask *data, GPtrArray *items)
{
  g_autoptr (Ask) ask = data;
  g_autoptr (GtkWidget) near = g_weak_ref_get (&ask->near);

  if (near == NULL || items == NULL)
    return;
  if (items->len > 0 && matchup_personal_policy_get (ask->workspace) == MATCHUP_PERSONAL_POLICY_ASK)
    {
      ask->items = g_ptr_array_ref (items);
      present (g_steal_pointer (&ask), near);
      return;
    }
  if (items->len > 0)
    {
      g_autofree char *text = matchup_personal_data_words_dup_masked (items->len);

      matchup_toast (near, text);
    }
  ask->go (ask->user_data);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) items =
      matchup_personal_policy_check_finish (MATCHUP_WORKSPACE (source), result, NULL);

  use_items (user_data, items);
}

void
matchup_personal_data_dialog_run (GtkWidget *near,
                                  MatchupWorkspace *workspace,
                                  MatchupConversation *conversation,
                                  MatchupLineup *lineup,
                                  MatchupMessage *message,
                                  MatchupPersonalDataGo go,
                                  gpointer user_data,
                                  GDestroyNotify destroy)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (messages, g_object_ref (message));
  matchup_personal_data_dialog_run_many (near,
                                         workspace,
                                         conversation,
                                         lineup,
                                         messages,
                                         go,
                                         user_data,
                                         destroy);
}

void
matchup_personal_data_dialog_run_many (GtkWidget *near,
                                       MatchupWorkspace *workspace,
                                       MatchupConversation *conversation,
                                       MatchupLineup *lineup,
                                       GPtrArray *messages,
                                       MatchupPersonalDataGo go,
                                       gpointer user_data,
                                       GDestroyNotify destroy)
{
  Ask *ask = g_new0 (Ask, 1);
  g_autoptr (GPtrArray) items = NULL;

  g_weak_ref_init (&ask->near, near);
  ask->workspace = g_object_ref (workspace);
  ask->conversation = g_object_ref (conversation);
  ask->lineup = g_object_ref (lineup);
  ask->messages = g_ptr_array_ref (messages);
  ask->go = go;
  ask->user_data = user_data;
  ask->destroy = destroy;
  items = matchup_personal_policy_check_now (workspace, conversation, lineup, ask->messages);
  if (items != NULL)
    use_items (ask, items);
  else
    matchup_personal_policy_check_async (workspace,
                                         conversation,
                                         lineup,
                                         ask->messages,
                                         NULL,
                                         checked_cb,
                                         ask);
}
