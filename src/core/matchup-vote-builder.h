/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-vote.h"

G_BEGIN_DECLS

/**
 * MatchupVoteBuilder: a vote while the person makes up their mind. Usually taken from
 * matchup_judging_begin_vote(), which fills in what was shown; then one of the choices below, and
 * matchup_vote_builder_end() as often as wanted.
 */
MatchupVoteBuilder *matchup_vote_builder_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* A vote with everything it says, to change its note, its marks or whether it counts. */
MatchupVoteBuilder *matchup_vote_builder_new_for (MatchupVote *vote) G_GNUC_WARN_UNUSED_RESULT;
void matchup_vote_builder_free (MatchupVoteBuilder *self);

/* One that can be voted for: FALSE and no change when @slot or @position is there already. */
gboolean matchup_vote_builder_add_answer (MatchupVoteBuilder *self,
                                          guint slot,
                                          guint position,
                                          const char *run_id);

/* The choice; the last one holds. FALSE and no change for a slot that takes no part. */
gboolean matchup_vote_builder_choose_best (MatchupVoteBuilder *self, guint slot);
void matchup_vote_builder_choose_tie (MatchupVoteBuilder *self);
void matchup_vote_builder_choose_none (MatchupVoteBuilder *self);
/*
 * Ranks from 1 by the answers' place in the order of slots that take part; numbers may repeat (the
 * answers share a rank) and gaps are closed. All on one rank is a tie. FALSE and no change when
 * @n_ranks is not the number of answers or a rank is 0.
 */
gboolean
matchup_vote_builder_choose_ranking (MatchupVoteBuilder *self, const guint *ranks, guint n_ranks);
/* The same by slots from the best to the worst, each answer once and none shared. */
gboolean
matchup_vote_builder_choose_order (MatchupVoteBuilder *self, const guint *slots, guint n_slots);

/* 1..5; 0 takes it back. FALSE and no change for other marks or a slot that takes no part. */
gboolean matchup_vote_builder_set_mark (MatchupVoteBuilder *self,
                                        guint slot,
                                        const char *criterion,
                                        guint mark);
void matchup_vote_builder_set_note (MatchupVoteBuilder *self, const char *note);
void matchup_vote_builder_set_blind (MatchupVoteBuilder *self, gboolean blind);
void matchup_vote_builder_set_early (MatchupVoteBuilder *self, gboolean early);
void matchup_vote_builder_set_leaked (MatchupVoteBuilder *self, gboolean leaked);
void matchup_vote_builder_set_counts_anyway (MatchupVoteBuilder *self, gboolean counts_anyway);
/* Value NULL: it is left open. */
void
matchup_vote_builder_set_setting (MatchupVoteBuilder *self, const char *name, const char *value);
/*
 * The vote that is changed: its choice, marks, note and "counts anyway" are taken over as far as
 * the answers allow. As long as the judgement stays what it was, the vote that is built stays as
 * blind, as early, as leaked and as old as @vote: only a new judgement is one of now.
 */
void matchup_vote_builder_set_base (MatchupVoteBuilder *self, MatchupVote *vote);

/*
 * NULL when nothing was chosen, or fewer than two answers take part ("none is good": fewer than
 * one). @now: microseconds since 1970.
 */
MatchupVote *matchup_vote_builder_end (MatchupVoteBuilder *self,
                                       gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupVoteBuilder, matchup_vote_builder_free)

G_END_DECLS
