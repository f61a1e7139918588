/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round.h"

G_BEGIN_DECLS

/**
 * MatchupRoundTree: the rounds of a conversation, of which one may follow several ways on: who
 * edits a message goes on in another branch, and both stay. Owned by #MatchupConversation.
 *
 * A round that is deleted is passed over: what followed it follows the one before it. What was
 * shown last below each round is remembered, so that going back to a branch shows it as it was
 * left.
 *
 * No call walks the stack as deep as the conversation is long. Arrays are new, with borrowed
 * #MatchupRound that live as long as the tree.
 */
typedef struct _MatchupRoundTree MatchupRoundTree;

MatchupRoundTree *matchup_round_tree_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_round_tree_free (MatchupRoundTree *self);

/* Adds a round below its parent, which has to be in the tree already where it is not NULL. */
void matchup_round_tree_add (MatchupRoundTree *self, MatchupRound *round);
guint matchup_round_tree_get_n_all (MatchupRoundTree *self); /* in the order they were added */
MatchupRound *matchup_round_tree_get_all (MatchupRoundTree *self, guint i);     /* or NULL */
MatchupRound *matchup_round_tree_find (MatchupRoundTree *self, const char *id); /* or NULL */

/* From the beginning to @round, itself included, without deleted ones before it. */
GPtrArray *matchup_round_tree_dup_way_to (MatchupRoundTree *self, MatchupRound *round);
/*
 * The way through @round, as far as something was shown below it. @round NULL: the way that was
 * shown last, or the one that was added last.
 */
GPtrArray *matchup_round_tree_dup_way_through (MatchupRoundTree *self, MatchupRound *round);
/* What stands in the place of @round: itself and its alternatives, oldest first. */
GPtrArray *matchup_round_tree_dup_branches (MatchupRoundTree *self, MatchupRound *round);
/* What follows @round (NULL: the beginning) directly, deleted ones passed over, oldest first. */
GPtrArray *matchup_round_tree_dup_following (MatchupRoundTree *self, MatchupRound *round);
/* The nearest round before @round that is not deleted; NULL at the beginning. */
MatchupRound *matchup_round_tree_get_before (MatchupRoundTree *self, MatchupRound *round);
/* Remembers that @next is what was shown last behind @round (NULL: the beginning). */
void matchup_round_tree_set_next (MatchupRoundTree *self, MatchupRound *round, MatchupRound *next);
/* Remembers @way as what was shown last. */
void matchup_round_tree_set_shown (MatchupRoundTree *self, GPtrArray *way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupRoundTree, matchup_round_tree_free)

G_END_DECLS
