/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with an answer. */
#include "matchup-answer-view-private.h"

#include "matchup-answer-commands.h"
#include "matchup-budget-gate.h"
#include "matchup-config.h"
#include "matchup-differences-window.h"
#include "matchup-lazy-menu.h"

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_run_stop (MATCHUP_ANSWER_VIEW (widget)->run);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);

  matchup_budget_gate_warn_of (widget,
                               self->workspace,
                               self->conversation,
                               matchup_answer_get_contestant (self->answer),
                               matchup_round_get_prompt (self->round));
  matchup_workspace_ask_again (self->workspace, self->conversation, self->round, self->answer);
}

/* The person has read that it goes beyond the budget. */
static void
send_anyway_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);

  matchup_budget_permit (matchup_workspace_get_budget (self->workspace),
                         matchup_conversation_get_id (self->conversation));
  if (matchup_run_get_continued_length (self->run) > 0)
    matchup_workspace_continue_answer (self->workspace,
                                       self->conversation,
                                       self->round,
                                       self->answer);
  else
    gtk_widget_activate_action (widget, "answer.again", NULL);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean plain = g_str_equal (name, "answer.copy-plain");

  matchup_answer_commands_copy (widget, MATCHUP_ANSWER_VIEW (widget)->run, plain);
}

/* What the others say decides as well, and matters only when the menu is opened. */
void
_matchup_answer_view_menu_opens_cb (GtkMenuButton *button, gpointer user_data)
{
  MatchupAnswerView *self = user_data;

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "answer.differences",
                                 matchup_differences_window_can_show (self->round, self->answer));
  matchup_lazy_menu_make (button);
}

static void
differences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);

  matchup_answer_commands_show_differences (widget, self->round, self->answer);
}

static void
sent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);

  matchup_answer_commands_show_sent (widget,
                                     self->workspace,
                                     self->conversation,
                                     self->round,
                                     self->answer);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);
  int by = g_str_equal (name, "answer.earlier") ? -1 : 1;

  matchup_answer_commands_step (self->workspace, self->conversation, self->round, self->answer, by);
}

void
_matchup_answer_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "answer.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "answer.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "answer.send-anyway", NULL, send_anyway_action);
  gtk_widget_class_install_action (widget_class, "answer.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "answer.copy-plain", NULL, copy_action);
  gtk_widget_class_install_property_action (widget_class, "answer.enlarge", "enlarged");
  gtk_widget_class_install_action (widget_class, "answer.differences", NULL, differences_action);
  gtk_widget_class_install_action (widget_class, "answer.sent", NULL, sent_action);
  gtk_widget_class_install_action (widget_class, "answer.earlier", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "answer.later", NULL, step_action);
}
