/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-clock.h"
#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RACE_STRIP (matchup_race_strip_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRaceStrip, matchup_race_strip, MATCHUP, RACE_STRIP, GtkWidget)

/**
 * MatchupRaceStrip: all contestants of a round on one clock, one line each, drawn as it happens.
 */
GtkWidget *matchup_race_strip_new (MatchupRound *round,
                                   MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
