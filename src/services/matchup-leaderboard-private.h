/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-history.h"
#include "matchup-leaderboard.h"
#include "matchup-pricing.h"

G_BEGIN_DECLS

MatchupLeaderboard *matchup_leaderboard_new (MatchupDb *db,
                                             MatchupHistory *history,
                                             MatchupPricing *pricing) G_GNUC_WARN_UNUSED_RESULT;
/* Some run somewhere began or ended. */
void matchup_leaderboard_runs_changed (MatchupLeaderboard *self);

G_END_DECLS
