/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-conversation.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BRANCH_MAP (matchup_branch_map_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBranchMap, matchup_branch_map, MATCHUP, BRANCH_MAP, GtkWidget)

/**
 * MatchupBranchMap: all ways that a conversation took, as a tree: a message a line, by its first
 * words. Shows what there was when it was made. Arrow keys lead from one to the next.
 *
 * Signal "chosen" (MatchupRound *round): the person wants to see it.
 */
GtkWidget *matchup_branch_map_new (MatchupConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
/* To the last message that is shown. */
void matchup_branch_map_focus (MatchupBranchMap *self);

G_END_DECLS
