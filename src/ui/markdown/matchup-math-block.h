/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MATH_BLOCK (matchup_math_block_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMathBlock, matchup_math_block, MATCHUP, MATH_BLOCK, GtkWidget)

/**
 * MatchupMathBlock: a formula that is set apart, as a block of an answer. A selection and what is
 * found take it as a whole; what is copied is the LaTeX.
 */
GtkWidget *matchup_math_block_new (MatchupBlockContext *context,
                                   MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
