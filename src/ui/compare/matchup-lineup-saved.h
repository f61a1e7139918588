/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LINEUP_SAVED (matchup_lineup_saved_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineupSaved, matchup_lineup_saved, MATCHUP, LINEUP_SAVED, GtkPopover)

/**
 * MatchupLineupSaved: keeps the current line-up under a name, and lists those that are kept: each
 * can be opened, overwritten, renamed and deleted.
 *
 * Signal "chosen" (MatchupSavedLineup *saved): this one is to be opened.
 */
GtkWidget *matchup_lineup_saved_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* What is saved; NULL: nothing can be. */
void matchup_lineup_saved_set_lineup (MatchupLineupSaved *self, MatchupLineup *lineup);

G_END_DECLS
