/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-lineup-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SAVED_LINEUP_ROW (matchup_saved_lineup_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSavedLineupRow,
                      matchup_saved_lineup_row,
                      MATCHUP,
                      SAVED_LINEUP_ROW,
                      AdwActionRow)

/**
 * MatchupSavedLineupRow: a saved line-up and who is in it. It is moved among the others by
 * dragging, and with Alt+Up and Alt+Down.
 */
GtkWidget *matchup_saved_lineup_row_new (MatchupLineupList *list,
                                         MatchupSavedLineup *saved) G_GNUC_WARN_UNUSED_RESULT;
MatchupSavedLineup *matchup_saved_lineup_row_get_saved (MatchupSavedLineupRow *self); /* borrowed */

G_END_DECLS
