/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-search-hit.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SEARCH_ROW (matchup_search_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSearchRow, matchup_search_row, MATCHUP, SEARCH_ROW, GtkListBoxRow)

/**
 * MatchupSearchRow: a place that was found: where it is, when it was written, and the words around
 * it with what was found in bold.
 *
 * Action "search-row.open": the same as activating it, for assistive technologies.
 */
GtkWidget *matchup_search_row_new (MatchupSearchHit *hit) G_GNUC_WARN_UNUSED_RESULT;
MatchupSearchHit *matchup_search_row_get_hit (MatchupSearchRow *self); /* borrowed */

G_END_DECLS
