/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation.h"

G_BEGIN_DECLS

/**
 * MatchupBranchItem: a line of the map of a conversation: a message, or how many between two of
 * them are left out because nothing branches there.
 */
typedef struct
{
  MatchupRound *round; /* owned; NULL: some that are left out */
  guint n_hidden;      /* how many these are */
  guint level;         /* how often there was another way before it */
  int parent;          /* position of the line that it follows; -1: it is a beginning */
  gboolean shown;      /* on the path that is shown */
  gboolean tip;        /* the last one of that */
} MatchupBranchItem;

/*
 * The lines from the beginning on, each after the one that it follows, first the way that was taken
 * first. A way without another one is told by its first and its last message. Of
 * #MatchupBranchItem. Costs in proportion to the number of all rounds.
 */
GArray *matchup_branch_tree_new (MatchupConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
/* Whether there is more than one way, so that a map tells something. */
gboolean matchup_branch_tree_has_branches (MatchupConversation *conversation);

G_END_DECLS
