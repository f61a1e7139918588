/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CODE_BLOCK (matchup_code_block_get_type ())
G_DECLARE_FINAL_TYPE (MatchupCodeBlock, matchup_code_block, MATCHUP, CODE_BLOCK, GtkWidget)

/**
 * MatchupCodeBlock: code in its colours, growing while it is written; long code is folded.
 * Actions: code.copy, code.wrap, code.show-all.
 */
GtkWidget *matchup_code_block_new (MatchupBlockContext *context,
                                   MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;
/* What shows the code, for tests. */
GtkTextView *matchup_code_block_get_view (MatchupCodeBlock *self);

G_END_DECLS
