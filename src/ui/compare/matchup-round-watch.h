/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ROUND_WATCH (matchup_round_watch_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRoundWatch, matchup_round_watch, MATCHUP, ROUND_WATCH, GObject)

/**
 * MatchupRoundWatch: tells when what can be said of a round as a whole has changed. Main thread
 * only.
 *
 * Signal "changed": a run began, changed its state or got its first text, or another run is shown.
 */
MatchupRoundWatch *matchup_round_watch_new (MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
