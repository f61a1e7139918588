/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * The one button that helps when a run went wrong or ended without an answer, and what it needs to
 * know of the service.
 */

/* What the service of @contestant is called here. Transfer full. */
char *matchup_answer_help_dup_service (MatchupWorkspace *workspace, MatchupContestant *contestant);
/* What is written on the button; NULL: there is nothing to be helped. @out_wait: seconds until it
 * can be pressed. Transfer full. */
char *matchup_answer_help_dup_label (MatchupWorkspace *workspace,
                                     MatchupRound *round,
                                     MatchupRun *run,
                                     gint64 *out_wait);
/* What the button does; @widget: at or below the #MatchupAnswerView whose actions it uses. */
void matchup_answer_help_do (GtkWidget *widget,
                             MatchupWorkspace *workspace,
                             MatchupRound *round,
                             MatchupRun *run);

/* Whether what helps is a new conversation. */
gboolean
matchup_answer_help_starts_over (MatchupWorkspace *workspace, MatchupRound *round, MatchupRun *run);

G_END_DECLS
