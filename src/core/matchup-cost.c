/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cost.h"

G_DEFINE_BOXED_TYPE (MatchupCost, matchup_cost, matchup_cost_copy, matchup_cost_free)

MatchupCost *
matchup_cost_new (double amount,
                  const char *currency,
                  MatchupValueSource source,
                  const char *list_date)
{
  MatchupCost *self;

  g_return_val_if_fail (currency != NULL, NULL);

  self = g_new0 (MatchupCost, 1);
  self->amount = amount;
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->source = source;
  g_strlcpy (self->list_date, list_date != NULL ? list_date : "", sizeof self->list_date);
  matchup_price_tier_init (&self->tier, NULL);
  return self;
}

MatchupCost *
matchup_cost_copy (const MatchupCost *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
matchup_cost_free (MatchupCost *self)
{
  g_free (self);
}

gboolean
matchup_cost_equal (const MatchupCost *a, const MatchupCost *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;
  return a->amount == b->amount && a->source == b->source &&
         g_str_equal (a->currency, b->currency) && g_str_equal (a->list_date, b->list_date) &&
         matchup_token_prices_equal (&a->tier.prices, &b->tier.prices) &&
         a->tier.above == b->tier.above && a->tier.up_to == b->tier.up_to &&
         a->tier.max_output == b->tier.max_output && a->peak == b->peak && a->own == b->own &&
         a->doubtful == b->doubtful;
}

gboolean
matchup_cost_is_free (const MatchupCost *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->amount == 0 && matchup_token_prices_are_free (&self->tier.prices);
}
