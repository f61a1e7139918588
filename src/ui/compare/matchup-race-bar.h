/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-run.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RACE_BAR (matchup_race_bar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRaceBar, matchup_race_bar, MATCHUP, RACE_BAR, GtkWidget)

/**
 * MatchupRaceBar: the phases of one run as a bar; height and colour tell connecting, waiting,
 * thinking and writing apart. The bars of a round share one scale, so that their lengths can be
 * compared.
 */
GtkWidget *matchup_race_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @scale: the milliseconds that fill the whole width. */
void matchup_race_bar_set (MatchupRaceBar *self, const MatchupPhases *phases, double scale);

G_END_DECLS
