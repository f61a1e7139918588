/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-standing.h"

#include "matchup-sample-size.h"

#include <math.h>
#include <string.h>

#define BALANCED (2.0 / 3)

/* A pair while it is counted: names in the order of strcmp(). */
typedef struct
{
  MatchupPairStanding *pair;
  double a_first; /* decided votes in which a stood first */
  double b_first;
} Tally;

static void
pair_standing_free (gpointer data)
{
  MatchupPairStanding *self = data;

  g_free (self->a);
  g_free (self->b);
  g_array_unref (self->judgements);
  g_free (self);
}

static void
tally_free (gpointer data)
{
  Tally *tally = data;

  g_clear_pointer (&tally->pair, pair_standing_free);
  g_free (tally);
}

typedef struct
{
  const char *a;
  const char *b;
} PairKey;

static guint
pair_key_hash (gconstpointer data)
{
  const PairKey *key = data;

  return g_str_hash (key->a) * 31 + g_str_hash (key->b);
}

static gboolean
pair_key_equal (gconstpointer one, gconstpointer other)
{
  const PairKey *x = one;
  const PairKey *y = other;

  return g_str_equal (x->a, y->a) && g_str_equal (x->b, y->b);
}

static Tally *
ensure_tally (GHashTable *tallies, const char *a, const char *b)
{
  Tally *tally = g_hash_table_lookup (tallies, &(PairKey){ a, b });
  PairKey *key;

  if (tally != NULL)
    return tally;
  tally = g_new0 (Tally, 1);
  tally->pair = g_new0 (MatchupPairStanding, 1);
  tally->pair->a = g_strdup (a);
  tally->pair->b = g_strdup (b);
  tally->pair->judgements = g_array_new (FALSE, FALSE, sizeof (guint));
  key = g_new (PairKey, 1);
  key->a = a; /* the input outlives the table */
  key->b = b;
  g_hash_table_insert (tallies, key, tally);
  return tally;
}

static void
count_place (Tally *tally, const MatchupJudgement *judgement, gboolean swapped)
{
  gboolean a_is_first = judgement->position_a < judgement->position_b;
  gboolean a_won = judgement->outcome == MATCHUP_OUTCOME_A;

  if (judgement->position_a < 0 || judgement->position_b < 0 ||
      judgement->position_a == judgement->position_b)
    return;
  if (a_is_first == a_won)
    tally->pair->first_wins += judgement->weight;
  else
    tally->pair->first_losses += judgement->weight;
  if (a_is_first != swapped)
    tally->a_first += judgement->weight;
  else
    tally->b_first += judgement->weight;
}

static void
count (GHashTable *tallies, const MatchupJudgement *judgement, guint number)
{
  gboolean swapped = strcmp (judgement->a, judgement->b) > 0;
  Tally *tally = ensure_tally (tallies,
                               swapped ? judgement->b : judgement->a,
                               swapped ? judgement->a : judgement->b);
  MatchupPairStanding *pair = tally->pair;

  g_array_append_val (pair->judgements, number);
  switch (judgement->outcome)
    {
    case MATCHUP_OUTCOME_A:
    case MATCHUP_OUTCOME_B:
      if ((judgement->outcome == MATCHUP_OUTCOME_A) != swapped)
        pair->wins += judgement->weight;
      else
        pair->losses += judgement->weight;
      count_place (tally, judgement, swapped);
      break;
    case MATCHUP_OUTCOME_TIE:
      pair->ties += judgement->weight;
      break;
    case MATCHUP_OUTCOME_NONE_GOOD:
    default:
      pair->none_good += judgement->weight;
      break;
    }
}

static void
swap_sides (MatchupPairStanding *pair)
{
  char *name = pair->a;
  double wins = pair->wins;

  pair->a = pair->b;
  pair->b = name;
  pair->wins = pair->losses;
  pair->losses = wins;
}

/* Both have the same share of ties, so that more wins is the larger share under either rule. */
static void
conclude (MatchupPairStanding *pair, MatchupTieRule rule)
{
  double ties = rule == MATCHUP_TIE_RULE_HALF ? pair->ties : 0;
  MatchupInterval even = { 0.5 - MATCHUP_STANDING_EVEN, 0.5 + MATCHUP_STANDING_EVEN };

  if (pair->losses > pair->wins)
    swap_sides (pair);
  pair->counted = pair->wins + pair->losses + ties;
  pair->share = pair->counted > 0 ? (pair->wins + ties / 2) / pair->counted : NAN;
  pair->interval =
      matchup_interval_jeffreys (pair->wins + ties / 2, pair->counted, MATCHUP_CONFIDENCE);
  pair->luck = matchup_interval_luck (pair->wins, pair->losses);
  pair->missing = pair->counted > 0
                      ? matchup_sample_size_get_missing (pair->wins, pair->losses, ties)
                      : MATCHUP_SAMPLE_SIZE_UNKNOWN;
  if (pair->missing == 0)
    pair->verdict = MATCHUP_VERDICT_AHEAD_SURE;
  else if (matchup_interval_contains (&even, pair->interval.lower) &&
           matchup_interval_contains (&even, pair->interval.upper))
    pair->verdict = MATCHUP_VERDICT_EVEN;
  else if (pair->wins + pair->losses < MATCHUP_SAMPLE_SIZE_LEAST)
    pair->verdict = MATCHUP_VERDICT_TOO_FEW;
  else if (pair->missing == MATCHUP_SAMPLE_SIZE_UNKNOWN)
    pair->verdict = MATCHUP_VERDICT_EVEN;
  else
    pair->verdict = MATCHUP_VERDICT_AHEAD_UNSURE;
}

static void
conclude_place (Tally *tally)
{
  MatchupPairStanding *pair = tally->pair;
  double n = pair->first_wins + pair->first_losses;

  pair->first_share = n > 0 ? pair->first_wins / n : NAN;
  pair->first_interval = matchup_interval_jeffreys (pair->first_wins, n, MATCHUP_CONFIDENCE);
  if (n < MATCHUP_SAMPLE_SIZE_LEAST)
    pair->place = MATCHUP_PLACE_VERDICT_TOO_FEW;
  else if (MAX (tally->a_first, tally->b_first) > BALANCED * n)
    pair->place = MATCHUP_PLACE_VERDICT_UNBALANCED;
  else if (!matchup_sample_size_is_enough (pair->first_wins, pair->first_losses, 0))
    pair->place = MATCHUP_PLACE_VERDICT_FAIR;
  else
    pair->place = pair->first_wins > pair->first_losses ? MATCHUP_PLACE_VERDICT_FIRST
                                                        : MATCHUP_PLACE_VERDICT_SECOND;
}

static int
compare_pairs (gconstpointer one, gconstpointer other)
{
  const MatchupPairStanding *x = *(const MatchupPairStanding *const *) one;
  const MatchupPairStanding *y = *(const MatchupPairStanding *const *) other;
  double more = matchup_pair_standing_get_votes (y) - matchup_pair_standing_get_votes (x);
  int by_name = strcmp (x->a, y->a);

  if (more != 0)
    return more > 0 ? 1 : -1;
  return by_name != 0 ? by_name : strcmp (x->b, y->b);
}

GPtrArray *
matchup_standing_compute (const MatchupJudgement *judgements,
                          gsize n_judgements,
                          MatchupTieRule ties,
                          const char *category)
{
  g_autoptr (GHashTable) tallies = NULL;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (pair_standing_free);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (judgements != NULL || n_judgements == 0, g_steal_pointer (&pairs));
  g_return_val_if_fail (n_judgements <= G_MAXUINT, g_steal_pointer (&pairs));

  tallies = g_hash_table_new_full (pair_key_hash, pair_key_equal, g_free, tally_free);
  for (gsize i = 0; i < n_judgements; i++)
    {
      const MatchupJudgement *judgement = &judgements[i];

      if (matchup_judgement_is_valid (judgement) &&
          (category == NULL || g_strcmp0 (category, judgement->category) == 0))
        count (tallies, judgement, (guint) i);
    }
  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Tally *tally = value;

      conclude_place (tally);
      conclude (tally->pair, ties);
      g_ptr_array_add (pairs, g_steal_pointer (&tally->pair));
    }
  g_ptr_array_sort (pairs, compare_pairs);
  return g_steal_pointer (&pairs);
}

double
matchup_pair_standing_get_votes (const MatchupPairStanding *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->wins + self->losses + self->ties + self->none_good;
}

gboolean
matchup_pair_standing_is_settled_even (const MatchupPairStanding *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->verdict == MATCHUP_VERDICT_EVEN &&
         self->interval.lower >= 0.5 - MATCHUP_STANDING_EVEN &&
         self->interval.upper <= 0.5 + MATCHUP_STANDING_EVEN;
}
