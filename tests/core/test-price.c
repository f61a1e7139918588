/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a request costs: amounts are worked out by hand from prices per million tokens. */
#include "matchup-price.h"
#include "matchup-timings.h"
#include "matchup-usage.h"

#include <math.h>

#define SECOND G_USEC_PER_SEC

/* In the manner of several services: a short question with a short answer, then by the question. */
static const MatchupPriceTier tiers[] = {
  { 0, 32000, 200, { 0.8, 0.16, 2 } },
  { 0, 32000, -1, { 0.8, 0.16, 8 } },
  { 32000, 128000, -1, { 1.2, 0.16, 16 } },
  { 128000, 256000, -1, { 2.4, NAN, 24 } },
};

static const MatchupPeakHours peak_hours[] = {
  { 0x1f, 9 * 60, 12 * 60, 8 * 60 },
  { 0x1f, 14 * 60, 18 * 60, 8 * 60 },
};

static MatchupUsage
usage (gint64 prompt, gint64 completion, gint64 cached)
{
  MatchupUsage result;

  matchup_usage_init (&result);
  result.prompt = prompt;
  result.completion = completion;
  result.cached = cached;
  return result;
}

static gint64
parse_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * SECOND + g_date_time_get_microsecond (time);
}

static MatchupPrice *
new_price (gboolean with_tiers, gboolean with_peak)
{
  return matchup_price_new (&(MatchupPriceFields){
      .currency = "CNY",
      .prices = { 1, 0.1, 4 },
      .tiers = with_tiers ? tiers : NULL,
      .n_tiers = with_tiers ? G_N_ELEMENTS (tiers) : 0,
      .peak_prices = { 2, NAN, 8 },
      .peak_hours = with_peak ? peak_hours : NULL,
      .n_peak_hours = with_peak ? G_N_ELEMENTS (peak_hours) : 0,
      .date = "2026-09-27",
  });
}

static void
test_amounts (void)
{
  static const struct
  {
    gboolean tiers;
    gint64 prompt, completion, cached;
    double amount;
    gint64 up_to; /* of the tier that was used */
  } table[] = {
    /* 1000 * 1 + 500 * 4, per million */
    { FALSE, 1000, 500, -1, 0.003, -1 },
    { FALSE, 1000, 500, 0, 0.003, -1 },
    /* 600 * 1 + 400 * 0.1 + 500 * 4 */
    { FALSE, 1000, 500, 400, 0.00264, -1 },
    /* All of it, and more than all of it, which is not possible */
    { FALSE, 1000, 500, 1000, 0.0021, -1 },
    { FALSE, 1000, 500, 1001, 0.0021, -1 },
    { FALSE, 1000, 500, G_MAXINT64, 0.0021, -1 },
    { FALSE, 0, 0, 0, 0, -1 },
    { FALSE, 0, 1, 7, 0.000004, -1 },
    { FALSE, 1000, 0, -1, 0.001, -1 },
    /* The edges of the tiers: 1000 * 0.8 + 200 * 2, 201 * 8 */
    { TRUE, 1000, 200, -1, 0.0012, 32000 },
    { TRUE, 1000, 201, -1, 0.002408, 32000 },
    { TRUE, 32000, 200, -1, 0.026, 32000 },
    { TRUE, 32000, 201, -1, 0.027208, 32000 },
    /* From here on the whole question has the price of the next tier, short answer or not. */
    { TRUE, 32001, 200, -1, 0.0416012, 128000 },
    { TRUE, 128000, 1000, -1, 0.1696, 128000 },
    { TRUE, 128001, 1000, -1, 0.3312024, 256000 },
    { TRUE, 256000, 1000, -1, 0.6384, 256000 },
    /* Where none fits, the last one holds. */
    { TRUE, 256001, 1000, -1, 0.6384024, 256000 },
    { TRUE, 0, 0, -1, 0, 32000 },
    /* The part from before counts for the tier too: 100 * 1.2 + 99900 * 0.16 + 16 * 1000 */
    { TRUE, 100000, 1000, 99900, 0.032104, 128000 },
    /* Without a price of its own that part costs as much as the rest. */
    { TRUE, 200000, 0, 100000, 0.48, 256000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupUsage used = usage (table[i].prompt, table[i].completion, table[i].cached);
      g_autoptr (MatchupPrice) price = new_price (table[i].tiers, FALSE);
      g_autoptr (MatchupCost) cost = matchup_price_estimate (price, &used, 1);

      g_assert_nonnull (cost);
      g_assert_cmpfloat_with_epsilon (cost->amount, table[i].amount, 1e-12);
      g_assert_cmpint (cost->tier.up_to, ==, table[i].up_to);
      g_assert_cmpstr (cost->currency, ==, "CNY");
      g_assert_cmpstr (cost->list_date, ==, "2026-09-27");
      g_assert_cmpint (cost->source, ==, MATCHUP_VALUE_SOURCE_ESTIMATED);
      g_assert_false (cost->peak);
      g_assert_false (cost->own);
      g_assert_false (cost->doubtful);
    }
}

static void
test_huge_numbers (void)
{
  MatchupUsage most = usage (G_MAXINT64, G_MAXINT64, 1);
  g_autoptr (MatchupPrice) dear = matchup_price_new (&(MatchupPriceFields){
      .currency = "VND",
      .prices = { MATCHUP_TOKEN_PRICE_MAX, NAN, MATCHUP_TOKEN_PRICE_MAX },
      .date = "2026",
  });
  g_autoptr (MatchupCost) cost = matchup_price_estimate (dear, &most, G_MAXINT64);

  g_assert_true (isfinite (cost->amount));
  g_assert_cmpfloat_with_epsilon (cost->amount / 1.8446744073709552e22, 1, 1e-9);
}

static void
test_unknown_tokens (void)
{
  g_autoptr (MatchupPrice) price = new_price (TRUE, TRUE);
  MatchupUsage no_prompt = usage (-1, 10, -1);
  MatchupUsage no_completion = usage (10, -1, -1);

  g_assert_null (matchup_price_estimate (price, &no_prompt, 1));
  g_assert_null (matchup_price_estimate (price, &no_completion, 1));
}

static void
test_marks (void)
{
  MatchupUsage used = usage (1000000, 0, -1);
  g_autoptr (MatchupPrice) price = matchup_price_new (&(MatchupPriceFields){ .currency = "USD",
                                                                             .prices = { 3, 1, 15 },
                                                                             .date = "2026-11",
                                                                             .own = TRUE,
                                                                             .doubtful = TRUE });
  g_autoptr (MatchupCost) cost = matchup_price_estimate (price, &used, 1);
  g_autoptr (MatchupCost) told = matchup_cost_new (0, "USD", MATCHUP_VALUE_SOURCE_TOLD, NULL);

  g_assert_true (cost->own);
  g_assert_true (cost->doubtful);
  g_assert_cmpfloat (cost->tier.prices.output, ==, 15);
  g_assert_false (matchup_price_tier_is_limited (&cost->tier));
  g_assert_true (isnan (told->tier.prices.input));
  /* It may have been a present, or too little to be counted. */
  g_assert_false (matchup_cost_is_free (told));
}

static void
test_free (void)
{
  MatchupUsage used = usage (1000, 1000, 10);
  MatchupUsage nothing = usage (0, 0, -1);
  g_autoptr (MatchupPrice) given = matchup_price_new (
      &(MatchupPriceFields){ .currency = "CNY", .prices = { 0, NAN, 0 }, .date = "2026" });
  g_autoptr (MatchupPrice) sold = new_price (FALSE, FALSE);
  g_autoptr (MatchupCost) free_ = matchup_price_estimate (given, &used, 1);
  g_autoptr (MatchupCost) empty = matchup_price_estimate (sold, &nothing, 1);

  g_assert_cmpfloat (free_->amount, ==, 0);
  g_assert_true (matchup_cost_is_free (free_));
  g_assert_cmpfloat (empty->amount, ==, 0);
  g_assert_false (matchup_cost_is_free (empty));
}

/* 2026-11-23 is a Monday. Beijing is eight hours ahead, and has no summer time. */
static void
test_peak_edges (void)
{
  static const struct
  {
    const char *time;
    gboolean peak;
  } table[] = {
    { "2026-11-23T08:59:59.999999+08:00", FALSE },
    { "2026-11-23T09:00:00+08:00", TRUE },
    { "2026-11-23T01:00:00Z", TRUE },
    { "2026-11-23T11:59:59.999999+08:00", TRUE },
    { "2026-11-23T12:00:00+08:00", FALSE },
    { "2026-11-23T13:59:59+08:00", FALSE },
    { "2026-11-23T14:00:00+08:00", TRUE },
    { "2026-11-23T17:59:59+08:00", TRUE },
    { "2026-11-23T18:00:00+08:00", FALSE },
    { "2026-11-27T17:59:59+08:00", TRUE },  /* Friday */
    { "2026-11-28T10:00:00+08:00", FALSE }, /* Saturday */
    { "2026-11-29T10:00:00+08:00", FALSE }, /* Sunday */
    { "2026-11-22T23:30:00-03:00", TRUE },  /* Sunday there, Monday 10:30 in Beijing */
    { "2026-11-27T17:30:00-08:00", FALSE }, /* Friday there, Saturday 9:30 in Beijing */
    { "2026-07-13T10:00:00+08:00", TRUE },  /* summer or winter: the same */
    { "2026-07-13T03:00:00+01:00", TRUE },
    { "1969-12-31T09:00:00+08:00", TRUE }, /* a Wednesday */
    { "1969-12-31T08:59:59.5+08:00", FALSE },
  };
  MatchupUsage used = usage (1000000, 1000000, 500000);
  g_autoptr (MatchupPrice) price = new_price (TRUE, TRUE);
  g_autoptr (MatchupPrice) plain = new_price (FALSE, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupCost) cost =
          matchup_price_estimate (plain, &used, parse_time (table[i].time));

      g_test_message ("%s", table[i].time);
      g_assert_cmpint (cost->peak, ==, table[i].peak);
      /* 0.5 * 1 + 0.5 * 0.1 + 4, or all of the question at 2, and 8 */
      g_assert_cmpfloat_with_epsilon (cost->amount, table[i].peak ? 10 : 4.55, 1e-9);
      g_assert_cmpint (matchup_price_is_peak (price, parse_time (table[i].time)),
                       ==,
                       table[i].peak);
    }
}

static void
test_peak_parsing (void)
{
  static const struct
  {
    const char *days, *from, *to, *zone;
    gboolean good;
    guint8 mask;
    int minutes; /* of the zone */
  } table[] = {
    { "mon-fri", "09:00", "12:00", "+08:00", TRUE, 0x1f, 480 },
    { "sat,sun", "00:00", "24:00", "-03:30", TRUE, 0x60, -210 },
    { "daily", "22:00", "06:00", "+00:00", TRUE, 0x7f, 0 },
    { "sat-mon", "22:00", "06:00", "+05:45", TRUE, 0x61, 345 },
    { "mon,wed-thu", "09:00", "12:00", "+08:00", TRUE, 0x0d, 480 },
    { "Mon-Fri", "09:00", "12:00", "+08:00", FALSE, 0, 0 },
    { "", "09:00", "12:00", "+08:00", FALSE, 0, 0 },
    { "mon-", "09:00", "12:00", "+08:00", FALSE, 0, 0 },
    { "mon,", "09:00", "12:00", "+08:00", FALSE, 0, 0 },
    { "mon", "9:00", "12:00", "+08:00", FALSE, 0, 0 },
    { "mon", "09:00", "24:01", "+08:00", FALSE, 0, 0 },
    { "mon", "09:60", "12:00", "+08:00", FALSE, 0, 0 },
    { "mon", "24:00", "12:00", "+08:00", FALSE, 0, 0 },
    { "mon", "09:00", "12:00", "08:00", FALSE, 0, 0 },
    { "mon", "09:00", "12:00", "Beijing", FALSE, 0, 0 },
    { "mon", "09:00", "12:00", "", FALSE, 0, 0 },
    { NULL, "09:00", "12:00", "+08:00", FALSE, 0, 0 },
    { "mon", "09:00", NULL, "+08:00", FALSE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupPeakHours hours = { 0 };
      gboolean good = matchup_peak_hours_parse (table[i].days,
                                                table[i].from,
                                                table[i].to,
                                                table[i].zone,
                                                &hours);

      g_assert_cmpint (good, ==, table[i].good);
      g_assert_cmpuint (hours.days, ==, table[i].mask);
      g_assert_cmpint (hours.zone, ==, table[i].minutes);
    }
}

/* Hours that go on after midnight belong to the day on which they begin. */
static void
test_peak_over_midnight (void)
{
  MatchupPeakHours night;
  MatchupPeakHours all_day;

  g_assert_true (matchup_peak_hours_parse ("fri", "22:00", "06:00", "+00:00", &night));
  g_assert_false (matchup_peak_hours_contain (&night, parse_time ("2026-11-27T21:59:59Z")));
  g_assert_true (matchup_peak_hours_contain (&night, parse_time ("2026-11-27T22:00:00Z")));
  g_assert_true (matchup_peak_hours_contain (&night, parse_time ("2026-11-28T05:59:59Z")));
  g_assert_false (matchup_peak_hours_contain (&night, parse_time ("2026-11-28T06:00:00Z")));
  g_assert_false (matchup_peak_hours_contain (&night, parse_time ("2026-11-27T05:00:00Z")));

  g_assert_true (matchup_peak_hours_parse ("sun", "00:00", "24:00", "-10:00", &all_day));
  g_assert_true (matchup_peak_hours_contain (&all_day, parse_time ("2026-11-29T00:00:00-10:00")));
  g_assert_true (matchup_peak_hours_contain (&all_day, parse_time ("2026-11-29T23:59:59-10:00")));
  g_assert_false (matchup_peak_hours_contain (&all_day, parse_time ("2026-11-30T00:00:00-10:00")));
}

/* The try that was answered counts, not the one before. */
static void
test_sent_at (void)
{
  MatchupTimings timings;

  matchup_timings_init (&timings);
  g_assert_cmpint (matchup_timings_get_sent_at (&timings), ==, 0);
  timings.started_at = 1000;
  g_assert_cmpint (matchup_timings_get_sent_at (&timings), ==, 0);
  timings.connect_start = 20;
  g_assert_cmpint (matchup_timings_get_sent_at (&timings), ==, 1020);
  timings.retry_wait = 300;
  g_assert_cmpint (matchup_timings_get_sent_at (&timings), ==, 1320);
}

static void
test_token_prices (void)
{
  const MatchupTokenPrices plain = { 1, NAN, 2 };
  const MatchupTokenPrices negative = { 1, -0.1, 2 };
  const MatchupTokenPrices endless = { 1, 1, INFINITY };
  const MatchupTokenPrices unknown = { NAN, NAN, NAN };
  const MatchupTokenPrices too_much = { 1, 1, MATCHUP_TOKEN_PRICE_MAX * 1.01 };

  g_assert_true (matchup_token_prices_are_valid (&plain));
  g_assert_false (matchup_token_prices_are_valid (&negative));
  g_assert_false (matchup_token_prices_are_valid (&endless));
  g_assert_false (matchup_token_prices_are_valid (&unknown));
  g_assert_false (matchup_token_prices_are_valid (&too_much));
  g_assert_true (matchup_token_prices_equal (&plain, &plain));
  g_assert_false (matchup_token_prices_equal (&plain, &negative));
  g_assert_false (matchup_token_prices_are_free (&unknown));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/price/amounts", test_amounts);
  g_test_add_func ("/core/price/huge-numbers", test_huge_numbers);
  g_test_add_func ("/core/price/unknown-tokens", test_unknown_tokens);
  g_test_add_func ("/core/price/marks", test_marks);
  g_test_add_func ("/core/price/free", test_free);
  g_test_add_func ("/core/price/peak-edges", test_peak_edges);
  g_test_add_func ("/core/price/peak-parsing", test_peak_parsing);
  g_test_add_func ("/core/price/peak-over-midnight", test_peak_over_midnight);
  g_test_add_func ("/core/price/sent-at", test_sent_at);
  g_test_add_func ("/core/price/token-prices", test_token_prices);

  return g_test_run ();
}
