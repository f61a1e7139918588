/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-criterion.h"
#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_JUDGING (matchup_judging_get_type ())
G_DECLARE_FINAL_TYPE (MatchupJudging, matchup_judging, MATCHUP, JUDGING, GObject)

/**
 * MatchupJudging: how the person judges, the same in all comparisons; a #GListModel of
 * #MatchupCriterion, by which marks are given. Criteria are saved by themselves in the database,
 * the properties are keys of the program's settings. Main thread only.
 *
 * Properties (all notify): blind, reveal-together, stop-rest.
 */

/* What a new comparison begins with; see the properties of #MatchupConversation. */
gboolean matchup_judging_get_blind (MatchupJudging *self);
void matchup_judging_set_blind (MatchupJudging *self, gboolean blind);
gboolean matchup_judging_get_reveal_together (MatchupJudging *self);
void matchup_judging_set_reveal_together (MatchupJudging *self, gboolean reveal_together);

/* Whether a vote stops the answers that still come; otherwise they go on. */
gboolean matchup_judging_get_stop_rest (MatchupJudging *self);
void matchup_judging_set_stop_rest (MatchupJudging *self, gboolean stop_rest);
/* Whether the person is asked then. */
gboolean matchup_judging_get_asks_to_stop (MatchupJudging *self);

/* A vote about what is shown now, with the settings in force; see matchup_round_begin_vote(). */
MatchupVoteBuilder *matchup_judging_begin_vote (MatchupJudging *self,
                                                MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;
/* matchup_vote_builder_end() with the time of now; NULL when nothing was chosen that can be. */
MatchupVote *matchup_judging_end_vote (MatchupJudging *self,
                                       MatchupVoteBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

/* The criteria; "items-changed" tells of every change. */
guint matchup_judging_get_n_criteria (MatchupJudging *self);
MatchupCriterion *matchup_judging_get_criterion (MatchupJudging *self,
                                                 guint position); /* borrowed */
MatchupCriterion *matchup_judging_find_criterion (MatchupJudging *self,
                                                  const char *id); /* borrowed or NULL */
/* At the end, with a fresh id; NULL where the name is blank or taken. Borrowed. */
MatchupCriterion *matchup_judging_add_criterion (MatchupJudging *self, const char *name);
/* FALSE and no change where the name is blank or taken. */
gboolean matchup_judging_rename_criterion (MatchupJudging *self, const char *id, const char *name);
/* Marks that were given by it stay in their votes. */
void matchup_judging_remove_criterion (MatchupJudging *self, const char *id);
void matchup_judging_move_criterion (MatchupJudging *self, const char *id, guint position);
/* All of them, #MatchupCriterion in their order, as they were before: takes a change back. */
void matchup_judging_set_criteria (MatchupJudging *self, GPtrArray *criteria);
/* Accuracy, helpfulness, style, safety. */
void matchup_judging_reset_criteria (MatchupJudging *self);

/* Whether nobody but practice models was asked in @round: votes about it are counted nowhere. That
 * may be said also while names are hidden. */
gboolean matchup_judging_is_practice (MatchupRound *round);

G_END_DECLS
