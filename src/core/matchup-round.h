/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-answer.h"
#include "matchup-vote-builder.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ROUND (matchup_round_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRound, matchup_round, MATCHUP, ROUND, GObject)

/**
 * MatchupRound: one prompt and the answers to it; a #GListModel of #MatchupAnswer, in the order of
 * the line-up as it was when the round was asked. A chat's round has one answer. Main thread only.
 *
 * An answer's place in this order is its slot; the position is where it stands on the screen. In a
 * blind round the two differ, and nothing on the screen may go by the slot before the names are
 * revealed.
 *
 * Properties (read-only, all but the first two notify): blind, reveal-together, revealed, held,
 * vote, n-judgeable, deleted, summary.
 */
MatchupRound *
matchup_round_new (const char *id, /* NULL: a fresh one */
                   MatchupMessage *prompt,
                   gint64 created_at /* microseconds since 1970 */) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_round_get_id (MatchupRound *self);
MatchupMessage *matchup_round_get_prompt (MatchupRound *self);
gint64 matchup_round_get_created_at (MatchupRound *self);
/* Asked without the rounds before it, which those after it do not see either; set before it is
 * asked. */
void matchup_round_set_fresh (MatchupRound *self, gboolean fresh);
gboolean matchup_round_get_fresh (MatchupRound *self);

/*
 * The round before it in its branch; NULL at the beginning, and where that round is gone. Set once,
 * before the round is added to its conversation; not held.
 */
void matchup_round_set_parent (MatchupRound *self, MatchupRound *parent);
MatchupRound *matchup_round_get_parent (MatchupRound *self); /* borrowed or NULL */
/* Deleted, but to be had back; see matchup_conversation_set_deleted(), which also shows it. */
void matchup_round_set_deleted (MatchupRound *self, gboolean deleted);
gboolean matchup_round_get_deleted (MatchupRound *self);
/*
 * Where the memory of a long conversation ends: with a summary, that is sent in place of this round
 * and all before it; with "" they are left out. NULL: they are sent as they are.
 */
void matchup_round_set_summary (MatchupRound *self, const char *summary);
const char *matchup_round_get_summary (MatchupRound *self);

void matchup_round_add_answer (MatchupRound *self, MatchupAnswer *answer);
guint matchup_round_get_n_answers (MatchupRound *self);
MatchupAnswer *matchup_round_get_answer (MatchupRound *self, guint slot); /* borrowed */
MatchupAnswer *matchup_round_find_answer (MatchupRound *self,
                                          const char *contestant_id); /* borrowed or NULL */
gboolean matchup_round_is_busy (MatchupRound *self);                  /* a current run is active */
void matchup_round_stop_all (MatchupRound *self);

/*
 * How the round is shown. Set once, after the last answer was added and before anybody sees it;
 * from then on it stays.
 */
/* Names are hidden until the vote, and the answers are shuffled; @rand NULL: a fresh one. */
void matchup_round_make_blind (MatchupRound *self, GRand *rand);
/*
 * The same with a known order: the slot of each position. FALSE and no change where that is no
 * permutation of all slots. @revealed_at: microseconds since 1970, 0 for not yet.
 */
gboolean matchup_round_restore_blind (MatchupRound *self,
                                      const guint *slots,
                                      guint n_slots,
                                      gint64 revealed_at);
void matchup_round_set_reveal_together (MatchupRound *self, gboolean reveal_together);

gboolean matchup_round_get_blind (MatchupRound *self);
gboolean matchup_round_get_reveal_together (MatchupRound *self);
guint matchup_round_get_slot (MatchupRound *self, guint position);           /* G_MAXUINT: none */
guint matchup_round_get_position (MatchupRound *self, guint slot);           /* G_MAXUINT: none */
MatchupAnswer *matchup_round_get_shown (MatchupRound *self, guint position); /* borrowed or NULL */
guint matchup_round_find_slot (MatchupRound *self, MatchupAnswer *answer);   /* G_MAXUINT: none */

/* Whether names may be shown: always in a round that is not blind. It never goes back. */
gboolean matchup_round_get_revealed (MatchupRound *self);
gint64 matchup_round_get_revealed_at (MatchupRound *self); /* 0: not yet, or never hidden */
void matchup_round_reveal (MatchupRound *self, gint64 now);

/*
 * Whether nothing of the answers may be shown yet, because they are revealed together and some
 * still come. Once it is over, it stays over: asking one again hides nothing.
 */
gboolean matchup_round_is_held (MatchupRound *self);

/*
 * Whether the answer in @slot can be voted for: it has something to read and did not fail, and
 * nothing is held.
 */
gboolean matchup_round_can_judge (MatchupRound *self, guint slot);
guint matchup_round_get_n_judgeable (MatchupRound *self);

/*
 * A vote about the answers as they are shown now, without a choice; when there is a vote already,
 * with what that says (see matchup_vote_builder_set_base()).
 */
MatchupVoteBuilder *matchup_round_begin_vote (MatchupRound *self) G_GNUC_WARN_UNUSED_RESULT;
MatchupVote *matchup_round_get_vote (MatchupRound *self); /* borrowed or NULL */
/*
 * NULL: takes it back. A vote reveals the names. FALSE and no change for a vote about answers that
 * the round does not have, that failed, or that stood elsewhere.
 */
gboolean matchup_round_set_vote (MatchupRound *self, MatchupVote *vote);

G_END_DECLS
