/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-pricing.h"
#include "matchup-run.h"

G_BEGIN_DECLS

/* Fills @box with what a finished run took: first word, speed, tokens, price; each with its origin.
 */
void matchup_answer_facts_fill (GtkWidget *box, MatchupRun *run, MatchupPricing *pricing);
void matchup_answer_facts_clear (GtkWidget *box); /* before @box ends */
/* What a run is doing, in words; "" when it is done and there is nothing to say. Transfer full. */
char *matchup_answer_facts_dup_state (MatchupRun *run, gint64 now);

G_END_DECLS
