/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * What the menu of an answer does. @widget: at or below the column, for its clipboard, its toasts
 * and its window.
 */

/* The answer as it was written, or as it is read (@plain). */
void matchup_answer_commands_copy (GtkWidget *widget, MatchupRun *run, gboolean plain);
void matchup_answer_commands_show_differences (GtkWidget *widget,
                                               MatchupRound *round,
                                               MatchupAnswer *answer);
void matchup_answer_commands_show_sent (GtkWidget *widget,
                                        MatchupWorkspace *workspace,
                                        MatchupConversation *conversation,
                                        MatchupRound *round,
                                        MatchupAnswer *answer);
/* Shows an earlier (-1) or later (1) run; nothing happens at the end. */
void matchup_answer_commands_step (MatchupWorkspace *workspace,
                                   MatchupConversation *conversation,
                                   MatchupRound *round,
                                   MatchupAnswer *answer,
                                   int by);

G_END_DECLS
