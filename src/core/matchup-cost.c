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
matchup_cost_is_free (const MatchupCost *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->amount == 0 && matchup_token_prices_are_free (&self->tier.prices);
}
