/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-lineup.h"

G_BEGIN_DECLS

/*
 * Lets the #MatchupLineupChip in @chips be dragged to another place among them. What is dropped is
 * moved in the line-up that they show; other things and contestants of other line-ups are refused.
 * A line shows the place meanwhile.
 */
void matchup_lineup_drop_add (GtkWidget *chips);
/*
 * Before which of the @chips something at this point would be put, or how many there are: behind
 * the last one. In the coordinates of @chips.
 */
guint matchup_lineup_drop_find_gap (GtkWidget *chips, double x, double y);

G_END_DECLS
