/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-differences.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_DIFFERENCES_SIDE (matchup_differences_side_get_type ())
G_DECLARE_FINAL_TYPE (MatchupDifferencesSide,
                      matchup_differences_side,
                      MATCHUP,
                      DIFFERENCES_SIDE,
                      GtkWidget)

/**
 * MatchupDifferencesSide: one of two answers, with what only it says marked: bold, underlined and
 * on a ground of its own, so that no colour has to be told from another.
 *
 * Property "selected" (uint): which of the answers, by the names that were set. Long texts come in
 * over several turns of the main loop.
 */
void matchup_differences_side_set_names (MatchupDifferencesSide *self,
                                         GtkStringList *names,
                                         MatchupDifferencesPlace place);
guint matchup_differences_side_get_selected (MatchupDifferencesSide *self);
void matchup_differences_side_set_selected (MatchupDifferencesSide *self, guint selected);
/* NULL: not known yet, shows nothing. */
void matchup_differences_side_set_differences (MatchupDifferencesSide *self,
                                               MatchupDifferences *differences);
/* Marks the text of a change as the one that is read, and has it seen; once it is there. */
void matchup_differences_side_go_to (MatchupDifferencesSide *self, guint change);
/* All of the text is there. */
gboolean matchup_differences_side_is_complete (MatchupDifferencesSide *self);

G_END_DECLS
