/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLOCK_STACK (matchup_block_stack_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlockStack, matchup_block_stack, MATCHUP, BLOCK_STACK, GtkWidget)

/**
 * MatchupBlockStack: blocks below each other: a quote, a list, what is in an item of a list, or a
 * whole document.
 *
 * Its widgets are made in small steps (see #MatchupBlockContext) and stay when their block changes.
 * The ones of a document are in groups, so that layout looks at the last few only while the text
 * grows; of a very long list a part is shown until the person asks for more.
 */
GtkWidget *matchup_block_stack_new (MatchupBlockContext *context,
                                    MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *
matchup_block_stack_new_document (MatchupBlockContext *context) G_GNUC_WARN_UNUSED_RESULT;

/* For a document: the blocks of @model at @position changed, as #GListModel::items-changed says. */
void matchup_block_stack_splice (MatchupBlockStack *self,
                                 GListModel *model,
                                 guint position,
                                 guint removed,
                                 guint added);
/* The widget of a block, borrowed; NULL while it is not made yet. */
GtkWidget *matchup_block_stack_get_widget (MatchupBlockStack *self, guint position);
/* The place of the block that @descendant belongs to; FALSE: of none. */
gboolean
matchup_block_stack_find (MatchupBlockStack *self, GtkWidget *descendant, guint *out_position);
/* Only what is between @top and @bottom (pixels in the stack) is worth being drawn. */
void matchup_block_stack_set_seen (MatchupBlockStack *self, double top, double bottom);

G_END_DECLS
