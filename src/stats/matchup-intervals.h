/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How sure a share of wins is. Pure functions, any thread. Counts are real numbers, not below 0: a
 * tie may count as half a win, a vote may have a weight.
 */

/* What "sure" means everywhere in this program. */
#define MATCHUP_CONFIDENCE 0.95

/**
 * MatchupInterval: where a share lies. Plain data; 0 <= lower <= upper <= 1.
 */
typedef struct
{
  double lower;
  double upper;
} MatchupInterval;

/*
 * The Jeffreys interval of a binomial share: the (1 - confidence) / 2 and (1 + confidence) / 2
 * quantiles of Beta (successes + 1/2, trials - successes + 1/2), with the lower end 0 where there
 * is no success and the upper end 1 where there is nothing else. L. D. Brown, T. T. Cai and
 * A. DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16 (2001), 101
 * to 133, section 3.1.2 (there for confidence 0.95).
 *
 * 0 <= @successes <= @trials, 0 < @confidence < 1. Without any trial it is 0 to 1.
 */
MatchupInterval matchup_interval_jeffreys (double successes, double trials, double confidence);

gboolean matchup_interval_contains (const MatchupInterval *self, double share);

/*
 * How likely luck alone makes a split at least as uneven as @wins to @losses when both are equally
 * good: the exact sign test with two sides, min (1, 2 P (X >= max (wins, losses))) for
 * X ~ Binomial (wins + losses, 1/2). Ties say nothing here and are left out (W. J. Dixon and
 * A. M. Mood, "The statistical sign test", Journal of the American Statistical Association 41
 * (1946), 557 to 566). P (X >= k) = I_1/2 (k, n - k + 1), the regularised incomplete beta function
 * (Abramowitz and Stegun 26.5.24), which goes on between whole numbers. 1 where there is no vote.
 */
double matchup_interval_luck (double wins, double losses);

G_END_DECLS
