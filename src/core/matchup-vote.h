/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_VOTE (matchup_vote_get_type ())

/* Names of settings that were in force; values are short words for the database. */
#define MATCHUP_VOTE_SETTING_LAYOUT "layout"
#define MATCHUP_VOTE_SETTING_PICTURE_SIZE "picture-size"
#define MATCHUP_VOTE_SETTING_REVEAL_TOGETHER "reveal-together" /* "yes" or "no" */
#define MATCHUP_VOTE_SETTING_STOP_REST "stop-rest"             /* "yes" or "no" */

#define MATCHUP_VOTE_MAX_MARK 5

/**
 * MatchupVote: what a person decided about one round. Boxed, immutable, reference counted (atomic);
 * made by a #MatchupVoteBuilder.
 *
 * Only answers that could be read take part, each with the place in which it was shown and the very
 * run that was judged. A slot is an answer's place in the round, a position where it stood on the
 * screen, both from 0.
 */
GType matchup_vote_get_type (void);
MatchupVote *matchup_vote_ref (MatchupVote *self);
void matchup_vote_unref (MatchupVote *self);
gboolean matchup_vote_equal (const MatchupVote *a, const MatchupVote *b); /* NULL: no vote */
/* The same result and order of the same runs; notes, marks and all else may differ. */
gboolean matchup_vote_same_judgement (const MatchupVote *a, const MatchupVote *b);

MatchupVoteResult matchup_vote_get_result (const MatchupVote *self);
gint64 matchup_vote_get_voted_at (const MatchupVote *self); /* microseconds since 1970 */
gboolean matchup_vote_get_blind (const MatchupVote *self);  /* cast before names were revealed */
gboolean matchup_vote_get_early (const MatchupVote *self);  /* cast before all answers had ended */
gboolean matchup_vote_get_leaked (const MatchupVote *self); /* an answer had named its maker */
gboolean matchup_vote_get_counts_anyway (const MatchupVote *self); /* the person said so */
/* Whether the ranking takes it: not leaked, or the person said that it counts all the same. */
gboolean matchup_vote_counts (const MatchupVote *self);
const char *matchup_vote_get_note (const MatchupVote *self);                      /* "" for none */
const char *matchup_vote_get_setting (const MatchupVote *self, const char *name); /* or NULL */
/* By name, NULL-terminated. */
char **matchup_vote_dup_setting_names (const MatchupVote *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * MatchupVoteAnswer: one judged answer.
 */
typedef struct
{
  guint slot;
  guint position;
  char *run_id;
  guint rank; /* 1 = best, without gaps; answers may share one. 0 where none is good */
} MatchupVoteAnswer;

guint matchup_vote_get_n_answers (const MatchupVote *self);
/* By slot; borrowed. */
const MatchupVoteAnswer *matchup_vote_get_answer (const MatchupVote *self, guint index);
const MatchupVoteAnswer *matchup_vote_find_answer (const MatchupVote *self,
                                                   guint slot); /* NULL: took no part */
int matchup_vote_get_best (const MatchupVote *self); /* the only slot with rank 1, or -1 */

/* 1..5, or 0 for none; @criterion is an id. */
guint matchup_vote_get_mark (const MatchupVote *self, guint slot, const char *criterion);
gboolean matchup_vote_has_marks (const MatchupVote *self);
typedef void (*MatchupVoteMarkFunc) (guint slot,
                                     const char *criterion,
                                     guint mark,
                                     gpointer user_data);
/* By slot and criterion. */
void
matchup_vote_foreach_mark (const MatchupVote *self, MatchupVoteMarkFunc func, gpointer user_data);

/**
 * MatchupVotePair: what a vote says about two of its answers. In a tie the winner is the one with
 * the lower slot.
 */
typedef struct
{
  guint winner; /* slot */
  guint loser;
  guint winner_position;
  guint loser_position;
  gboolean tie;
} MatchupVotePair;

/*
 * The pairs that the vote decides: the best one against each other; every two of a ranking; every
 * two as a tie. None where none is good.
 */
GArray *matchup_vote_dup_pairs (const MatchupVote *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupVote, matchup_vote_unref)

G_END_DECLS
