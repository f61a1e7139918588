/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_VOTE_BALLOT (matchup_vote_ballot_get_type ())
G_DECLARE_FINAL_TYPE (MatchupVoteBallot, matchup_vote_ballot, MATCHUP, VOTE_BALLOT, GObject)

/**
 * MatchupVoteBallot: what a person has to say about one round, and the way it becomes a vote.
 *
 * A note and marks can be given before the choice: they are kept with the round, and go into the
 * vote as soon as there is one. Main thread only.
 *
 * Signal "changed": the vote, what may be voted for, what is held, whether names are shown, or
 * which answers said who wrote them.
 * Signal "ask-to-stop": there is a vote now, other answers still come, and the person wants to be
 * asked whether they are to be stopped.
 */
MatchupVoteBallot *matchup_vote_ballot_new (MatchupWorkspace *workspace,
                                            MatchupConversation *conversation,
                                            MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;
MatchupWorkspace *matchup_vote_ballot_get_workspace (MatchupVoteBallot *self);
MatchupConversation *matchup_vote_ballot_get_conversation (MatchupVoteBallot *self);
MatchupRound *matchup_vote_ballot_get_round (MatchupVoteBallot *self);
MatchupVote *matchup_vote_ballot_get_vote (MatchupVoteBallot *self); /* borrowed or NULL */

/*
 * Whether the answer at @position can be called the best; @out_reason (optional): why not, a
 * sentence that tells nothing of who it is; borrowed.
 */
gboolean
matchup_vote_ballot_can_choose (MatchupVoteBallot *self, guint position, const char **out_reason);
gboolean matchup_vote_ballot_can_choose_tie (MatchupVoteBallot *self);
gboolean matchup_vote_ballot_can_choose_none (MatchupVoteBallot *self);

/* Each saves the vote, and shows the names. FALSE and no change where it cannot be chosen. */
gboolean matchup_vote_ballot_choose (MatchupVoteBallot *self, guint position);
gboolean matchup_vote_ballot_choose_tie (MatchupVoteBallot *self);
gboolean matchup_vote_ballot_choose_none (MatchupVoteBallot *self);
/* The place of each answer that can be judged, by slot; see the builder's choose_ranking(). */
gboolean
matchup_vote_ballot_choose_ranking (MatchupVoteBallot *self, const guint *ranks, guint n_ranks);
/* The vote is gone, the note and the marks stay; gives what it was, or NULL. */
MatchupVote *matchup_vote_ballot_take_back (MatchupVoteBallot *self) G_GNUC_WARN_UNUSED_RESULT;
void matchup_vote_ballot_put_back (MatchupVoteBallot *self, MatchupVote *vote);
/* Shows the names without a vote. */
void matchup_vote_ballot_reveal (MatchupVoteBallot *self);

const char *matchup_vote_ballot_get_note (MatchupVoteBallot *self); /* borrowed */
void matchup_vote_ballot_set_note (MatchupVoteBallot *self, const char *note);
/* Whether the answer in @slot takes part, so that it can be given marks. */
gboolean matchup_vote_ballot_can_mark (MatchupVoteBallot *self, guint slot);
guint matchup_vote_ballot_get_mark (MatchupVoteBallot *self, guint slot, const char *criterion);
/* 1..5; 0 takes it back. */
void matchup_vote_ballot_set_mark (MatchupVoteBallot *self,
                                   guint slot,
                                   const char *criterion,
                                   guint mark);

/* Whether the vote, or the one that would be given now, is one that an answer gave away. */
gboolean matchup_vote_ballot_get_leaked (MatchupVoteBallot *self);
gboolean matchup_vote_ballot_get_counts_anyway (MatchupVoteBallot *self);
void matchup_vote_ballot_set_counts_anyway (MatchupVoteBallot *self, gboolean counts_anyway);

G_END_DECLS
