/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-words.h"

#include "matchup-config.h"
#include "matchup-lineup.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

static char *
dup_best (MatchupRound *round, guint slot)
{
  const char *letter = matchup_lineup_get_letter (matchup_round_get_position (round, slot));
  MatchupAnswer *answer = matchup_round_get_answer (round, slot);
  const char *name = matchup_contestant_get_name (matchup_answer_get_contestant (answer));
  g_autofree char *who = NULL;

  if (!matchup_round_get_revealed (round))
    who = g_strdup (letter);
  else
    /* Translators: the letter of an answer, then the name of a model, which may end in brackets */
    who = g_strdup_printf (C_ ("letter and model", "%s, %s"), letter, name);
  /* Translators: %s is the letter of an answer, with or without the name of a model */
  return matchup_sentence_insert_name (_ ("You chose %s."), who);
}

/* "B › A = C" */
static char *
dup_order (MatchupRound *round, MatchupVote *vote)
{
  GString *order = g_string_new (NULL);
  guint n = matchup_vote_get_n_answers (vote);

  for (guint rank = 1; rank <= n; rank++)
    {
      gboolean shared = FALSE;

      for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
        {
          const MatchupVoteAnswer *answer =
              matchup_vote_find_answer (vote, matchup_round_get_slot (round, i));

          if (answer == NULL || answer->rank != rank)
            continue;
          if (order->len > 0)
            g_string_append (order, shared ? " = " : " › ");
          g_string_append (order, matchup_lineup_get_letter (i));
          shared = TRUE;
        }
    }
  return g_string_free (order, FALSE);
}

char *
matchup_vote_words_dup_vote (MatchupRound *round)
{
  MatchupVote *vote;
  g_autofree char *order = NULL;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  vote = matchup_round_get_vote (round);
  if (vote == NULL)
    return g_strdup ("");
  switch (matchup_vote_get_result (vote))
    {
    case MATCHUP_VOTE_RESULT_BEST:
      return dup_best (round, (guint) matchup_vote_get_best (vote));
    case MATCHUP_VOTE_RESULT_RANKING:
      order = dup_order (round, vote);
      /* Translators: %s is an order of letters, the best first: B › A = C */
      return g_strdup_printf (_ ("Your order: %s"), order);
    case MATCHUP_VOTE_RESULT_TIE:
      return g_strdup (_ ("You found them about equal."));
    case MATCHUP_VOTE_RESULT_NONE:
    default:
      return g_strdup (_ ("You found none of them good."));
    }
}

char *
matchup_vote_words_dup_held (MatchupRound *round)
{
  guint n;
  guint n_there = 0;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  n = matchup_round_get_n_answers (round);
  for (guint i = 0; i < n; i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, i));

      n_there += run == NULL || !matchup_run_is_active (run) ? 1 : 0;
    }
  /* Translators: how many answers have come, of how many; they are shown at the same moment. */
  return g_strdup_printf (ngettext ("%u of %u answers is there. All are shown together.",
                                    "%u of %u answers are there. All are shown together.",
                                    n_there),
                          n_there,
                          n);
}
