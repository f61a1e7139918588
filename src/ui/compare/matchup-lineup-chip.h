/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LINEUP_CHIP (matchup_lineup_chip_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineupChip, matchup_lineup_chip, MATCHUP, LINEUP_CHIP, GtkWidget)

/**
 * MatchupLineupChip: one contestant of a line-up, with a menu of what can be done with it.
 *
 * Alt with the arrows moves it, F2 renames, Delete removes; it can be dragged as the
 * #MatchupContestant that it shows. Actions: contestant.change-model, settings, duplicate, rename,
 * move-left, move-right and remove.
 */
GtkWidget *matchup_lineup_chip_new (MatchupWorkspace *workspace,
                                    MatchupLineup *lineup) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the contestant at @position of the line-up as it is now. */
void matchup_lineup_chip_set_position (MatchupLineupChip *self, guint position);
/* Whether it tells the letter of its place; what is shown follows with the position. */
void matchup_lineup_chip_set_lettered (MatchupLineupChip *self, gboolean lettered);
/* With less of the name, and without the button that removes it, as the menu can as well; when it
 * has been told its position. */
void matchup_lineup_chip_set_compact (MatchupLineupChip *self, gboolean compact);
MatchupContestant *matchup_lineup_chip_get_contestant (MatchupLineupChip *self); /* borrowed */
/* Puts the contestant at @position of the line-up; beyond the end: at the end. */
void matchup_lineup_chip_move_to (MatchupLineupChip *self, guint position);
void matchup_lineup_chip_choose_model (MatchupLineupChip *self); /* opens the list of models */

G_END_DECLS
