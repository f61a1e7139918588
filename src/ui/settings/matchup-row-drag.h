/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether @row can go anywhere just now. */
typedef gboolean (*MatchupRowDragMovable) (GtkWidget *row);
/* @dragged, of the same type as @row, was let go over the upper half of it, or the lower one. */
typedef void (*MatchupRowDragTaken) (GtkWidget *row, GtkWidget *dragged, gboolean below);

/* Rows of one type can be dragged to another place in the list that they stand in. */
void matchup_row_drag_add (GtkWidget *row,
                           MatchupRowDragMovable movable, /* NULL: always */
                           MatchupRowDragTaken taken);
/* Where something at @from gets to when it is let go before or below what is at @to. */
guint matchup_row_drag_get_position (guint from, guint to, gboolean below);

G_END_DECLS
