/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-shown.h"

MatchupAnswer *
matchup_shown_get_answer (MatchupRound *round, guint position)
{
  return matchup_round_get_answer (round, position);
}

guint
matchup_shown_get_position (MatchupRound *round, MatchupAnswer *answer)
{
  guint n;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), 0);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), 0);

  n = matchup_round_get_n_answers (round);
  for (guint i = 0; i < n; i++)
    {
      if (matchup_shown_get_answer (round, i) == answer)
        return i;
    }
  g_return_val_if_reached (0);
}
