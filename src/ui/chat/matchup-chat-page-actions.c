/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does on the page, and what its rows ask it for. */
#include "matchup-chat-page-private.h"

#include "matchup-budget-gate.h"
#include "matchup-chat-row.h"
#include "matchup-config.h"
#include "matchup-personal-data-dialog.h"
#include "matchup-personal-policy.h"

/* Not who is asked in private. */
void
_matchup_chat_page_keep_model (MatchupChatPage *self)
{
  MatchupLineup *sticking = matchup_workspace_get_chat_lineup (self->workspace);

  if (matchup_lineup_get_size (self->lineup) == 0 ||
      matchup_lineup_equal (sticking, self->lineup) ||
      (self->conversation != NULL && matchup_conversation_get_private (self->conversation)))
    return;
  matchup_lineup_set_all (sticking, self->lineup);
}

static MatchupMessage *
make_message (MatchupChatPage *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GPtrArray) parts =
      matchup_picture_tray_dup_parts (matchup_composer_get_tray (self->composer));
  MatchupMessage *message = matchup_message_new_text (MATCHUP_ROLE_USER, stripped);

  for (guint i = 0; i < parts->len; i++)
    matchup_message_add_attachment (message, g_ptr_array_index (parts, i));
  return message;
}

static void
send_cb (MatchupChatPage *self, const char *text)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupMessage) message = make_message (self, text);
  gboolean fresh = self->conversation == NULL;

  conversation = fresh ? matchup_history_create (matchup_workspace_get_history (self->workspace),
                                                 MATCHUP_CONVERSATION_KIND_CHAT,
                                                 self->lineup,
                                                 FALSE)
                       : g_object_ref (self->conversation);
  if (fresh)
    matchup_preset_button_begin (self->preset_button, conversation);
  matchup_composer_apply (self->composer, conversation);
  group = matchup_workspace_ask_message (self->workspace, conversation, message);
  matchup_composer_clear_sent (
      self->composer,
      matchup_conversation_get_round (conversation,
                                      matchup_conversation_get_n_rounds (conversation) - 1));
  _matchup_chat_page_keep_model (self);
  if (fresh)
    {
      matchup_chat_page_set_conversation (self, conversation);
      g_signal_emit_by_name (self, "conversation-started");
    }
  matchup_transcript_go_to_end (self->transcript);
}

/* On all branches: what is not seen costs as well. */
static void
stop_cb (MatchupChatPage *self)
{
  for (guint i = 0;
       self->conversation != NULL && i < matchup_conversation_get_n_all (self->conversation);
       i++)
    matchup_round_stop_all (matchup_conversation_get_all (self->conversation, i));
}

void
_matchup_chat_page_connect_asking (MatchupChatPage *self)
{
  g_signal_connect_object (self->composer, "send", G_CALLBACK (send_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "stop", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer,
                           "estimated",
                           G_CALLBACK (matchup_context_set_draft),
                           matchup_context_bar_get_context (self->context_bar),
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model_button,
                           "chosen",
                           G_CALLBACK (_matchup_chat_page_keep_model),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
choose_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_chat_model_button_open (MATCHUP_CHAT_PAGE (widget)->model_button);
}

static void
settings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (MATCHUP_CHAT_PAGE (widget)->preset_button),
                              "preset.edit",
                              NULL);
}

static void
quote_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_composer_quote (MATCHUP_CHAT_PAGE (widget)->composer,
                          g_variant_get_string (parameter, NULL));
}

static void
show_latest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatPage *self = MATCHUP_CHAT_PAGE (widget);

  matchup_transcript_go_to_end (self->transcript);
  matchup_composer_focus (self->composer);
}

static void
next_message_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_composer_focus (MATCHUP_CHAT_PAGE (widget)->composer);
}

/* Who stepped on to another version goes on stepping there. */
static void
focus_versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatPage *self = MATCHUP_CHAT_PAGE (widget);
  GtkWidget *row =
      matchup_transcript_find_row (self->transcript, g_variant_get_string (parameter, NULL));

  if (row != NULL)
    matchup_chat_row_focus_versions (MATCHUP_CHAT_ROW (row));
}

/* A comparison of a message, that waits for what is said of personal data. */
typedef struct
{
  MatchupChatPage *page;
  MatchupConversation *comparison;
  MatchupMessage *message;
} Comparing;

static void
comparing_free (gpointer data)
{
  Comparing *comparing = data;

  g_object_unref (comparing->page);
  g_object_unref (comparing->comparison);
  g_object_unref (comparing->message);
  g_free (comparing);
}

static void
compare (gpointer data)
{
  Comparing *comparing = data;
  MatchupWorkspace *workspace = comparing->page->workspace;
  g_autoptr (MatchupRunGroup) group = NULL;

  matchup_budget_gate_warn (GTK_WIDGET (comparing->page),
                            workspace,
                            comparing->comparison,
                            comparing->message);
  group = matchup_workspace_ask_message (workspace, comparing->comparison, comparing->message);
  gtk_widget_activate_action (GTK_WIDGET (comparing->page),
                              "win.open",
                              "s",
                              matchup_conversation_get_id (comparing->comparison));
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatPage *self = MATCHUP_CHAT_PAGE (widget);
  MatchupLineup *lineup = matchup_workspace_get_lineup (self->workspace);
  MatchupRound *round =
      self->conversation != NULL
          ? matchup_conversation_find_round (self->conversation,
                                             g_variant_get_string (parameter, NULL))
          : NULL;
  g_autoptr (MatchupConversation) comparison = NULL;
  Comparing *each;

  if (round == NULL)
    return;
  /* Where the line-up is too small for a comparison, the person completes it first. */
  if (matchup_lineup_get_size (lineup) < MATCHUP_LINEUP_MIN)
    {
      gtk_widget_activate_action (widget, "win.compare-prompt", "s", matchup_round_get_id (round));
      return;
    }
  comparison = matchup_history_create (matchup_workspace_get_history (self->workspace),
                                       MATCHUP_CONVERSATION_KIND_COMPARE,
                                       lineup,
                                       matchup_conversation_get_private (self->conversation));
  matchup_personal_policy_inherit (self->conversation, comparison);
  each = g_new0 (Comparing, 1);
  each->page = g_object_ref (self);
  each->comparison = g_object_ref (comparison);
  each->message = g_object_ref (matchup_round_get_prompt (round));
  matchup_personal_data_dialog_run (widget,
                                    self->workspace,
                                    comparison,
                                    lineup,
                                    each->message,
                                    compare,
                                    each,
                                    comparing_free);
}

void
_matchup_chat_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "chat.settings", NULL, settings_action },
    { "chat.quote", "s", quote_action },
    { "chat.compare", "s", compare_action },
    { "chat.show-latest", NULL, show_latest_action },
    { "chat.next-message", NULL, next_message_action },
    { "chat.focus-versions", "s", focus_versions_action },
    { "compare.choose-model", "s", choose_model_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].type,
                                     actions[i].activate);
}
