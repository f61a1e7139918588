/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TEXT_BLOCK (matchup_text_block_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTextBlock, matchup_text_block, MATCHUP, TEXT_BLOCK, GtkWidget)

/**
 * MatchupTextBlock: a paragraph, a heading or the cell of a table.
 *
 * The text is laid out once per width and change, and only while it can be seen. A text that is too
 * long for one layout goes on in children of the same kind.
 */
GtkWidget *matchup_text_block_new (MatchupBlockContext *context,
                                   MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;
/* A cell of a table, @header: of its head. */
GtkWidget *matchup_text_block_new_cell (MatchupBlockContext *context,
                                        MatchupMdBlock *block,
                                        gboolean header) G_GNUC_WARN_UNUSED_RESULT;
/* Of the first line, in pixels from the top. */
int matchup_text_block_get_baseline (MatchupTextBlock *self);
/* What its text is made of is shown otherwise: formulas, as they are written or not. */
void matchup_text_block_make_again (MatchupTextBlock *self);
/* The address of the link that the keyboard is at, or NULL. */
const char *matchup_text_block_get_focus_link (MatchupTextBlock *self);

G_END_DECLS
