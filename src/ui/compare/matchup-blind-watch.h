/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLIND_WATCH (matchup_blind_watch_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlindWatch, matchup_blind_watch, MATCHUP, BLIND_WATCH, GObject)

/**
 * MatchupBlindWatch: finds out which answers of a blind round say who wrote them, while they come.
 * What was read is not read again; long texts are read in pieces when nothing else is to be done.
 * Stops for good when the names are shown. Main thread only.
 *
 * Signal "changed": another answer was found.
 */

/* The one of @round, made when it is asked for first; borrowed, lives as long as the round. */
MatchupBlindWatch *matchup_blind_watch_get (MatchupRound *round);
gboolean matchup_blind_watch_is_leaking (MatchupBlindWatch *self, guint slot);
guint matchup_blind_watch_get_n_leaking (MatchupBlindWatch *self);
/* Reads all that is there now, so that the two above are about that. */
void matchup_blind_watch_catch_up (MatchupBlindWatch *self);

G_END_DECLS
