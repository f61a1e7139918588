/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-judgement.h"

#include <math.h>

gboolean
matchup_judgement_is_valid (const MatchupJudgement *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->a != NULL && self->b != NULL && !g_str_equal (self->a, self->b) &&
         isfinite (self->weight) && self->weight > 0;
}

double
matchup_judgement_get_score (const MatchupJudgement *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  switch (self->outcome)
    {
    case MATCHUP_OUTCOME_A:
      return 1;
    case MATCHUP_OUTCOME_B:
      return 0;
    case MATCHUP_OUTCOME_TIE:
      return 0.5;
    case MATCHUP_OUTCOME_NONE_GOOD:
    default:
      return NAN;
    }
}
