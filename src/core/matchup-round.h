/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-answer.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ROUND (matchup_round_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRound, matchup_round, MATCHUP, ROUND, GObject)

/**
 * MatchupRound: one prompt and the answers to it; a #GListModel of #MatchupAnswer, in the order of
 * the line-up as it was when the round was asked. A chat's round has one answer. Main thread only.
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
void matchup_round_add_answer (MatchupRound *self, MatchupAnswer *answer);
guint matchup_round_get_n_answers (MatchupRound *self);
MatchupAnswer *matchup_round_get_answer (MatchupRound *self, guint position); /* borrowed */
MatchupAnswer *matchup_round_find_answer (MatchupRound *self,
                                          const char *contestant_id); /* borrowed or NULL */
gboolean matchup_round_is_busy (MatchupRound *self);                  /* a current run is active */
void matchup_round_stop_all (MatchupRound *self);

G_END_DECLS
