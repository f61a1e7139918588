/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LINEUP_ROW (matchup_lineup_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineupRow, matchup_lineup_row, MATCHUP, LINEUP_ROW, GtkListBoxRow)

/**
 * MatchupLineupRow: a saved line-up in the list of them: its name, who is in it, and buttons that
 * overwrite, rename and delete it. Actions saved-lineup.update, rename and delete take its id, and
 * are those of a widget around it.
 */
GtkWidget *matchup_lineup_row_new (MatchupWorkspace *workspace,
                                   MatchupSavedLineup *saved) G_GNUC_WARN_UNUSED_RESULT;
MatchupSavedLineup *matchup_lineup_row_get_saved (MatchupLineupRow *self); /* borrowed */
/* Whether the current line-up is this one, so that there is nothing to overwrite it with. */
void matchup_lineup_row_set_current (MatchupLineupRow *self, gboolean current);

G_END_DECLS
