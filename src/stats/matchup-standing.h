/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-intervals.h"
#include "matchup-judgement.h"

G_BEGIN_DECLS

/**
 * MatchupTieRule: what "about equal" is in a share of wins.
 *
 * HALF is what this program shows. It is the rule of the ratings over many models too: with two
 * competitors the Bradley-Terry model is this very share (FastChat rating_systems.py and arena-rank
 * bradley_terry.py count a tie as y = 1/2). The interval, made for wins and losses only, is then
 * too wide rather than too narrow: a result S of 0, 1/2 or 1 with the mean m has the variance
 * E S^2 - m^2 <= E S - m^2 = m (1 - m). LEFT_OUT is the share of decided votes (FastChat's table of
 * win fractions), larger for the one ahead.
 *
 * "None is good" counts in neither: it says nothing about who is better.
 */
typedef enum
{
  MATCHUP_TIE_RULE_HALF,
  MATCHUP_TIE_RULE_LEFT_OUT,
} MatchupTieRule;

/**
 * MatchupVerdict: what may be said about two competitors.
 */
typedef enum
{
  MATCHUP_VERDICT_TOO_FEW,      /* fewer votes decided than MATCHUP_SAMPLE_SIZE_LEAST */
  MATCHUP_VERDICT_EVEN,         /* the interval lies within MATCHUP_STANDING_EVEN of a half, or the
                                   share is so near to it that no number of votes can be said */
  MATCHUP_VERDICT_AHEAD_UNSURE, /* a is ahead, and it may be luck */
  MATCHUP_VERDICT_AHEAD_SURE,   /* a is ahead, by matchup_sample_size_is_enough() */
} MatchupVerdict;

/* A difference that nobody would notice: shares of 40 % to 60 %. */
#define MATCHUP_STANDING_EVEN 0.1

/**
 * MatchupPlaceVerdict: whether the place where an answer stood helped it.
 *
 * A competitor that is better and always stands first would look the same; so nothing is said
 * unless both of a pair stood first about as often.
 */
typedef enum
{
  MATCHUP_PLACE_VERDICT_TOO_FEW,    /* fewer votes than MATCHUP_SAMPLE_SIZE_LEAST */
  MATCHUP_PLACE_VERDICT_UNBALANCED, /* one of them stood first in more than 2/3 of the votes */
  MATCHUP_PLACE_VERDICT_FAIR,       /* nothing that luck does not explain */
  MATCHUP_PLACE_VERDICT_FIRST,      /* the one that stood first won too often */
  MATCHUP_PLACE_VERDICT_SECOND,     /* the other way round */
} MatchupPlaceVerdict;

/**
 * MatchupPairStanding: how two competitors stand against each other. Owned by its table, as are the
 * texts. a is the one with the larger share; with equal shares the first by name.
 *
 * All counts are sums of weights.
 */
typedef struct
{
  char *a;
  char *b;
  double wins;   /* of a */
  double losses; /* of a */
  double ties;
  double none_good;

  double counted;           /* what the share is of, by the tie rule; 0: there is no share */
  double share;             /* of a; NAN where nothing counted */
  MatchupInterval interval; /* of it, at MATCHUP_CONFIDENCE */
  double luck;              /* matchup_interval_luck() */
  int missing;              /* matchup_sample_size_get_missing() */
  MatchupVerdict verdict;

  double first_wins;   /* decided votes with known places, won by what stood first */
  double first_losses; /* and by the other one */
  double first_share;  /* NAN where there is none */
  MatchupInterval first_interval;
  MatchupPlaceVerdict place;

  GArray *judgements; /* guint: which ones of the input are counted here, in its order */
} MatchupPairStanding;

/*
 * One row per pair that was ever judged, the most judged first, then by name:
 * #MatchupPairStanding, transfer full. Judgements that are not valid are passed over. @category
 * NULL: all. O(n log n); any thread.
 */
GPtrArray *matchup_standing_compute (const MatchupJudgement *judgements,
                                     gsize n_judgements,
                                     MatchupTieRule ties,
                                     const char *category) G_GNUC_WARN_UNUSED_RESULT;

/* All votes of the pair, those that none is good among them. */
double matchup_pair_standing_get_votes (const MatchupPairStanding *self);
/* The verdict EVEN because enough votes say so, not because they are level by chance. */
gboolean matchup_pair_standing_is_settled_even (const MatchupPairStanding *self);

G_END_DECLS
