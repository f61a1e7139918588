/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-key.h"

#include "matchup-lineup.h"

/* 0 to 9, or -1. */
static int
get_digit (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);
  return -1;
}

gboolean
matchup_vote_key_read (guint keyval,
                       GdkModifierType state,
                       MatchupVoteKey *out_key,
                       guint *out_position)
{
  const GdkModifierType others =
      GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK;
  int digit = get_digit (keyval);

  g_return_val_if_fail (out_key != NULL, FALSE);
  g_return_val_if_fail (out_position != NULL, FALSE);

  *out_position = 0;
  if ((state & others) != 0)
    return FALSE;
  if (digit == 0)
    *out_key = MATCHUP_VOTE_KEY_TIE;
  else if (digit > 0 && digit <= MATCHUP_LINEUP_MAX)
    {
      *out_key = MATCHUP_VOTE_KEY_ANSWER;
      *out_position = (guint) digit - 1;
    }
  else if (keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    *out_key = MATCHUP_VOTE_KEY_NONE;
  else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    *out_key = MATCHUP_VOTE_KEY_NEXT;
  else
    return FALSE;
  return TRUE;
}
