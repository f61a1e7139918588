/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLOCK_GROUP (matchup_block_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlockGroup, matchup_block_group, MATCHUP, BLOCK_GROUP, GtkWidget)

/**
 * MatchupBlockGroup: some of the blocks of a document below each other, with a widget or without.
 *
 * A block without a widget takes up the height that its widget had, or one that is estimated as
 * long as it never had one at this width. A group that did not change costs a growing document
 * nothing.
 */
GtkWidget *matchup_block_group_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

guint matchup_block_group_get_n_blocks (MatchupBlockGroup *self);
guint matchup_block_group_get_n_widgets (MatchupBlockGroup *self);
MatchupMdBlock *matchup_block_group_get_block (MatchupBlockGroup *self, guint index); /* borrowed */
/* Borrowed; NULL while there is none. */
GtkWidget *matchup_block_group_get_widget (MatchupBlockGroup *self, guint index);
/* FALSE: of none. */
gboolean matchup_block_group_find (MatchupBlockGroup *self, GtkWidget *widget, guint *out_index);

void matchup_block_group_insert (MatchupBlockGroup *self, guint index, MatchupMdBlock *block);
void matchup_block_group_remove (MatchupBlockGroup *self, guint index);
/* @block takes the place of the one there; the widget stays as it is. */
void matchup_block_group_replace (MatchupBlockGroup *self, guint index, MatchupMdBlock *block);

/* Makes a widget for a block without one. */
void matchup_block_group_build (MatchupBlockGroup *self, guint index, MatchupBlockContext *context);
/* Its widget goes, its height stays. */
void matchup_block_group_release (MatchupBlockGroup *self, guint index);

/* Pixels; of a block with a widget, what that wants now. */
int matchup_block_group_get_block_height (MatchupBlockGroup *self, guint index, int width);
/* Of all blocks with the space between them. */
int matchup_block_group_get_height (MatchupBlockGroup *self, int width);
/* Fonts changed: what is without a widget may have another height. */
void matchup_block_group_forget_heights (MatchupBlockGroup *self);

G_END_DECLS
