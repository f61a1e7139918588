/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LINEUP_BAR (matchup_lineup_bar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineupBar, matchup_lineup_bar, MATCHUP, LINEUP_BAR, GtkWidget)

/**
 * MatchupLineupBar: the contestants of a line-up; each can be changed, moved and removed, others
 * added, and the whole be kept under a name.
 *
 * Signal "chosen" (MatchupSavedLineup *saved): this one is to take the place of what is shown.
 */
GtkWidget *matchup_lineup_bar_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void matchup_lineup_bar_set_lineup (MatchupLineupBar *self, MatchupLineup *lineup);
/* Whether the contestants have letters, as at first: where names are hidden these would be taken
 * for those of the answers, which stand in another order. */
void matchup_lineup_bar_set_lettered (MatchupLineupBar *self, gboolean lettered);
/*
 * Opens the list of models for one contestant; where that has gone, the one to add a model; where
 * there is no place for one more, that of the last contestant.
 */
void matchup_lineup_bar_choose (MatchupLineupBar *self, const char *contestant_id);

G_END_DECLS
