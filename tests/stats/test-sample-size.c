/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sample-size.h"

#include "matchup-intervals.h"

static void
test_enough (void)
{
  g_assert_false (matchup_sample_size_is_enough (0, 0, 0));
  g_assert_false (matchup_sample_size_is_enough (5, 0, 0));
  g_assert_true (matchup_sample_size_is_enough (6, 0, 0));
  g_assert_true (matchup_sample_size_is_enough (0, 6, 0));
  g_assert_true (matchup_sample_size_is_enough (14, 4, 0));
  g_assert_false (matchup_sample_size_is_enough (13, 5, 0));
  /* The interval alone would say yes: 10 of 13 has luck at 9 %. */
  g_assert_cmpfloat (matchup_interval_jeffreys (10, 13, 0.95).lower, >, 0.5);
  g_assert_false (matchup_sample_size_is_enough (10, 3, 0));
  /* Among many ties six wins are a small difference, yet one that luck does not explain; the
   * interval, which takes ties as halves, is careful. */
  g_assert_false (matchup_sample_size_is_enough (6, 0, 60));
}

/* By trying all numbers one by one. */
static void
test_missing (void)
{
  for (int wins = 0; wins <= 30; wins++)
    for (int losses = 0; losses <= wins; losses += 3)
      for (int ties = 0; ties <= 8; ties += 4)
        {
          double n = wins + losses + ties;
          int missing = matchup_sample_size_get_missing (wins, losses, ties);
          int expected = MATCHUP_SAMPLE_SIZE_UNKNOWN;

          for (int more = 0; n > 0 && wins > losses && more <= MATCHUP_SAMPLE_SIZE_CAP; more++)
            {
              double factor = (n + more) / n;

              if (matchup_sample_size_is_enough (wins * factor, losses * factor, ties * factor))
                {
                  expected = more;
                  break;
                }
            }
          g_assert_cmpint (missing, ==, expected);
          g_assert_cmpint (matchup_sample_size_get_missing (losses, wins, ties), ==, missing);
        }
}

static void
test_known (void)
{
  g_assert_cmpint (matchup_sample_size_get_missing (1, 0, 0), ==, 5);
  g_assert_cmpint (matchup_sample_size_get_missing (3, 0, 0), ==, 3);
  g_assert_cmpint (matchup_sample_size_get_missing (6, 0, 0), ==, 0);
  g_assert_cmpint (matchup_sample_size_get_missing (0, 0, 0), ==, MATCHUP_SAMPLE_SIZE_UNKNOWN);
  g_assert_cmpint (matchup_sample_size_get_missing (7, 7, 2), ==, MATCHUP_SAMPLE_SIZE_UNKNOWN);
  g_assert_cmpint (matchup_sample_size_get_missing (51, 49, 0), ==, MATCHUP_SAMPLE_SIZE_UNKNOWN);
  g_assert_cmpint (matchup_sample_size_get_missing (0, 0, 5), ==, MATCHUP_SAMPLE_SIZE_UNKNOWN);
}

static void
test_round (void)
{
  static const int pairs[][2] = {
    { 0, 0 },   { 1, 1 },   { 10, 10 },   { 11, 15 },   { 15, 15 },
    { 46, 50 }, { 51, 60 }, { 100, 100 }, { 101, 150 }, { 500, 500 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpint (matchup_sample_size_round (pairs[i][0]), ==, pairs[i][1]);
}

/* Two that are equally good: how often is one of them called better? At most 5 %, for any number of
 * votes and any share of ties. */
static void
test_false_alarms (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  static const double ties[] = { 0, 0.3 };

  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    for (int n = 4; n <= 44; n += 5)
      {
        int alarms = 0;

        for (int draw = 0; draw < 4000; draw++)
          {
            int counts[3] = { 0, 0, 0 };

            for (int vote = 0; vote < n; vote++)
              counts[g_rand_double (random) < ties[i] ? 2 : g_rand_boolean (random)]++;
            alarms += matchup_sample_size_is_enough (counts[0], counts[1], counts[2]);
          }
        g_assert_cmpfloat (alarms / 4000.0, <, 0.05 + 0.0104); /* three errors of the drawing */
      }
}

/* What is said to be missing is about what is missing: with so many more votes of the same kind a
 * clear difference is found about half of the time or more. */
static void
test_promise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  int missing = matchup_sample_size_get_missing (8, 4, 0);
  int found = 0;

  g_assert_cmpint (missing, >, 12);
  g_assert_cmpint (missing, <, 60);
  for (int draw = 0; draw < 2000; draw++)
    {
      int wins = 8;
      int losses = 4;

      for (int vote = 0; vote < missing; vote++)
        if (g_rand_double (random) < 2.0 / 3)
          wins++;
        else
          losses++;
      found += matchup_sample_size_is_enough (wins, losses, 0);
    }
  g_assert_cmpfloat (found / 2000.0, >, 0.4);
  g_assert_cmpfloat (found / 2000.0, <, 0.75);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-size/enough", test_enough);
  g_test_add_func ("/sample-size/missing", test_missing);
  g_test_add_func ("/sample-size/known", test_known);
  g_test_add_func ("/sample-size/round", test_round);
  g_test_add_func ("/sample-size/false-alarms", test_false_alarms);
  g_test_add_func ("/sample-size/promise", test_promise);
  return g_test_run ();
}
