/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-arrangement.h"

G_BEGIN_DECLS

/* Narrower than this no answer is shown; pixels. */
#define MATCHUP_COLUMN_MIN_WIDTH 220
#define MATCHUP_COLUMN_SPACING 12
/* Lines that are longer are hard to read: so wide is one of several, and one that has all the room;
 * pixels. */
#define MATCHUP_COLUMN_MAX_WIDTH 900
#define MATCHUP_COLUMN_MAX_SINGLE_WIDTH 1200
/* A box of equal height is not lower than that; pixels. */
#define MATCHUP_COLUMN_MIN_BOX 240

#define MATCHUP_TYPE_COLUMNS (matchup_columns_get_type ())
G_DECLARE_FINAL_TYPE (MatchupColumns, matchup_columns, MATCHUP, COLUMNS, GtkWidget)

/**
 * MatchupColumns: children in one of the layouts of #MatchupLayout, all equally wide, those of a
 * row as high as the highest. Where there is no room for all columns, as many as fit are shown,
 * beginning with "first": a carousel. Each is measured once per width. Reading order and the order
 * of the keyboard are that of the children.
 */
GtkWidget *matchup_columns_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_columns_append (MatchupColumns *self, GtkWidget *child);
void matchup_columns_set_layout (MatchupColumns *self, MatchupLayout layout);
/* The first column that is shown; clamped when laid out. */
void matchup_columns_set_first (MatchupColumns *self, guint first);
/* The only one that is shown, whatever the layout; -1: none. */
void matchup_columns_set_enlarged (MatchupColumns *self, int position);
/*
 * All children are equally high: as the highest one wants, but so that a row is no higher than
 * @room pixels (where that is enough for it); 0: as high as they want.
 */
void matchup_columns_set_room (MatchupColumns *self, int room);
/* Which ones are shown at the width that it has. */
void matchup_columns_get_shown (MatchupColumns *self, guint *out_first, guint *out_n_shown);

/* How many of @n answers are shown at once in @width pixels; at least one. */
guint matchup_columns_get_n_visible (MatchupLayout layout, int width, guint n);
/* What @n answers can use of a width, at most; pixels. */
int matchup_columns_get_max_width (MatchupLayout layout, guint n);

G_END_DECLS
