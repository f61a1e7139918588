/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-commands.h"

#include "matchup-config.h"
#include "matchup-differences-window.h"
#include "matchup-md-plain.h"
#include "matchup-sent-window.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

void
matchup_answer_commands_copy (GtkWidget *widget, MatchupRun *run, gboolean plain)
{
  g_autofree char *markdown = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MATCHUP_IS_RUN (run));

  markdown = matchup_run_dup_answer (run);
  text = plain ? matchup_md_to_plain (markdown, strlen (markdown)) : g_strdup (markdown);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  matchup_toast (widget, _ ("Answer copied"));
}

static void
present (GtkWidget *widget, GtkWidget *window)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (window));
}

void
matchup_answer_commands_show_differences (GtkWidget *widget,
                                          MatchupRound *round,
                                          MatchupAnswer *answer)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  present (widget, matchup_differences_window_new (round, answer));
}

void
matchup_answer_commands_show_sent (GtkWidget *widget,
                                   MatchupWorkspace *workspace,
                                   MatchupConversation *conversation,
                                   MatchupRound *round,
                                   MatchupAnswer *answer)
{
  g_autofree char *sent = NULL;
  MatchupRun *run;
  MatchupErrorInfo *error;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));

  run = matchup_answer_get_current (answer);
  error = run != NULL ? matchup_run_get_error (run) : NULL;
  sent = matchup_workspace_dup_sent (workspace, conversation, round, answer);
  if (sent != NULL)
    present (
        widget,
        matchup_sent_window_new (sent,
                                 matchup_conversation_get_sent_truth (conversation, round, run)));
  else if (error != NULL && !matchup_error_info_was_asked (error))
    matchup_toast (widget, _ ("Nothing was sent for this answer"));
  else
    matchup_toast (widget, _ ("The service is no longer connected"));
}

void
matchup_answer_commands_step (MatchupWorkspace *workspace,
                              MatchupConversation *conversation,
                              MatchupRound *round,
                              MatchupAnswer *answer,
                              int by)
{
  g_autoptr (MatchupRun) run = NULL;
  int position;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (MATCHUP_IS_ANSWER (answer));

  position = (int) matchup_answer_get_current_position (answer) + by;
  if (position >= 0)
    run = g_list_model_get_item (G_LIST_MODEL (answer), (guint) position);
  if (run != NULL)
    matchup_history_show_run (matchup_workspace_get_history (workspace),
                              conversation,
                              round,
                              answer,
                              run);
}
