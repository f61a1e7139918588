/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TABLE_GRID (matchup_table_grid_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTableGrid, matchup_table_grid, MATCHUP, TABLE_GRID, GtkWidget)

#define MATCHUP_TYPE_TABLE_ROW (matchup_table_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTableRow, matchup_table_row, MATCHUP, TABLE_ROW, GtkWidget)

/**
 * MatchupTableGrid: the rows and cells of a table; a column is as wide as its widest cell. Its
 * cells are made in small steps.
 */
GtkWidget *matchup_table_grid_new (MatchupBlockContext *context) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the rows of @table, at most @max_rows of them. */
void matchup_table_grid_set_table (MatchupTableGrid *self, MatchupMdBlock *table, guint max_rows);

G_END_DECLS
