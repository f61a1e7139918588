/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-standings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sentences about standings, in the language of the person. All texts are newly allocated. */

/* "75 %". */
char *matchup_results_dup_share (double share);
/* The competitor's name, with the settings where they tell it from the same model. */
char *matchup_results_dup_name (const MatchupModelFigures *figures);

/* Who is ahead, how sure that is, and about how many votes it takes where it is not. */
char *matchup_results_dup_headline (MatchupStandings *standings);
char *matchup_results_dup_pair_sentence (MatchupStandings *standings, guint pair);
/* The same in a few words, and what they rest on. */
char *matchup_results_dup_short_lead (MatchupStandings *standings);
char *matchup_results_dup_short_reason (MatchupStandings *standings);
char *matchup_results_dup_votes (guint n);

/* The share of wins and where it lies; NULL where there is none. */
char *matchup_results_dup_share_sentence (MatchupStandings *standings, guint pair);
/* About the place of the columns; NULL where there is nothing to say. */
char *matchup_results_dup_place_sentence (MatchupStandings *standings, guint pair);
/* What does not count; "" where all do. */
char *matchup_results_dup_left_out (MatchupStandings *standings);

G_END_DECLS
