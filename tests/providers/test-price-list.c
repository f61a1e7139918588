/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-json.h"
#include "matchup-price-list.h"
#include "matchup-price-words.h"
#include "matchup-price-reader.h"
#include "matchup-usage.h"

#include <json-glib/json-glib.h>

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

static MatchupPrice *
find_price (const char *list, const char *model)
{
  g_autoptr (MatchupPriceList) prices = matchup_price_list_new ();

  return matchup_price_list_dup_price (prices, list, model);
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
    /* Above 272k in: 20 / 75 */
    { "openai", "gpt-6-astra", 300000, 1000, -1, 6.075, "USD" },
    { "zhipu", "glm-4.7-flash", 100000, 1000, -1, 0, "CNY" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupUsage used = usage (table[i].prompt, table[i].completion, table[i].cached);
      g_autoptr (MatchupPrice) price = find_price (table[i].list, table[i].model);
      g_autoptr (MatchupCost) cost = matchup_price_estimate (price, &used, 1);

      g_assert_cmpfloat_with_epsilon (cost->amount, table[i].amount, 1e-9);
      g_assert_cmpstr (cost->currency, ==, table[i].currency);
      g_assert_cmpint (cost->source, ==, MATCHUP_VALUE_SOURCE_ESTIMATED);
      g_assert_cmpstr (cost->list_date, ==, "2026-09-27");
      g_assert_false (cost->own);
    }
}

static void
assert_tier (MatchupPrice *price, guint position, gint64 prompt, gint64 completion)
{
  const MatchupPriceTier *tier = &matchup_price_get (price)->tiers[position];
  MatchupUsage used = usage (prompt, completion, -1);
  g_autoptr (MatchupCost) cost = matchup_price_estimate (price, &used, 1);

  g_assert_true (matchup_token_prices_equal (&cost->tier.prices, &tier->prices));
  g_assert_cmpint (cost->tier.above, ==, tier->above);
  g_assert_cmpint (cost->tier.up_to, ==, tier->up_to);
}

/* At the last token of each tier, and at the first one of the next. */
static guint
check_tiers (MatchupPrice *price)
{
  const MatchupPriceFields *fields = matchup_price_get (price);

  for (guint i = 0; i < fields->n_tiers; i++)
    {
      const MatchupPriceTier *tier = &fields->tiers[i];
      gboolean short_only = tier->max_output >= 0;

      g_assert_cmpint (tier->above, <, tier->up_to < 0 ? G_MAXINT64 : tier->up_to);
      assert_tier (price, i, tier->above + 1, short_only ? tier->max_output : G_MAXINT32);
      if (tier->up_to >= 0)
        assert_tier (price, i, tier->up_to, short_only ? tier->max_output : G_MAXINT32);
      if (short_only)
        assert_tier (price, i + 1, tier->up_to, tier->max_output + 1);
      else if (i + 1 < fields->n_tiers)
        assert_tier (price, i + 1, tier->up_to + 1, G_MAXINT32);
    }
  return fields->n_tiers;
}

/* The date as far as it is known: 2026, 2026-09 or 2026-09-27. */
static gboolean
is_date (const char *text)
{
  return g_regex_match_simple ("^20[0-9]{2}(-[01][0-9](-[0-3][0-9])?)?$", text, 0, 0);
}

static guint
get_length (JsonObject *entry, const char *member)
{
  JsonArray *array = matchup_json_get_array (entry, member);

  return array != NULL ? json_array_get_length (array) : 0;
}

static gboolean
is_price_unconfirmed (JsonObject *entry)
{
  JsonArray *array = matchup_json_get_array (entry, "unconfirmed");
  gboolean found = FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    found |= g_str_has_prefix (json_array_get_string_element (array, i), "price");
  return found;
}

/* Nothing of an entry of the file is lost. */
static void
check_entry (MatchupPriceList *prices, JsonObject *entry)
{
  g_autoptr (MatchupPrice) price =
      matchup_price_list_dup_price (prices,
                                    matchup_json_get_string (entry, "provider"),
                                    matchup_json_get_string (entry, "id"));
  const MatchupPriceFields *fields = price != NULL ? matchup_price_get (price) : NULL;
  double input, output;

  if (!matchup_json_get_double (entry, "price_input", &input) ||
      !matchup_json_get_double (entry, "price_output", &output))
    {
      g_assert_null (price);
      return;
    }
  g_assert_nonnull (price);
  g_assert_cmpstr (fields->model_id, ==, matchup_json_get_string (entry, "id"));
  g_assert_cmpstr (fields->currency, ==, matchup_json_get_string (entry, "currency"));
  g_assert_cmpfloat (fields->prices.input, ==, input);
  g_assert_cmpfloat (fields->prices.output, ==, output);
  g_assert_true (is_date (fields->date));
  g_assert_true (g_strv_contains (matchup_price_words, fields->source));
  g_assert_true (fields->note == NULL || g_strv_contains (matchup_price_words, fields->note));
  g_assert_cmpuint (check_tiers (price), ==, get_length (entry, "price_tiers"));
  g_assert_cmpuint (fields->n_peak_hours,
                    ==,
                    get_length (matchup_json_get_object (entry, "price_peak"), "hours"));
  g_assert_cmpint (fields->doubtful, ==, is_price_unconfirmed (entry));
}

/* The file is read here once more, and compared. */
static void
test_whole_list (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "models.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (MatchupPriceList) prices = matchup_price_list_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  JsonArray *entries;
  GHashTableIter iter;
  gpointer list, count;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  entries = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (entries), >, 0);
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      const char *provider = matchup_json_get_string (entry, "provider");

      if (g_strcmp0 (matchup_json_get_string (entry, "id"), MATCHUP_PRICE_ANY_MODEL) == 0)
        continue;
      check_entry (prices, entry);
      count = g_hash_table_lookup (counts, provider);
      g_hash_table_insert (counts,
                           (gpointer) provider,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &list, &count))
    {
      g_autoptr (GPtrArray) models = matchup_price_list_dup_models (prices, list, "x");

      g_assert_cmpuint (models->len, ==, GPOINTER_TO_UINT (count));
    }
}

static void
test_marks (void)
{
  g_autoptr (MatchupPrice) sister = find_price ("volcengine", "doubao-seed-1-6");
  g_autoptr (MatchupPrice) odd = find_price ("volcengine", "doubao-seed-1-6-vision-250815");
  g_autoptr (MatchupPrice) peak = find_price ("deepseek", "deepseek-flash");
  /* Monday, 10 o'clock in Beijing. */
  const gint64 monday = G_GINT64_CONSTANT (1795399200) * G_USEC_PER_SEC;
  MatchupUsage used = usage (1000000, 1000000, 0);
  g_autoptr (MatchupCost) by_day = matchup_price_estimate (peak, &used, monday);
  g_autoptr (MatchupCost) by_night =
      matchup_price_estimate (peak, &used, monday + G_GINT64_CONSTANT (12) * 3600 * G_USEC_PER_SEC);

  g_assert_cmpstr (matchup_price_get (sister)->model_id, ==, "doubao-seed-1-6-251015");
  g_assert_false (matchup_price_get (sister)->doubtful);
  g_assert_true (matchup_price_get (odd)->doubtful);
  g_assert_true (by_day->peak);
  g_assert_cmpfloat (by_day->amount, ==, 10);
  g_assert_cmpstr (by_day->list_date, ==, "2026-11");
  g_assert_false (by_night->peak);
  g_assert_cmpfloat (by_night->amount, ==, 5);
}

/* What runs on one's own computer has no price, however it is called; but nobody lists it so. */
static void
test_any_model (void)
{
  g_autoptr (MatchupPriceList) list = matchup_price_list_new ();
  g_autoptr (MatchupPrice) unlisted = find_price ("ollama", "qwen3:8b");
  g_autoptr (MatchupPrice) studio = find_price ("local", "anything");
  g_autoptr (MatchupPrice) listed = find_price ("ollama", "qwen3");
  g_autoptr (GPtrArray) models = matchup_price_list_dup_models (list, "local", "lmstudio");

  g_assert_true (matchup_token_prices_are_free (&matchup_price_get (unlisted)->prices));
  g_assert_true (matchup_token_prices_are_free (&matchup_price_get (studio)->prices));
  g_assert_null (matchup_price_get (unlisted)->model_id);
  g_assert_cmpstr (matchup_price_get (listed)->model_id, ==, "qwen3");
  g_assert_null (matchup_price_list_dup_model (list, "ollama", "ollama", "qwen3:8b"));
  g_assert_cmpuint (models->len, ==, 0);
}

static void
test_unknown (void)
{
  g_assert_null (find_price ("openai", "ep-20260101-abcde"));
  g_assert_null (find_price ("nobody", "gpt-4o-mini"));
  g_assert_null (find_price (NULL, "gpt-4o-mini"));
  /* It is in the list, its price is not. */
  g_assert_null (find_price ("byteplus", "seed-1-6-250915"));
}

#define ENTRY(members)                                                                             \
  "[{\"id\":\"m\",\"provider\":\"p\",\"status\":\"current\",\"source_date\":\"2026\"," members "}" \
  "]"
#define PRICE "\"currency\":\"USD\",\"price_input\":1,\"price_output\":2"

static void
test_odd_entries (void)
{
  static const struct
  {
    const char *json;
    gboolean known;
    gboolean doubtful;
  } table[] = {
    { ENTRY (PRICE), TRUE, FALSE },
    { ENTRY (PRICE ",\"unconfirmed\":[\"vision\",7]"), TRUE, FALSE },
    { ENTRY (PRICE ",\"unconfirmed\":[\"prices\"]"), TRUE, TRUE },
    { ENTRY (PRICE ",\"unconfirmed\":[\"price_output (odd)\"]"), TRUE, TRUE },
    { ENTRY (PRICE ",\"price_peak\":{\"input\":1,\"output\":1,\"when\":\"at noon\"}"), TRUE, TRUE },
    { ENTRY (PRICE ",\"price_peak\":{\"input\":1,\"output\":1,\"hours\":[{\"days\":\"mon\"}]}"),
      TRUE,
      TRUE },
    { ENTRY (PRICE ",\"price_tiers\":[{\"input\":1}]"), FALSE, FALSE },
    { ENTRY ("\"currency\":\"USD\",\"price_input\":1"), FALSE, FALSE },
    { ENTRY ("\"currency\":\"USD\",\"price_input\":-1,\"price_output\":2"), FALSE, FALSE },
    { ENTRY ("\"currency\":\"coins\",\"price_input\":1,\"price_output\":2"), FALSE, FALSE },
    { ENTRY ("\"price_input\":1,\"price_output\":2"), FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupPriceList) prices =
          matchup_price_list_new_for_json (table[i].json, -1, NULL);
      g_autoptr (MatchupPrice) price = matchup_price_list_dup_price (prices, "p", "m");

      g_assert_cmpint (price != NULL, ==, table[i].known);
      if (price == NULL)
        continue;
      g_assert_cmpint (matchup_price_get (price)->doubtful, ==, table[i].doubtful);
      g_assert_cmpuint (matchup_price_get (price)->n_peak_hours, ==, 0);
    }
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

  g_assert_cmpuint (models->len, >, 0);
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
  g_test_add_func ("/providers/price-list/whole-list", test_whole_list);
  g_test_add_func ("/providers/price-list/marks", test_marks);
  g_test_add_func ("/providers/price-list/any-model", test_any_model);
  g_test_add_func ("/providers/price-list/unknown", test_unknown);
  g_test_add_func ("/providers/price-list/odd-entries", test_odd_entries);
  g_test_add_func ("/providers/price-list/models", test_models);
  g_test_add_func ("/providers/price-list/broken", test_broken);

  return g_test_run ();
}
