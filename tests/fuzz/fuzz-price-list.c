/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data/models.json: the models of one service and what a request to each would cost. */
#include "fuzz.h"
#include "matchup-price-list.h"
#include "matchup-usage.h"

#include <math.h>

#define SERVICE "openai"
#define SENT_AT (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

static void
estimate (MatchupPriceList *prices, MatchupModelRef *model)
{
  const MatchupUsage usage = { .prompt = 100000, .completion = 500, .total = 100500, .cached = 64 };
  const char *id = matchup_model_ref_get_model_id (model);
  g_autoptr (MatchupPrice) price = matchup_price_list_dup_price (prices, SERVICE, id);
  g_autoptr (MatchupCost) cost =
      price != NULL ? matchup_price_estimate (price, &usage, SENT_AT) : NULL;
  g_autoptr (MatchupModelRef) same = matchup_price_list_dup_model (prices, SERVICE, "p", id);

  g_assert_nonnull (same);
  g_assert_true (cost == NULL || isfinite (cost->amount));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupPriceList) prices =
      matchup_price_list_new_for_json (size > 0 ? (const char *) data : "", (gssize) size, &error);
  g_autoptr (GPtrArray) models = NULL;

  g_assert_true ((prices == NULL) == (error != NULL));
  if (prices == NULL)
    return 0;
  models = matchup_price_list_dup_models (prices, SERVICE, "p");
  for (guint i = 0; i < models->len; i++)
    estimate (prices, g_ptr_array_index (models, i));
  return 0;
}
