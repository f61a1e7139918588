/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TABLE_BLOCK (matchup_table_block_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTableBlock, matchup_table_block, MATCHUP, TABLE_BLOCK, GtkWidget)

/**
 * MatchupTableBlock: a table that can be scrolled sideways and copied.
 * Actions: table.copy-csv, table.copy-markdown.
 */
GtkWidget *matchup_table_block_new (MatchupBlockContext *context,
                                    MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;
/* The menu of the ways to copy, for a context menu. Transfer full. */
GMenuModel *matchup_table_block_new_menu (void) G_GNUC_WARN_UNUSED_RESULT;
/* How many rows of @block a new widget shows. */
guint matchup_table_block_get_rows_at_once (MatchupMdBlock *block);

G_END_DECLS
