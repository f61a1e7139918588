/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-pricing-internal.h"

#include "matchup-config.h"
#include "matchup-currency.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

const char *
matchup_pricing_get_own_currency (MatchupPricing *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRICING (self), NULL);
  return self->own->own_currency;
}

void
matchup_pricing_set_own_currency_async (MatchupPricing *self,
                                        const char *currency,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  char *before;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRICING (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_pricing_set_own_currency_async);
  if (currency != NULL && !matchup_currency_is_known (currency))
    {
      _matchup_pricing_refuse_currency (task, currency);
      return;
    }
  matchup_price_store_save_own_currency_async (self->store,
                                               currency,
                                               _matchup_pricing_saved_cb,
                                               task);
  /* @currency may be the very text that is given up here. */
  before = g_steal_pointer (&self->own->own_currency);
  self->own->own_currency = g_strdup (currency);
  g_free (before);
  _matchup_pricing_tell_change (self);
}

gboolean
matchup_pricing_find_rate (MatchupPricing *self,
                           const char *from,
                           const char *to,
                           MatchupExchangeRate *out_rate)
{
  g_return_val_if_fail (MATCHUP_IS_PRICING (self), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL && out_rate != NULL, FALSE);

  for (guint i = 0; i < self->own->rates->len; i++)
    {
      const MatchupExchangeRate *rate = &g_array_index (self->own->rates, MatchupExchangeRate, i);
      double one;

      if (!matchup_exchange_rate_is_valid (rate) ||
          !matchup_exchange_rate_convert (rate, 1, from, to, &one))
        continue;
      matchup_exchange_rate_init (out_rate, from, to, one, rate->date);
      return TRUE;
    }
  return FALSE;
}

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const MatchupExchangeRate *one = a;
  const MatchupExchangeRate *other = b;
  int order = strcmp (one->from, other->from);

  return order != 0 ? order : strcmp (one->to, other->to);
}

/* Of two currencies there is one rate, in the direction in which it was said last. */
static void
replace_rate (MatchupPricing *self, const MatchupExchangeRate *rate)
{
  GArray *rates = self->own->rates;

  for (guint i = rates->len; i > 0; i--)
    {
      const MatchupExchangeRate *old = &g_array_index (rates, MatchupExchangeRate, i - 1);
      double one;

      if (matchup_exchange_rate_convert (old, 1, rate->from, rate->to, &one))
        g_array_remove_index (rates, i - 1);
    }
  if (isnan (rate->rate))
    return;
  g_array_append_vals (rates, rate, 1);
  g_array_sort (rates, compare_rates);
}

void
matchup_pricing_set_rate_async (MatchupPricing *self,
                                const char *from,
                                const char *to,
                                double rate,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autofree char *date = NULL;
  MatchupExchangeRate record;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRICING (self));
  g_return_if_fail (from != NULL && to != NULL);

  date = _matchup_pricing_dup_day (matchup_clock_get_real (self->clock));
  matchup_exchange_rate_init (&record, from, to, rate, date);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_pricing_set_rate_async);
  if (!isnan (rate) && !matchup_exchange_rate_is_valid (&record))
    {
      _matchup_pricing_refuse (task,
                               _ ("An exchange rate is a number above 0 between two currencies."));
      return;
    }
  matchup_price_store_save_rate_async (self->store, &record, _matchup_pricing_saved_cb, task);
  replace_rate (self, &record);
  _matchup_pricing_tell_change (self);
}

gboolean
matchup_pricing_convert (MatchupPricing *self,
                         double amount,
                         const char *currency,
                         double *out_amount,
                         MatchupExchangeRate *out_rate)
{
  MatchupExchangeRate rate;

  g_return_val_if_fail (MATCHUP_IS_PRICING (self), FALSE);
  g_return_val_if_fail (currency != NULL && out_amount != NULL, FALSE);

  if (self->own->own_currency == NULL ||
      !matchup_pricing_find_rate (self, currency, self->own->own_currency, &rate))
    return FALSE;
  if (out_rate != NULL)
    *out_rate = rate;
  return matchup_exchange_rate_convert (&rate, amount, rate.from, rate.to, out_amount);
}

static void
add_currency (GHashTable *currencies, const char *currency)
{
  if (matchup_currency_is_known (currency))
    g_hash_table_add (currencies, g_strdup (currency));
}

char **
matchup_pricing_dup_currencies (MatchupPricing *self)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) listed = NULL;
  g_autoptr (GStrvBuilder) sorted = g_strv_builder_new ();

  g_return_val_if_fail (MATCHUP_IS_PRICING (self), NULL);

  listed = matchup_price_list_dup_currencies (self->list);
  for (guint i = 0; listed[i] != NULL; i++)
    add_currency (all, listed[i]);
  for (guint i = 0; i < self->own->prices->len; i++)
    add_currency (all, ((MatchupPriceRecord *) g_ptr_array_index (self->own->prices, i))->currency);
  for (gsize i = 0; i < matchup_currency_get_count (); i++)
    {
      if (g_hash_table_contains (all, matchup_currency_get_code (i)))
        g_strv_builder_add (sorted, matchup_currency_get_code (i));
    }
  return g_strv_builder_end (sorted);
}
