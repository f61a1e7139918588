/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-standings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_LEADERBOARD (matchup_leaderboard_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLeaderboard, matchup_leaderboard, MATCHUP, LEADERBOARD, GObject)

/**
 * MatchupLeaderboard: makes standings of the votes in the history. Reads what it needs when
 * somebody asks, and what is new only; counts off the main thread. Main thread only.
 *
 * Signal "changed": standings that were made before are no longer what would be made now: a vote
 * was cast, changed or taken back, rounds were deleted or came back, an answer that was voted about
 * has ended, a price or rate is another one.
 */

/* Always with the votes at the time of the call, or newer ones. @filter is copied. */
void matchup_leaderboard_compute_async (MatchupLeaderboard *self,
                                        const MatchupStandingsFilter *filter,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
MatchupStandings *
matchup_leaderboard_compute_finish (MatchupLeaderboard *self, GAsyncResult *result, GError **error);

G_END_DECLS
