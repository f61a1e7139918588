/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price-list.h"

#include <string.h>

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

/* Expected amounts are worked out by hand from the published prices per million tokens. */
static void
test_amounts (void)
{
  static const struct
  {
    const char *list;
    const char *model;
    gint64 prompt, completion, cached;
    double amount;
    const char *currency;
  } table[] = {
    /* 1000 * 0.15 + 500 * 0.60, per million */
    { "openai", "gpt-4o-mini", 1000, 500, -1, 0.00045, "USD" },
    { "openai", "gpt-4o-mini-2024-07-18", 1000, 500, -1, 0.00045, "USD" },
    /* 600 * 0.15 + 400 * 0.075 + 500 * 0.60 */
    { "openai", "gpt-4o-mini", 1000, 500, 400, 0.00042, "USD" },
    /* Up to 32k in and 200 out: 0.8 / 2 */
    { "volcengine", "doubao-seed-1-6-251015", 1000, 200, -1, 0.0012, "CNY" },
    /* Up to 32k in: 0.8 / 8 */
    { "volcengine", "doubao-seed-1-6-251015", 1000, 201, -1, 0.002408, "CNY" },
    /* Up to 128k in: 1.2 / 16 for the whole request */
    { "volcengine", "doubao-seed-1-6-251015", 100000, 1000, -1, 0.136, "CNY" },
  };
  g_autoptr (MatchupPriceList) prices = matchup_price_list_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupUsage used = usage (table[i].prompt, table[i].completion, table[i].cached);
      g_autoptr (MatchupCost) cost =
          matchup_price_list_estimate (prices, table[i].list, table[i].model, &used);

      g_assert_nonnull (cost);
      g_assert_cmpfloat_with_epsilon (cost->amount, table[i].amount, 1e-9);
      g_assert_cmpstr (cost->currency, ==, table[i].currency);
      g_assert_cmpint (cost->source, ==, MATCHUP_VALUE_SOURCE_ESTIMATED);
      g_assert_cmpuint (strlen (cost->list_date), ==, 10);
    }
}

static void
test_unknown (void)
{
  g_autoptr (MatchupPriceList) prices = matchup_price_list_new ();
  MatchupUsage used = usage (10, 10, -1);
  MatchupUsage unknown = usage (-1, 10, -1);

  g_assert_null (matchup_price_list_estimate (prices, "openai", "ep-20260101-abcde", &used));
  g_assert_null (matchup_price_list_estimate (prices, "nobody", "gpt-4o-mini", &used));
  g_assert_null (matchup_price_list_estimate (prices, NULL, "gpt-4o-mini", &used));
  g_assert_null (matchup_price_list_estimate (prices, "openai", "gpt-4o-mini", &unknown));
}

static void
test_models (void)
{
  g_autoptr (MatchupPriceList) prices = matchup_price_list_new ();
  g_autoptr (GPtrArray) models = matchup_price_list_dup_models (prices, "volcengine", "doubao");
  g_autoptr (MatchupModelRef) family =
      matchup_price_list_dup_model (prices, "volcengine", "doubao", "doubao-seed-1-6");
  g_autoptr (MatchupModelRef) mini =
      matchup_price_list_dup_model (prices, "openai", "school", "gpt-4o-mini");

  g_assert_cmpuint (models->len, >=, 20);
  g_assert_cmpstr (matchup_model_ref_get_provider_id (g_ptr_array_index (models, 0)), ==, "doubao");
  g_assert_nonnull (family);
  g_assert_cmpstr (matchup_model_ref_get_model_id (family), ==, "doubao-seed-1-6");
  g_assert_cmpstr (matchup_model_ref_get_name (mini), ==, "GPT-4o mini");
  g_assert_cmpstr (matchup_model_ref_get_provider_id (mini), ==, "school");
  g_assert_true (matchup_model_ref_get_capabilities (mini) & MATCHUP_MODEL_CAPABILITIES_VISION);
  g_assert_cmpint (matchup_model_ref_get_context_window (mini), ==, 128000);
}

static void
test_broken (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (matchup_price_list_new_for_json ("{}", -1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/price-list/amounts", test_amounts);
  g_test_add_func ("/providers/price-list/unknown", test_unknown);
  g_test_add_func ("/providers/price-list/models", test_models);
  g_test_add_func ("/providers/price-list/broken", test_broken);

  return g_test_run ();
}
