/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Narrower than this no answer is shown; pixels. */
#define MATCHUP_COLUMN_MIN_WIDTH 220
#define MATCHUP_COLUMN_SPACING 12

#define MATCHUP_TYPE_COLUMNS (matchup_columns_get_type ())
G_DECLARE_FINAL_TYPE (MatchupColumns, matchup_columns, MATCHUP, COLUMNS, GtkWidget)

/**
 * MatchupColumns: children side by side, equally wide, as high as the highest. Where there is no
 * room for all, as many as fit are shown, beginning with "first": a carousel. Each is measured once
 * per width.
 *
 * Property "first" (uint): the first column that is shown; clamped when laid out.
 */
GtkWidget *matchup_columns_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_columns_append (MatchupColumns *self, GtkWidget *child);
void matchup_columns_set_first (MatchupColumns *self, guint first);

/* How many of @n columns have room in @width pixels; at least one. */
guint matchup_columns_get_n_visible (int width, guint n);

G_END_DECLS
