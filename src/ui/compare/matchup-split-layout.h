/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_SPLIT_LAYOUT (matchup_split_layout_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSplitLayout,
                      matchup_split_layout,
                      MATCHUP,
                      SPLIT_LAYOUT,
                      GtkLayoutManager)

/**
 * MatchupSplitLayout: gives its children equal shares, side by side where there is room for that
 * and one below the other where there is not.
 */
GtkLayoutManager *matchup_split_layout_new (int spacing /* pixels */) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
