/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_CARD_LAYOUT (matchup_card_layout_get_type ())
G_DECLARE_FINAL_TYPE (MatchupCardLayout,
                      matchup_card_layout,
                      MATCHUP,
                      CARD_LAYOUT,
                      GtkLayoutManager)

/**
 * MatchupCardLayout: children in columns of one width, as many as there is room for, those of a row
 * of one height. Each child is measured once per width. Follows the text direction.
 */
GtkLayoutManager *matchup_card_layout_new (int card_width, /* what a column has at least */
                                           guint max_columns,
                                           int spacing);

G_END_DECLS
