/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * What an answer shows as long as nobody may know whose it is. All texts are the same for whoever
 * answers; transfer full.
 */

/* Names are hidden: until the vote, or until the person wants to see them. */
gboolean matchup_blind_answer_is_hidden (MatchupRound *round);
/* What the column of @answer is called: by its letter, and by its name where that may be known. */
char *matchup_blind_answer_dup_title (MatchupRound *round, MatchupAnswer *answer);
/* What @run does, without how far it is; "" while all answers of @round are held back. */
char *matchup_blind_answer_dup_state (MatchupRound *round, MatchupRun *run, gint64 now);
/* What went wrong, which would tell the service: that something did. */
char *matchup_blind_answer_dup_trouble (MatchupWorkspace *workspace,
                                        MatchupRound *round,
                                        MatchupRun *run);
/* What is written on the button that helps, or NULL; see matchup_answer_help_dup_label(). */
char *matchup_blind_answer_dup_help (MatchupWorkspace *workspace,
                                     MatchupRound *round,
                                     MatchupRun *run,
                                     gint64 *out_wait);
/* What that button does; see matchup_answer_help_do(). */
void matchup_blind_answer_help (GtkWidget *widget,
                                MatchupWorkspace *workspace,
                                MatchupRound *round,
                                MatchupRun *run);

G_END_DECLS
