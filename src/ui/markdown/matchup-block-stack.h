/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLOCK_STACK (matchup_block_stack_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlockStack, matchup_block_stack, MATCHUP, BLOCK_STACK, GtkWidget)

/* How many are shown of a long list before the person asks for more. */
#define MATCHUP_BLOCK_STACK_LIST_LIMIT 1000

/**
 * MatchupBlockStack: blocks below each other: a quote, a list, what is in an item of a list.
 *
 * Its widgets are made in small steps (see #MatchupBlockContext) and stay when their block changes;
 * of a very long list a part is shown until the person asks for more.
 */
GtkWidget *matchup_block_stack_new (MatchupBlockContext *context,
                                    MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
