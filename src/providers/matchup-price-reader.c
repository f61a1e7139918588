/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price-reader.h"

#include "matchup-currency.h"
#include "matchup-json.h"

#include <math.h>

/* The names that prices have in the entry, in a tier and at peak hours. */
static const char *const entry_names[] = { "price_input", "price_cached_input", "price_output" };
static const char *const part_names[] = { "input", "cached", "output" };

static gboolean
read_prices (JsonObject *object, const char *const *names, MatchupTokenPrices *out)
{
  if (!matchup_json_get_double (object, names[0], &out->input) ||
      !matchup_json_get_double (object, names[2], &out->output))
    return FALSE;
  if (!matchup_json_get_double (object, names[1], &out->cached))
    out->cached = NAN;
  return matchup_token_prices_are_valid (out);
}

/* FALSE when there are tiers, but they cannot be read. */
static gboolean
read_tiers (JsonObject *entry, GArray *tiers)
{
  JsonArray *array = matchup_json_get_array (entry, "price_tiers");
  gint64 reached = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = matchup_json_array_get_object (array, i);
      MatchupPriceTier tier;

      matchup_price_tier_init (&tier, NULL);
      if (object == NULL || !read_prices (object, part_names, &tier.prices))
        return FALSE;
      tier.up_to = matchup_json_get_count (object, "max_input_tokens");
      tier.max_output = matchup_json_get_count (object, "max_output_tokens");
      if (tier.up_to < 0 || tier.up_to > reached)
        tier.above = reached;
      else if (i > 0)
        tier.above = g_array_index (tiers, MatchupPriceTier, i - 1).above;
      reached = MAX (reached, tier.up_to);
      g_array_append_val (tiers, tier);
    }
  return TRUE;
}

/* FALSE when there are peak hours, but they cannot be read. */
static gboolean
read_peak (JsonObject *entry, MatchupTokenPrices *out_prices, GArray *hours)
{
  JsonObject *peak = matchup_json_get_object (entry, "price_peak");
  JsonArray *array;

  if (peak == NULL)
    return TRUE;
  array = matchup_json_get_array (peak, "hours");
  if (array == NULL || json_array_get_length (array) == 0 ||
      !read_prices (peak, part_names, out_prices))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = matchup_json_array_get_object (array, i);
      MatchupPeakHours range;

      if (object == NULL || !matchup_peak_hours_parse (matchup_json_get_string (object, "days"),
                                                       matchup_json_get_string (object, "from"),
                                                       matchup_json_get_string (object, "to"),
                                                       matchup_json_get_string (object, "zone"),
                                                       &range))
        {
          g_array_set_size (hours, 0);
          return FALSE;
        }
      g_array_append_val (hours, range);
    }
  return TRUE;
}

/* What is unconfirmed is told by the names of members, some with words behind them. */
static gboolean
is_doubtful (JsonObject *entry)
{
  JsonArray *array = matchup_json_get_array (entry, "unconfirmed");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          g_str_has_prefix (json_node_get_string (node), "price"))
        return TRUE;
    }
  return FALSE;
}

MatchupPrice *
matchup_price_reader_read (JsonObject *entry)
{
  g_autoptr (GArray) tiers = g_array_new (FALSE, FALSE, sizeof (MatchupPriceTier));
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (MatchupPeakHours));
  MatchupPriceFields fields = { 0 };

  g_return_val_if_fail (entry != NULL, NULL);

  fields.currency = matchup_json_get_string (entry, "currency");
  fields.date = matchup_json_get_string (entry, "source_date");
  if (!matchup_currency_is_known (fields.currency) || fields.date == NULL ||
      !read_prices (entry, entry_names, &fields.prices) || !read_tiers (entry, tiers))
    return NULL;
  /* Read in any case: doubtful prices may be others at peak hours too. */
  fields.doubtful = !read_peak (entry, &fields.peak_prices, hours);
  fields.doubtful = is_doubtful (entry) || fields.doubtful;
  fields.tiers = (const MatchupPriceTier *) (gpointer) tiers->data;
  fields.n_tiers = tiers->len;
  fields.peak_hours = (const MatchupPeakHours *) (gpointer) hours->data;
  fields.n_peak_hours = hours->len;
  if (g_strcmp0 (matchup_json_get_string (entry, "id"), MATCHUP_PRICE_ANY_MODEL) != 0)
    fields.model_id = matchup_json_get_string (entry, "id");
  fields.source = matchup_json_get_string (entry, "source");
  fields.note = matchup_json_get_string (entry, "price_note");
  return matchup_price_new (&fields);
}
