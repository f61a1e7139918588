/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sample-size.h"
#include "matchup-standing.h"

#include <math.h>

static void
add (GArray *list, const char *a, const char *b, MatchupOutcome outcome, int times)
{
  MatchupJudgement judgement = { a, b, outcome, 1, 0, 1, NULL };

  for (int i = 0; i < times; i++)
    {
      /* On either side in turn. */
      judgement.position_a = i % 2;
      judgement.position_b = 1 - i % 2;
      g_array_append_val (list, judgement);
    }
}

static GPtrArray *
compute (GArray *list, MatchupTieRule rule)
{
  return matchup_standing_compute ((MatchupJudgement *) (gpointer) list->data,
                                   list->len,
                                   rule,
                                   NULL);
}

static GArray *
new_list (void)
{
  return g_array_new (FALSE, FALSE, sizeof (MatchupJudgement));
}

static void
test_counts (void)
{
  g_autoptr (GArray) list = new_list ();
  g_autoptr (GPtrArray) half = NULL;
  g_autoptr (GPtrArray) without = NULL;
  MatchupPairStanding *pair;
  MatchupInterval interval;

  add (list, "x", "y", MATCHUP_OUTCOME_A, 4);
  add (list, "y", "x", MATCHUP_OUTCOME_A, 10);
  add (list, "x", "y", MATCHUP_OUTCOME_B, 4);
  add (list, "y", "x", MATCHUP_OUTCOME_TIE, 2);
  add (list, "x", "y", MATCHUP_OUTCOME_NONE_GOOD, 3);

  half = compute (list, MATCHUP_TIE_RULE_HALF);
  g_assert_cmpuint (half->len, ==, 1);
  pair = half->pdata[0];
  g_assert_cmpstr (pair->a, ==, "y");
  g_assert_cmpstr (pair->b, ==, "x");
  g_assert_cmpfloat (pair->wins, ==, 14);
  g_assert_cmpfloat (pair->losses, ==, 4);
  g_assert_cmpfloat (pair->ties, ==, 2);
  g_assert_cmpfloat (pair->none_good, ==, 3);
  g_assert_cmpfloat (pair->counted, ==, 20);
  g_assert_cmpfloat (pair->share, ==, 0.75);
  interval = matchup_interval_jeffreys (15, 20, 0.95);
  g_assert_cmpfloat (pair->interval.lower, ==, interval.lower);
  g_assert_cmpfloat (pair->interval.upper, ==, interval.upper);
  g_assert_cmpfloat (pair->luck, ==, matchup_interval_luck (14, 4));
  g_assert_cmpint (pair->verdict, ==, MATCHUP_VERDICT_AHEAD_SURE);
  g_assert_cmpint (pair->missing, ==, 0);
  g_assert_cmpfloat (matchup_pair_standing_get_votes (pair), ==, 23);
  g_assert_cmpuint (pair->judgements->len, ==, 23);
  g_assert_cmpuint (g_array_index (pair->judgements, guint, 22), ==, 22);

  without = compute (list, MATCHUP_TIE_RULE_LEFT_OUT);
  pair = without->pdata[0];
  g_assert_cmpfloat (pair->counted, ==, 18);
  g_assert_cmpfloat (pair->share, ==, 14.0 / 18);
  g_assert_cmpfloat (pair->ties, ==, 2);
}

static MatchupVerdict
judge (int wins, int losses, int ties, int none, gboolean *out_settled)
{
  g_autoptr (GArray) list = new_list ();
  g_autoptr (GPtrArray) pairs = NULL;

  add (list, "a", "b", MATCHUP_OUTCOME_A, wins);
  add (list, "a", "b", MATCHUP_OUTCOME_B, losses);
  add (list, "a", "b", MATCHUP_OUTCOME_TIE, ties);
  add (list, "a", "b", MATCHUP_OUTCOME_NONE_GOOD, none);
  pairs = compute (list, MATCHUP_TIE_RULE_HALF);
  if (out_settled != NULL)
    *out_settled = matchup_pair_standing_is_settled_even (pairs->pdata[0]);
  return ((MatchupPairStanding *) pairs->pdata[0])->verdict;
}

static void
test_verdicts (void)
{
  gboolean settled;

  g_assert_cmpint (judge (1, 0, 0, 0, NULL), ==, MATCHUP_VERDICT_TOO_FEW);
  g_assert_cmpint (judge (5, 0, 0, 9, NULL), ==, MATCHUP_VERDICT_TOO_FEW);
  g_assert_cmpint (judge (0, 0, 0, 30, NULL), ==, MATCHUP_VERDICT_TOO_FEW);
  g_assert_cmpint (judge (6, 0, 0, 0, NULL), ==, MATCHUP_VERDICT_AHEAD_SURE);
  g_assert_cmpint (judge (0, 6, 0, 0, NULL), ==, MATCHUP_VERDICT_AHEAD_SURE);
  g_assert_cmpint (judge (7, 3, 0, 0, NULL), ==, MATCHUP_VERDICT_AHEAD_UNSURE);
  g_assert_cmpint (judge (5, 5, 0, 0, &settled), ==, MATCHUP_VERDICT_EVEN);
  g_assert_false (settled);
  g_assert_cmpint (judge (80, 80, 0, 0, &settled), ==, MATCHUP_VERDICT_EVEN);
  g_assert_true (settled);
  g_assert_cmpint (judge (1, 0, 150, 0, &settled), ==, MATCHUP_VERDICT_EVEN);
  g_assert_true (settled);
  g_assert_cmpint (judge (90, 40, 0, 0, &settled), ==, MATCHUP_VERDICT_AHEAD_SURE);
  g_assert_false (settled);
}

/* Whoever stands first wins, whoever that is. */
static void
test_places (void)
{
  static const struct
  {
    int first_a[2]; /* a stood first: wins of a, of b */
    int first_b[2]; /* b stood first: wins of b, of a */
    MatchupPlaceVerdict verdict;
  } cases[] = {
    { { 2, 0 }, { 2, 0 }, MATCHUP_PLACE_VERDICT_TOO_FEW },
    { { 8, 1 }, { 7, 2 }, MATCHUP_PLACE_VERDICT_FIRST },
    { { 1, 8 }, { 2, 7 }, MATCHUP_PLACE_VERDICT_SECOND },
    { { 9, 0 }, { 0, 9 }, MATCHUP_PLACE_VERDICT_FAIR },        /* a is simply better */
    { { 15, 1 }, { 1, 0 }, MATCHUP_PLACE_VERDICT_UNBALANCED }, /* nobody knows which it is */
    { { 6, 4 }, { 6, 4 }, MATCHUP_PLACE_VERDICT_FAIR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) list = new_list ();
      g_autoptr (GPtrArray) pairs = NULL;
      MatchupPairStanding *pair;
      int first_wins = cases[i].first_a[0] + cases[i].first_b[0];
      int n = first_wins + cases[i].first_a[1] + cases[i].first_b[1];

      for (int side = 0; side < 2; side++)
        for (int won = 0; won < 2; won++)
          {
            const int *counts = side == 0 ? cases[i].first_a : cases[i].first_b;
            MatchupOutcome outcome = side == won ? MATCHUP_OUTCOME_A : MATCHUP_OUTCOME_B;
            MatchupJudgement judgement = { "a", "b", outcome, 1, side * 2, 2 - side * 2, NULL };

            for (int j = 0; j < counts[won]; j++)
              g_array_append_val (list, judgement);
          }
      pairs = compute (list, MATCHUP_TIE_RULE_HALF);
      pair = pairs->pdata[0];
      g_assert_cmpfloat (pair->first_wins, ==, first_wins);
      g_assert_cmpfloat (pair->first_losses, ==, n - first_wins);
      g_assert_cmpfloat (pair->first_share, ==, (double) first_wins / n);
      g_assert_true (matchup_interval_contains (&pair->first_interval, pair->first_share));
      g_assert_cmpint (pair->place, ==, cases[i].verdict);
    }
}

static void
test_unknown_places (void)
{
  MatchupJudgement list[] = {
    { "a", "b", MATCHUP_OUTCOME_A, 1, -1, 0, NULL },
    { "a", "b", MATCHUP_OUTCOME_A, 1, 1, 1, NULL },
    { "a", "b", MATCHUP_OUTCOME_TIE, 1, 0, 1, NULL },
  };
  g_autoptr (GPtrArray) pairs =
      matchup_standing_compute (list, G_N_ELEMENTS (list), MATCHUP_TIE_RULE_HALF, NULL);
  MatchupPairStanding *pair = pairs->pdata[0];

  g_assert_cmpfloat (pair->wins, ==, 2);
  g_assert_true (isnan (pair->first_share));
  g_assert_cmpfloat (pair->first_interval.lower, ==, 0);
  g_assert_cmpfloat (pair->first_interval.upper, ==, 1);
  g_assert_cmpint (pair->place, ==, MATCHUP_PLACE_VERDICT_TOO_FEW);
}

static void
test_weights_and_categories (void)
{
  MatchupJudgement list[] = {
    { "a", "b", MATCHUP_OUTCOME_A, 2.5, 0, 1, "maths" },
    { "b", "a", MATCHUP_OUTCOME_A, 1, 0, 1, NULL },
    { "a", "b", MATCHUP_OUTCOME_B, 1, 0, 1, "poems" },
    { "a", "a", MATCHUP_OUTCOME_A, 1, 0, 1, "maths" },   /* against itself */
    { "a", "b", MATCHUP_OUTCOME_A, 0, 0, 1, "maths" },   /* counts for nothing */
    { "a", "b", MATCHUP_OUTCOME_A, NAN, 0, 1, "maths" }, /* nonsense */
    { "a", NULL, MATCHUP_OUTCOME_A, 1, 0, 1, "maths" },
  };
  g_autoptr (GPtrArray) all =
      matchup_standing_compute (list, G_N_ELEMENTS (list), MATCHUP_TIE_RULE_HALF, NULL);
  g_autoptr (GPtrArray) maths =
      matchup_standing_compute (list, G_N_ELEMENTS (list), MATCHUP_TIE_RULE_HALF, "maths");
  g_autoptr (GPtrArray) nothing =
      matchup_standing_compute (list, G_N_ELEMENTS (list), MATCHUP_TIE_RULE_HALF, "law");
  g_autoptr (GPtrArray) empty = matchup_standing_compute (NULL, 0, MATCHUP_TIE_RULE_HALF, NULL);
  MatchupPairStanding *pair = all->pdata[0];

  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpfloat (pair->wins, ==, 2.5);
  g_assert_cmpfloat (pair->losses, ==, 2);
  g_assert_cmpuint (pair->judgements->len, ==, 3);
  pair = maths->pdata[0];
  g_assert_cmpfloat (pair->losses, ==, 0);
  g_assert_cmpuint (pair->judgements->len, ==, 1);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);

  g_assert_true (matchup_judgement_is_valid (&list[0]));
  g_assert_false (matchup_judgement_is_valid (&list[3]));
  g_assert_false (matchup_judgement_is_valid (&list[4]));
  g_assert_cmpfloat (matchup_judgement_get_score (&list[0]), ==, 1);
  g_assert_cmpfloat (matchup_judgement_get_score (&list[2]), ==, 0);
  list[0].outcome = MATCHUP_OUTCOME_TIE;
  g_assert_cmpfloat (matchup_judgement_get_score (&list[0]), ==, 0.5);
  list[0].outcome = MATCHUP_OUTCOME_NONE_GOOD;
  g_assert_true (isnan (matchup_judgement_get_score (&list[0])));
}

static void
test_order (void)
{
  g_autoptr (GArray) list = new_list ();
  g_autoptr (GPtrArray) pairs = NULL;
  static const char *expected[][2] = { { "c", "a" }, { "a", "b" }, { "b", "c" } };

  add (list, "b", "a", MATCHUP_OUTCOME_B, 2);
  add (list, "b", "c", MATCHUP_OUTCOME_TIE, 2);
  add (list, "a", "c", MATCHUP_OUTCOME_B, 2);
  add (list, "a", "c", MATCHUP_OUTCOME_NONE_GOOD, 1);
  pairs = compute (list, MATCHUP_TIE_RULE_HALF);
  g_assert_cmpuint (pairs->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      MatchupPairStanding *pair = pairs->pdata[i];

      g_assert_cmpstr (pair->a, ==, expected[i][0]);
      g_assert_cmpstr (pair->b, ==, expected[i][1]);
    }
}

/* The interval of a share with ties as halves holds it at least as often as it says. */
static void
test_coverage_with_ties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  const double win = 0.4, tie = 0.3;
  int held = 0;

  for (int draw = 0; draw < 2000; draw++)
    {
      g_autoptr (GArray) list = new_list ();
      g_autoptr (GPtrArray) pairs = NULL;
      MatchupPairStanding *pair;
      double share = win + tie / 2;

      for (int vote = 0; vote < 40; vote++)
        {
          double u = g_rand_double (random);

          add (list,
               "a",
               "b",
               u < win         ? MATCHUP_OUTCOME_A
               : u < win + tie ? MATCHUP_OUTCOME_TIE
                               : MATCHUP_OUTCOME_B,
               1);
        }
      pairs = compute (list, MATCHUP_TIE_RULE_HALF);
      pair = pairs->pdata[0];
      held += matchup_interval_contains (&pair->interval,
                                         g_str_equal (pair->a, "a") ? share : 1 - share);
    }
  g_assert_cmpfloat (held / 2000.0, >=, 0.95);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standing/counts", test_counts);
  g_test_add_func ("/standing/verdicts", test_verdicts);
  g_test_add_func ("/standing/places", test_places);
  g_test_add_func ("/standing/unknown-places", test_unknown_places);
  g_test_add_func ("/standing/weights-and-categories", test_weights_and_categories);
  g_test_add_func ("/standing/order", test_order);
  g_test_add_func ("/standing/coverage-with-ties", test_coverage_with_ties);
  return g_test_run ();
}
