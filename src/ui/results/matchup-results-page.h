/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_RESULTS_PAGE (matchup_results_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupResultsPage, matchup_results_page, MATCHUP, RESULTS_PAGE, GtkWidget)

/**
 * MatchupResultsPage: what the votes say: one sentence on top, then every pair, then what was
 * measured of every model. Brings itself up to date while it is seen.
 *
 * Properties, each with an action of the same name ("results.with-leaked" and so on): with-leaked,
 * practice, only-blind, only-this. With "practice" the votes about practice models are all there
 * is, and the page says so.
 */
GtkWidget *matchup_results_page_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* What "only this comparison" means; NULL: there is none, and all count. */
void matchup_results_page_set_conversation_id (MatchupResultsPage *self, const char *id);
/* What is shown; borrowed, NULL until the first one was made. */
MatchupStandings *matchup_results_page_get_standings (MatchupResultsPage *self);
/* Where a person begins. */
void matchup_results_page_focus (MatchupResultsPage *self);

G_END_DECLS
