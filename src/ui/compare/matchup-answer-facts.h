/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-badges.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* Fills @box with what a finished run is ahead in and what it took: first word, speed, tokens,
 * price, each with its origin, and a button for all details. */
void matchup_answer_facts_fill (GtkWidget *box,
                                MatchupWorkspace *workspace,
                                MatchupRun *run,
                                MatchupBadges badges);
void matchup_answer_facts_clear (GtkWidget *box); /* before @box ends */
/* What the thoughts of a run are headed with: how long it thought, once that is known. Transfer
 * full. */
char *matchup_answer_facts_dup_thinking (MatchupRun *run, gint64 now);
/* What a run is doing, in words; "" when it is done and there is nothing to say. Transfer full. */
char *matchup_answer_facts_dup_state (MatchupRun *run, gint64 now);

G_END_DECLS
