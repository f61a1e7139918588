/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_HEADER_LAYOUT (matchup_header_layout_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHeaderLayout,
                      matchup_header_layout,
                      MATCHUP,
                      HEADER_LAYOUT,
                      GtkLayoutManager)

/**
 * MatchupHeaderLayout: children side by side, what is left goes to the one that expands. Where that
 * one would be cut short, the button that is @spare is left out, as it stands in a menu as well.
 */
GtkLayoutManager *
matchup_header_layout_new (int spacing /* pixels */,
                           GtkWidget *spare /* a child */) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
