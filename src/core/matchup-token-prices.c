/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-token-prices.h"

#include "matchup-usage.h"

#include <math.h>

static gboolean
is_valid (double price)
{
  return isfinite (price) && price >= 0 && price <= MATCHUP_TOKEN_PRICE_MAX;
}

static gboolean
is_same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
matchup_token_prices_are_valid (const MatchupTokenPrices *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return is_valid (self->input) && is_valid (self->output) &&
         (isnan (self->cached) || is_valid (self->cached));
}

gboolean
matchup_token_prices_are_free (const MatchupTokenPrices *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->input == 0 && self->output == 0 && matchup_token_prices_get_cached (self) == 0;
}

gboolean
matchup_token_prices_equal (const MatchupTokenPrices *a, const MatchupTokenPrices *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return is_same (a->input, b->input) && is_same (a->cached, b->cached) &&
         is_same (a->output, b->output);
}

double
matchup_token_prices_get_cached (const MatchupTokenPrices *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return isnan (self->cached) ? self->input : self->cached;
}

void
matchup_price_tier_init (MatchupPriceTier *self, const MatchupTokenPrices *prices)
{
  g_return_if_fail (self != NULL);

  *self = (MatchupPriceTier){
    .up_to = -1,
    .max_output = -1,
    .prices = prices != NULL ? *prices
                             : (MatchupTokenPrices){ .input = NAN, .cached = NAN, .output = NAN },
  };
}

gboolean
matchup_price_tier_fits (const MatchupPriceTier *self, const MatchupUsage *usage)
{
  g_return_val_if_fail (self != NULL && usage != NULL, FALSE);

  return (self->up_to < 0 || usage->prompt <= self->up_to) &&
         (self->max_output < 0 || usage->completion <= self->max_output);
}

gboolean
matchup_price_tier_is_limited (const MatchupPriceTier *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->above > 0 || self->up_to >= 0 || self->max_output >= 0;
}
