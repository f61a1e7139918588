/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_STACK_LAYOUT (matchup_stack_layout_get_type ())
G_DECLARE_FINAL_TYPE (MatchupStackLayout,
                      matchup_stack_layout,
                      MATCHUP,
                      STACK_LAYOUT,
                      GtkLayoutManager)

/**
 * MatchupStackLayout: children one below the other, each as wide as the parent.
 *
 * Every child is asked once for its height at exactly that width, which GTK keeps until the child
 * changes. A #GtkBox would search for a good distribution and lay wrapped text out many times.
 */
GtkLayoutManager *matchup_stack_layout_new (int spacing);

/* Children get no more than @width pixels, in the middle; 0, as at first: all there is. */
void matchup_stack_layout_set_max_width (MatchupStackLayout *self, int width);
/* Where text begins, and not in the middle. */
void matchup_stack_layout_set_at_start (MatchupStackLayout *self, gboolean at_start);
/*
 * Where the parent is given less height than it wants, or more, it is this child that gets less or
 * more; NULL, as at first: no one, and all are as high as they want. It has to be one of the
 * children as long as it is set here.
 */
void matchup_stack_layout_set_filler (MatchupStackLayout *self, GtkWidget *child);

/* Height of @child at @width, never asked for less than the width it needs. */
int matchup_stack_get_height (GtkWidget *child, int width);

G_END_DECLS
