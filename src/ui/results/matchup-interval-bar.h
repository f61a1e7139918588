/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-intervals.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_INTERVAL_BAR (matchup_interval_bar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupIntervalBar, matchup_interval_bar, MATCHUP, INTERVAL_BAR, GtkWidget)

/**
 * MatchupIntervalBar: a share and where it lies, between nothing and everything: a band with ends,
 * a mark at the share, and a mark at a half that it reaches or not. Shapes say all of it; the
 * colour only adds to them. From right to left where people read so.
 */
GtkWidget *matchup_interval_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @share NAN: nothing is known. @name: what it is the share of; @text: the same in words. */
void matchup_interval_bar_set (MatchupIntervalBar *self,
                               double share,
                               const MatchupInterval *interval,
                               const char *name,
                               const char *text);
/* Whose half is whose: positions of matchup-accent.h. */
void matchup_interval_bar_set_sides (MatchupIntervalBar *self, guint start, guint end);

G_END_DECLS
