/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-intervals.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

/* From so many trials on the limit of the binomial is exact for all that is shown (four digits),
 * and GSL's continued fraction does not get there any more. */
#define MANY 1e6
/* So near is near enough for a quantile. */
#define TOLERANCE 1e-10

/* GSL ends the program where a function does not converge, unless it is told not to. */
static void
ensure_gsl (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      gsl_set_error_handler_off ();
      g_once_init_leave (&done, 1);
    }
}

/* GSL's quantile is Newton's method with a good start, which may end somewhere else: where its
 * answer is not one, halving finds it, as the distribution only grows. */
static double
beta_quantile (double probability, double a, double b)
{
  double x = gsl_cdf_beta_Pinv (probability, a, b);
  double lower = 0, upper = 1;

  if (isfinite (x) && ABS (gsl_cdf_beta_P (x, a, b) - probability) < TOLERANCE)
    return x;
  for (int i = 0; i < 100; i++)
    {
      x = (lower + upper) / 2;
      if (gsl_cdf_beta_P (x, a, b) < probability)
        lower = x;
      else
        upper = x;
    }
  return (lower + upper) / 2;
}

static MatchupInterval
normal_interval (double share, double trials, double confidence)
{
  double half = gsl_cdf_ugaussian_Pinv ((1 + confidence) / 2) * sqrt (share * (1 - share) / trials);

  return (MatchupInterval){ MAX (share - half, 0), MIN (share + half, 1) };
}

MatchupInterval
matchup_interval_jeffreys (double successes, double trials, double confidence)
{
  MatchupInterval interval = { 0, 1 };
  double a = successes + 0.5;
  double b = trials - successes + 0.5;

  g_return_val_if_fail (successes >= 0 && successes <= trials && isfinite (trials), interval);
  g_return_val_if_fail (confidence > 0 && confidence < 1, interval);

  ensure_gsl ();
  if (trials > MANY)
    return normal_interval (successes / trials, trials, confidence);
  if (successes > 0)
    interval.lower = beta_quantile ((1 - confidence) / 2, a, b);
  if (successes < trials)
    interval.upper = beta_quantile ((1 + confidence) / 2, a, b);
  return interval;
}

gboolean
matchup_interval_contains (const MatchupInterval *self, double share)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return share >= self->lower && share <= self->upper;
}

double
matchup_interval_luck (double wins, double losses)
{
  double more = MAX (wins, losses);
  double fewer = MIN (wins, losses);

  g_return_val_if_fail (fewer >= 0 && isfinite (more), 1);

  ensure_gsl ();
  if (more <= 0)
    return 1;
  if (more + fewer > MANY)
    return MIN (2 * gsl_cdf_ugaussian_Q ((more - fewer) / sqrt (more + fewer)), 1);
  return MIN (2 * gsl_cdf_beta_P (0.5, more, fewer + 1), 1);
}
