/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a message and with the answer to it. */
#include "matchup-chat-row-private.h"

#include "matchup-answer-commands.h"
#include "matchup-budget-gate.h"
#include "matchup-chat-undo.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-model-picker.h"
#include "matchup-params.h"
#include "matchup-personal-data-dialog.h"
#include "matchup-prompt-editor.h"
#include "matchup-setting-support.h"
#include "matchup-toast.h"
#include "matchup-transcript.h"

#include <glib/gi18n.h>

static MatchupHistory *
get_history (MatchupChatRow *self)
{
  return matchup_workspace_get_history (self->workspace);
}

static char *
dup_prompt (MatchupChatRow *self)
{
  return matchup_message_dup_text (matchup_round_get_prompt (self->round), MATCHUP_PART_KIND_TEXT);
}

/* The message */

static void
set_editing (MatchupChatRow *self, GtkWidget *editor)
{
  if (self->editor != NULL)
    {
      matchup_focus_leave (self->editor, self->edit_button);
      gtk_widget_unparent (self->editor);
    }
  self->editor = editor;
  if (self->pictures != NULL)
    gtk_widget_set_visible (self->pictures, editor == NULL);
  if (self->files != NULL)
    gtk_widget_set_visible (self->files, editor == NULL);
  if (self->bubble != NULL)
    gtk_widget_set_visible (self->bubble, editor == NULL);
  gtk_widget_set_visible (self->prompt_bar, editor == NULL);
}

static void
edit_cancelled_cb (MatchupChatRow *self)
{
  gtk_widget_set_visible (self->prompt_bar, TRUE);
  set_editing (self, NULL);
}

static void
edit_sent_cb (MatchupChatRow *self, MatchupMessage *message)
{
  g_autoptr (MatchupChatRow) alive = g_object_ref (self);
  g_autoptr (MatchupRunGroup) group = NULL;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  set_editing (self, NULL);
  matchup_budget_gate_warn (GTK_WIDGET (self), self->workspace, self->conversation, message);
  /* This row goes, as the other message takes its place. */
  group = matchup_workspace_ask_edited (self->workspace, self->conversation, self->round, message);
  if (parent != NULL)
    gtk_widget_activate_action (parent, "chat.show-latest", NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);
  GtkWidget *transcript = gtk_widget_get_ancestor (widget, MATCHUP_TYPE_TRANSCRIPT);
  GtkWidget *editor;

  if (self->editor == NULL)
    {
      editor = matchup_prompt_editor_new (self->workspace, matchup_round_get_prompt (self->round));
      matchup_prompt_editor_set_conversation (MATCHUP_PROMPT_EDITOR (editor), self->conversation);
      gtk_widget_insert_after (editor, widget, self->prompt_bar);
      g_signal_connect_object (editor, "send", G_CALLBACK (edit_sent_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor,
                               "cancel",
                               G_CALLBACK (edit_cancelled_cb),
                               self,
                               G_CONNECT_SWAPPED);
      matchup_focus_leave (self->prompt_bar, NULL);
      set_editing (self, editor);
    }
  matchup_prompt_editor_focus (MATCHUP_PROMPT_EDITOR (self->editor));
  /* By a key or an action it may be far away. */
  if (transcript != NULL)
    matchup_transcript_show_part (MATCHUP_TRANSCRIPT (transcript), self->editor);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = dup_prompt (MATCHUP_CHAT_ROW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  matchup_toast (widget, _ ("Message copied"));
}

static void
quote_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = dup_prompt (MATCHUP_CHAT_ROW (widget));

  gtk_widget_activate_action (widget, "chat.quote", "s", text);
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget,
                              "chat.compare",
                              "s",
                              matchup_round_get_id (MATCHUP_CHAT_ROW (widget)->round));
}

/* What else stands at the place of this message. */
static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);
  g_autoptr (GPtrArray) branches =
      matchup_conversation_dup_branches (self->conversation, self->round);
  g_autoptr (MatchupRound) round = NULL;
  g_autoptr (MatchupChatRow) alive = g_object_ref (self);
  gboolean earlier = g_str_equal (name, "message.earlier");
  GtkWidget *parent;
  gboolean had_focus;
  guint position;

  if (!g_ptr_array_find (branches, self->round, &position) ||
      (earlier ? position == 0 : position + 1 >= branches->len))
    return;
  position = earlier ? position - 1 : position + 1;
  parent = gtk_widget_get_parent (widget);
  round = g_object_ref (g_ptr_array_index (branches, position));
  had_focus = matchup_focus_leave (widget, NULL);
  matchup_history_show_branch (get_history (self), self->conversation, round);
  if (had_focus && parent != NULL)
    gtk_widget_activate_action (parent, "chat.focus-versions", "s", matchup_round_get_id (round));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);

  matchup_chat_undo_delete_round (widget,
                                  get_history (self),
                                  self->conversation,
                                  self->round,
                                  g_str_equal (name, "message.delete-rest"));
}

/* The answer */

static void
quote_answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);
  g_autofree char *selected = matchup_answer_view_dup_selected_text (self->view);
  g_autofree char *whole = selected == NULL ? matchup_run_dup_answer (self->run) : NULL;

  gtk_widget_activate_action (widget, "chat.quote", "s", selected != NULL ? selected : whole);
}

/* An answer by another one, that waits for what is said of personal data. */
typedef struct
{
  MatchupChatRow *row;
  MatchupRound *round;
  MatchupAnswer *answer;
  MatchupContestant *contestant;
} Again;

static void
again_free (gpointer data)
{
  Again *again = data;

  g_object_unref (again->row);
  g_object_unref (again->round);
  g_object_unref (again->answer);
  g_object_unref (again->contestant);
  g_free (again);
}

static void
ask_again (gpointer data)
{
  Again *again = data;
  MatchupChatRow *row = again->row;

  if (row->conversation == NULL)
    return;
  matchup_budget_gate_warn_of (GTK_WIDGET (row),
                               row->workspace,
                               row->conversation,
                               again->contestant,
                               matchup_round_get_prompt (again->round));
  matchup_workspace_ask_again_with (row->workspace,
                                    row->conversation,
                                    again->round,
                                    again->answer,
                                    again->contestant);
}

static void
picked_cb (MatchupChatRow *self, MatchupModelRef *model)
{
  MatchupParams *params =
      matchup_contestant_get_params (matchup_answer_get_contestant (self->answer));
  g_autoptr (MatchupParams) accepted =
      matchup_setting_support_keep_accepted (matchup_workspace_get_providers (self->workspace),
                                             model,
                                             params);
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, accepted);
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  Again *again = g_new0 (Again, 1);

  again->row = g_object_ref (self);
  again->round = g_object_ref (self->round);
  again->answer = g_object_ref (self->answer);
  again->contestant = g_object_ref (contestant);
  matchup_lineup_append (lineup, contestant);
  matchup_personal_data_dialog_run (GTK_WIDGET (self),
                                    self->workspace,
                                    self->conversation,
                                    lineup,
                                    matchup_round_get_prompt (self->round),
                                    ask_again,
                                    again,
                                    again_free);
}

static void
picker_closed_cb (MatchupChatRow *self)
{
  gtk_widget_grab_focus (self->answer_menu);
}

/* At the button, whose child it could not be: that one lets go of its own only. */
static void
point_to (MatchupChatRow *self, GtkWidget *popover, GtkWidget *button)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle){ (int) bounds.origin.x,
                                                (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
}

static void
again_with_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);

  if (self->picker == NULL)
    {
      self->picker = matchup_model_picker_new (self->workspace);
      gtk_widget_set_parent (self->picker, widget);
      g_signal_connect_object (self->picker,
                               "picked",
                               G_CALLBACK (picked_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->picker,
                               "closed",
                               G_CALLBACK (picker_closed_cb),
                               self,
                               G_CONNECT_SWAPPED);
    }
  matchup_model_picker_set_current (MATCHUP_MODEL_PICKER (self->picker),
                                    matchup_contestant_get_model (
                                        matchup_run_get_contestant (self->run)));
  point_to (self, self->picker, self->answer_menu);
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

static void
continue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);

  matchup_focus_leave (self->continue_button, self->answer_menu);
  matchup_budget_gate_warn_of (widget,
                               self->workspace,
                               self->conversation,
                               matchup_run_get_contestant (self->run),
                               matchup_round_get_prompt (self->round));
  matchup_workspace_continue_answer (self->workspace,
                                     self->conversation,
                                     self->round,
                                     self->answer);
}

static void
compare_answers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);
  /* Held until the window has opened it. */
  g_autoptr (MatchupConversation) comparison = matchup_workspace_compare_runs (self->workspace,
                                                                               self->conversation,
                                                                               self->round,
                                                                               self->answer);

  if (comparison != NULL)
    gtk_widget_activate_action (widget, "win.open", "s", matchup_conversation_get_id (comparison));
}

static void
delete_answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);

  matchup_chat_undo_delete_run (widget,
                                get_history (self),
                                self->conversation,
                                self->round,
                                self->answer,
                                self->run);
}

/* The arrow that points there: where text runs from right to left, the later one is on the left. */
static gboolean
turn_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean left;

  g_variant_get (arguments, "(b)", &left);
  return self->view != NULL &&
         gtk_widget_activate_action (GTK_WIDGET (self->view),
                                     left != rtl ? "answer.earlier" : "answer.later",
                                     NULL);
}

void
_matchup_chat_row_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "message.edit", edit_action },
    { "message.copy", copy_action },
    { "message.quote", quote_action },
    { "message.compare", compare_action },
    { "message.earlier", step_action },
    { "message.later", step_action },
    { "message.delete", delete_action },
    { "message.delete-rest", delete_action },
    { "message.quote-answer", quote_answer_action },
    { "message.again-with", again_with_action },
    { "message.continue", continue_action },
    { "message.compare-answers", compare_answers_action },
    { "message.delete-answer", delete_answer_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "message.edit", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, turn_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, turn_cb, "(b)", FALSE);
}

/* How many of the answers say something. */
static guint
count_readable (MatchupAnswer *answer)
{
  guint n = 0;

  for (guint i = 0; i < matchup_answer_get_n_runs (answer); i++)
    {
      g_autoptr (MatchupRun) run = g_list_model_get_item (G_LIST_MODEL (answer), i);

      if (!matchup_run_is_active (run) && matchup_run_has_answer (run))
        n++;
    }
  return n;
}

/* The only place where actions are enabled, but for those of the versions of the message. */
void
_matchup_chat_row_update_actions (MatchupChatRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean readable = self->run != NULL && matchup_run_has_answer (self->run);
  gboolean ended = self->run != NULL && !matchup_run_is_active (self->run);
  gboolean can_continue = ended && matchup_workspace_can_continue (self->run);
  MatchupMessage *prompt = matchup_round_get_prompt (self->round);
  gboolean words = matchup_message_get_length (prompt, MATCHUP_PART_KIND_TEXT) > 0;

  gtk_widget_action_set_enabled (widget, "message.copy", words);
  gtk_widget_action_set_enabled (widget, "message.quote", words);
  gtk_widget_action_set_enabled (widget, "message.quote-answer", readable);
  gtk_widget_action_set_enabled (widget, "message.again-with", ended);
  gtk_widget_action_set_enabled (widget, "message.continue", can_continue);
  gtk_widget_action_set_enabled (widget,
                                 "message.compare-answers",
                                 self->answer != NULL && count_readable (self->answer) > 1);
  gtk_widget_action_set_enabled (widget,
                                 "message.delete-answer",
                                 self->answer != NULL &&
                                     matchup_answer_get_n_runs (self->answer) > 1);
  if (self->continue_button == NULL)
    return;
  if (!can_continue)
    matchup_focus_leave (self->continue_button, self->answer_menu);
  gtk_widget_set_visible (self->continue_button, can_continue);
}
