/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-currency.h"
#include "matchup-exchange-rate.h"

#include <math.h>
#include <string.h>

static void
test_codes (void)
{
  for (gsize i = 0; i < matchup_currency_get_count (); i++)
    {
      const char *code = matchup_currency_get_code (i);
      const char *before = i > 0 ? matchup_currency_get_code (i - 1) : "";

      g_assert_cmpuint (strlen (code), ==, 3);
      g_assert_cmpint (strcmp (before, code), <, 0);
      g_assert_true (matchup_currency_is_known (code));
      g_assert_cmpstr (matchup_currency_get_name (code), !=, code);
    }
  g_assert_null (matchup_currency_get_code (matchup_currency_get_count ()));
  g_assert_cmpstr (matchup_currency_get_name ("CNY"), ==, "Yuan Renminbi");
  g_assert_cmpstr (matchup_currency_get_name ("ABC"), ==, "ABC");
  for (guint i = 0; i < 5; i++)
    {
      static const char *const wrong[] = { NULL, "", "usd", "USDT", "RMB" };

      g_assert_false (matchup_currency_is_known (wrong[i]));
    }
}

static void
test_convert (void)
{
  MatchupExchangeRate rate;
  double amount = 0;

  matchup_exchange_rate_init (&rate, "USD", "CNY", 7.2, "2026-11-20");
  g_assert_true (matchup_exchange_rate_is_valid (&rate));
  g_assert_true (matchup_exchange_rate_convert (&rate, 2, "USD", "CNY", &amount));
  g_assert_cmpfloat_with_epsilon (amount, 14.4, 1e-9);
  g_assert_true (matchup_exchange_rate_convert (&rate, 14.4, "CNY", "USD", &amount));
  g_assert_cmpfloat_with_epsilon (amount, 2, 1e-9);
  g_assert_false (matchup_exchange_rate_convert (&rate, 1, "USD", "EUR", &amount));
  g_assert_false (matchup_exchange_rate_convert (&rate, 1, "USD", "USD", &amount));
  g_assert_false (matchup_exchange_rate_convert (&rate, G_MAXDOUBLE, "USD", "CNY", &amount));
}

static void
test_valid (void)
{
  static const struct
  {
    const char *from, *to;
    double rate;
  } wrong[] = {
    { "USD", "CNY", 0 },        { "USD", "CNY", -1 },     { "USD", "CNY", NAN },
    { "USD", "CNY", INFINITY }, { "USD", "CNY", 1e-310 }, { "USD", "USD", 1 },
    { "USD", "XXX", 1 },        { "ABC", "CNY", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      MatchupExchangeRate rate;

      matchup_exchange_rate_init (&rate, wrong[i].from, wrong[i].to, wrong[i].rate, "2026-11-20");
      g_assert_false (matchup_exchange_rate_is_valid (&rate));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/currency/codes", test_codes);
  g_test_add_func ("/core/exchange-rate/convert", test_convert);
  g_test_add_func ("/core/exchange-rate/valid", test_valid);

  return g_test_run ();
}
