/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-intervals.h"

#include <math.h>

#define STEPS 4000

static void
assert_near (double value, double expected, double tolerance)
{
  if (!(ABS (value - expected) <= tolerance))
    g_error ("%.10f is not %.10f", value, expected);
}

/* Simpson's rule for the Beta (a, b) density from 0 to x, up to its factor: with x = sin^2 t it is
 * sin^(2a-1) t cos^(2b-1) t, which is smooth for halves. Nothing of GSL is in it. */
static double
integrate (double a, double b, double x)
{
  double end = asin (sqrt (x));
  double step = end / STEPS;
  double sum = 0;

  for (int i = 0; i <= STEPS; i++)
    {
      double t = i * step;
      double value = pow (sin (t), 2 * a - 1) * pow (MAX (cos (t), 0), 2 * b - 1);

      sum += value * (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2);
    }
  return sum * step / 3;
}

static double
beta_cdf (double a, double b, double x)
{
  return integrate (a, b, x) / integrate (a, b, 1);
}

/* Table 5 of Brown, Cai and DasGupta (2001) has the limits for 95 %, to three digits, of the
 * interval with other ends at 0, 1, n - 1 and n; these are between. */
static void
test_published (void)
{
  static const struct
  {
    int x, n;
    double lower, upper;
  } table[] = {
    { 2, 7, 0.065, 0.648 },  { 3, 7, 0.139, 0.766 }, { 2, 8, 0.056, 0.592 },
    { 3, 8, 0.119, 0.705 },  { 4, 8, 0.199, 0.801 }, { 2, 10, 0.044, 0.503 },
    { 5, 10, 0.224, 0.776 },
  };
  /* Printed by the R package RSurveillance, binom.jeffreys (x, 200). */
  static const struct
  {
    int x;
    double lower, upper;
  } printed[] = {
    { 10, 0.02599340, 0.08687509 }, { 20, 0.06416642, 0.14729862 }, { 25, 0.08462743, 0.176126 },
    { 30, 0.10567714, 0.20436243 }, { 40, 0.14910087, 0.25950769 }, { 50, 0.19387268, 0.31330266 },
    { 60, 0.23970343, 0.36603761 }, { 70, 0.28642624, 0.41787992 }, { 80, 0.33393964, 0.46893129 },
    { 90, 0.38218245, 0.51925306 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupInterval interval = matchup_interval_jeffreys (table[i].x, table[i].n, 0.95);

      assert_near (interval.lower, table[i].lower, 0.00051);
      assert_near (interval.upper, table[i].upper, 0.00051);
    }
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      MatchupInterval interval = matchup_interval_jeffreys (printed[i].x, 200, 0.95);

      assert_near (interval.lower, printed[i].lower, 6e-9);
      assert_near (interval.upper, printed[i].upper, printed[i].x == 25 ? 6e-7 : 6e-9);
    }
}

/* The probability below each end, by an integration of its own. */
static void
test_integrated (void)
{
  static const double trials[] = { 1, 2, 3.5, 7, 18, 40, 150, 700 };
  static const double confidences[] = { 0.5, 0.8, 0.95, 0.99 };

  for (guint i = 0; i < G_N_ELEMENTS (trials); i++)
    for (guint j = 0; j < G_N_ELEMENTS (confidences); j++)
      for (double share = 0; share <= 1; share += 0.125)
        {
          double n = trials[i];
          double x = floor (2 * share * n) / 2; /* ties make halves */
          double tail = (1 - confidences[j]) / 2;
          MatchupInterval interval = matchup_interval_jeffreys (x, n, confidences[j]);

          if (x > 0)
            assert_near (beta_cdf (x + 0.5, n - x + 0.5, interval.lower), tail, 1e-7);
          else
            g_assert_cmpfloat (interval.lower, ==, 0);
          if (x < n)
            assert_near (beta_cdf (x + 0.5, n - x + 0.5, interval.upper), 1 - tail, 1e-7);
          else
            g_assert_cmpfloat (interval.upper, ==, 1);
        }
}

static void
test_ends (void)
{
  MatchupInterval none = matchup_interval_jeffreys (0, 0, 0.95);
  MatchupInterval zero = matchup_interval_jeffreys (0, 10, 0.95);
  MatchupInterval all = matchup_interval_jeffreys (10, 10, 0.95);

  g_assert_cmpfloat (none.lower, ==, 0);
  g_assert_cmpfloat (none.upper, ==, 1);
  g_assert_cmpfloat (zero.lower, ==, 0);
  g_assert_cmpfloat (all.upper, ==, 1);
  assert_near (zero.upper, 1 - all.lower, 1e-12);
  g_assert_true (matchup_interval_contains (&zero, 0));
  g_assert_true (matchup_interval_contains (&zero, zero.upper));
  g_assert_false (matchup_interval_contains (&zero, 0.5));
  g_assert_true (matchup_interval_contains (&none, 0.5));
}

/* From either side, narrower with every vote, and without a step where the method changes. */
static void
test_shape (void)
{
  double width = 1;

  for (int n = 1; n <= 400; n++)
    for (int x = 0; x <= n; x += MAX (n / 10, 1))
      {
        MatchupInterval one = matchup_interval_jeffreys (x, n, 0.95);
        MatchupInterval other = matchup_interval_jeffreys (n - x, n, 0.95);

        assert_near (one.lower, 1 - other.upper, 1e-9);
        g_assert_cmpfloat (one.lower, <=, (double) x / n);
        g_assert_cmpfloat (one.upper, >=, (double) x / n);
      }
  for (double n = 10; n < 1e9; n *= 1.7)
    {
      MatchupInterval interval = matchup_interval_jeffreys (0.6 * n, n, 0.95);

      g_assert_cmpfloat (interval.upper - interval.lower, <, width);
      width = interval.upper - interval.lower;
    }
  assert_near (matchup_interval_jeffreys (599999, 999999, 0.95).lower,
               matchup_interval_jeffreys (600001, 1000001, 0.95).lower,
               2e-6);
}

/* How often the interval holds the share that votes were drawn with: near to what it says on the
 * whole, for all shares together exactly so (it is the interval of a Bayesian with a prior). */
static void
test_coverage (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  static const int trials[] = { 5, 12, 30, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (trials); i++)
    {
      int n = trials[i];
      int held = 0;
      g_autofree MatchupInterval *intervals = g_new (MatchupInterval, n + 1);

      for (int x = 0; x <= n; x++)
        intervals[x] = matchup_interval_jeffreys (x, n, 0.95);
      for (int draw = 0; draw < 40000; draw++)
        {
          /* A share as the prior has them, Beta (1/2, 1/2). */
          double share = pow (sin (g_rand_double (random) * G_PI / 2), 2);
          int x = 0;

          for (int vote = 0; vote < n; vote++)
            x += g_rand_double (random) < share;
          held += matchup_interval_contains (&intervals[x], share);
        }
      /* 0.95 and what the wider ends add; the error of the drawing is 0.001. */
      g_assert_cmpfloat (held / 40000.0, >=, 0.946);
      g_assert_cmpfloat (held / 40000.0, <=, n == 5 ? 0.975 : 0.965);
    }
}

/* The usual table of the sign test, two sides, 5 %: at most so many for the one behind. */
static void
test_luck (void)
{
  static const int critical[][2] = {
    { 6, 0 },  { 7, 0 },   { 8, 0 },   { 9, 1 },   { 10, 1 },  { 11, 1 },   { 12, 2 }, { 13, 2 },
    { 14, 2 }, { 15, 3 },  { 16, 3 },  { 17, 4 },  { 18, 4 },  { 19, 4 },   { 20, 5 }, { 25, 7 },
    { 30, 9 }, { 35, 11 }, { 40, 13 }, { 45, 15 }, { 50, 17 }, { 100, 39 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (critical); i++)
    {
      int n = critical[i][0];
      int fewer = critical[i][1];

      g_assert_cmpfloat (matchup_interval_luck (n - fewer, fewer), <=, 0.05);
      g_assert_cmpfloat (matchup_interval_luck (fewer, n - fewer), <=, 0.05);
      g_assert_cmpfloat (matchup_interval_luck (n - fewer - 1, fewer + 1), >, 0.05);
    }
  for (int n = 1; n <= 30; n++)
    for (int x = 0; x <= n; x++)
      {
        double tail = 0;
        double term = pow (0.5, n);

        for (int k = 0; k <= MIN (x, n - x); k++)
          {
            tail += term;
            term *= (double) (n - k) / (k + 1);
          }
        assert_near (matchup_interval_luck (x, n - x), MIN (2 * tail, 1), 1e-10);
      }
  g_assert_cmpfloat (matchup_interval_luck (0, 0), ==, 1);
  assert_near (matchup_interval_luck (501000, 499000),
               matchup_interval_luck (501001, 499001),
               1e-3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intervals/published", test_published);
  g_test_add_func ("/intervals/integrated", test_integrated);
  g_test_add_func ("/intervals/ends", test_ends);
  g_test_add_func ("/intervals/shape", test_shape);
  g_test_add_func ("/intervals/coverage", test_coverage);
  g_test_add_func ("/intervals/luck", test_luck);
  return g_test_run ();
}
