/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-shown.h"

MatchupAnswer *
matchup_shown_get_answer (MatchupRound *round, guint position)
{
  return matchup_round_get_shown (round, position);
}

guint
matchup_shown_get_position (MatchupRound *round, MatchupAnswer *answer)
{
  guint slot;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), 0);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), 0);

  slot = matchup_round_find_slot (round, answer);
  g_return_val_if_fail (slot != G_MAXUINT, 0);
  return matchup_round_get_position (round, slot);
}
