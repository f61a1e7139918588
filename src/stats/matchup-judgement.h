/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupOutcome: what a vote says about two answers. That none is good is a result of its own and
 * no tie.
 */
typedef enum
{
  MATCHUP_OUTCOME_A,         /* the one of a is better */
  MATCHUP_OUTCOME_B,         /* the one of b is better */
  MATCHUP_OUTCOME_TIE,       /* about equal */
  MATCHUP_OUTCOME_NONE_GOOD, /* none is good */
} MatchupOutcome;

/**
 * MatchupJudgement: two answers that were judged against each other, as one pair of a vote. Plain
 * data; the texts are borrowed. What every statistic of this layer is made of.
 *
 * Of a vote that only picks the best of many answers the pairs with the best one are known, and
 * those only.
 */
typedef struct
{
  const char *a; /* any name; equal names are the same competitor */
  const char *b;
  MatchupOutcome outcome;
  double weight;  /* above 0; usually 1 */
  int position_a; /* where it was shown; 0: first, the column where reading begins; -1: unknown */
  int position_b;
  const char *category; /* of the question; NULL: none */
} MatchupJudgement;

/* Two different competitors and a weight that counts. */
gboolean matchup_judgement_is_valid (const MatchupJudgement *self);
/* Better, equal or worse for a: 1, 1/2 or 0; NAN where none is good. */
double matchup_judgement_get_score (const MatchupJudgement *self);

G_END_DECLS
