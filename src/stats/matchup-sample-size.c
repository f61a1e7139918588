/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sample-size.h"

#include "matchup-intervals.h"

#include <math.h>

/* Sums of halves and shares times numbers are not exact. */
#define EPSILON 1e-9

gboolean
matchup_sample_size_is_enough (double wins, double losses, double ties)
{
  double n = wins + losses + ties;
  MatchupInterval interval;

  g_return_val_if_fail (wins >= 0 && losses >= 0 && ties >= 0 && isfinite (n), FALSE);

  if (matchup_interval_luck (wins, losses) > 1 - MATCHUP_CONFIDENCE + EPSILON)
    return FALSE;
  interval = matchup_interval_jeffreys (wins + ties / 2, n, MATCHUP_CONFIDENCE);
  return !matchup_interval_contains (&interval, 0.5);
}

static gboolean
is_enough_with (double wins, double losses, double ties, int more)
{
  double n = wins + losses + ties;
  double factor = (n + more) / n;

  return matchup_sample_size_is_enough (wins * factor, losses * factor, ties * factor);
}

/* With the same share both criteria only get clearer, so that halving finds the least number. */
int
matchup_sample_size_get_missing (double wins, double losses, double ties)
{
  int too_few = 0;
  int enough = MATCHUP_SAMPLE_SIZE_CAP;

  g_return_val_if_fail (wins >= 0 && losses >= 0 && ties >= 0 && isfinite (wins + losses + ties),
                        MATCHUP_SAMPLE_SIZE_UNKNOWN);

  if (ABS (wins - losses) < EPSILON || !is_enough_with (wins, losses, ties, enough))
    return MATCHUP_SAMPLE_SIZE_UNKNOWN;
  if (is_enough_with (wins, losses, ties, 0))
    return 0;
  while (enough - too_few > 1)
    {
      int middle = (too_few + enough) / 2;

      if (is_enough_with (wins, losses, ties, middle))
        enough = middle;
      else
        too_few = middle;
    }
  return enough;
}

int
matchup_sample_size_round (int votes)
{
  int step = votes <= 10 ? 1 : votes <= 50 ? 5 : votes <= 100 ? 10 : 50;

  g_return_val_if_fail (votes >= 0, 0);

  return (votes + step - 1) / step * step;
}
