/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_WRAP_LAYOUT (matchup_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (MatchupWrapLayout,
                      matchup_wrap_layout,
                      MATCHUP,
                      WRAP_LAYOUT,
                      GtkLayoutManager)

/**
 * MatchupWrapLayout: children side by side at their natural width, going on in a new line where
 * there is no room; for lines of short facts. Follows the text direction.
 */
GtkLayoutManager *matchup_wrap_layout_new (int spacing, int line_spacing);

G_END_DECLS
