/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_RULE_BLOCK (matchup_rule_block_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRuleBlock, matchup_rule_block, MATCHUP, RULE_BLOCK, GtkWidget)

/**
 * MatchupRuleBlock: a line across the text.
 */
GtkWidget *matchup_rule_block_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
