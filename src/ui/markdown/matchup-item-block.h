/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ITEM_BLOCK (matchup_item_block_get_type ())
G_DECLARE_FINAL_TYPE (MatchupItemBlock, matchup_item_block, MATCHUP, ITEM_BLOCK, GtkWidget)

/**
 * MatchupItemBlock: an item of a list: its bullet, number or box, and what is in it.
 */
GtkWidget *matchup_item_block_new (MatchupBlockContext *context,
                                   MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;
void matchup_item_block_set_number (MatchupItemBlock *self, gboolean ordered, guint number);
/* What stands before the item; borrowed. */
const char *matchup_item_block_get_marker (MatchupItemBlock *self);
/* What stands before an item of this kind. */
char *matchup_item_block_make_marker (MatchupMdTask task,
                                      gboolean ordered,
                                      guint number) G_GNUC_WARN_UNUSED_RESULT;
/* Where that is drawn, in pixels from the top: on the baseline of the first line of text. */
int matchup_item_block_get_marker_top (MatchupItemBlock *self);

G_END_DECLS
