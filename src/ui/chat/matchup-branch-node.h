/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-branch-tree.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BRANCH_NODE (matchup_branch_node_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBranchNode, matchup_branch_node, MATCHUP, BRANCH_NODE, GtkButton)

/**
 * MatchupBranchNode: a message in the map of a conversation; a button that a screen reader knows as
 * an item of a list.
 */
GtkWidget *matchup_branch_node_new (const MatchupBranchItem *item) G_GNUC_WARN_UNUSED_RESULT;
MatchupRound *matchup_branch_node_get_round (MatchupBranchNode *self);

G_END_DECLS
