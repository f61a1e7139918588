/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

/* No currency is so small that a million tokens cost more units of it. */
#define MATCHUP_TOKEN_PRICE_MAX 1e9

/**
 * MatchupTokenPrices: what a million tokens of each kind cost, in units of a currency that stands
 * elsewhere. Plain data.
 */
struct _MatchupTokenPrices
{
  double input;  /* of the question; NAN in all three: not known */
  double cached; /* of the part of the question that the service still had; NAN: as input */
  double output; /* of the answer, thinking included */
};

/**
 * MatchupPriceTier: prices that hold for a range of tokens. The first tier whose limits are not
 * exceeded prices the whole request. Plain data.
 */
struct _MatchupPriceTier
{
  gint64 above;      /* only for naming the tier: tokens of the question, excluded; 0: none */
  gint64 up_to;      /* tokens of the question, included; -1: no limit */
  gint64 max_output; /* tokens of the answer, included; -1: no limit */
  MatchupTokenPrices prices;
};

/* From 0 to MATCHUP_TOKEN_PRICE_MAX, cached or not known. */
gboolean matchup_token_prices_are_valid (const MatchupTokenPrices *self);
gboolean matchup_token_prices_are_free (const MatchupTokenPrices *self);
gboolean matchup_token_prices_equal (const MatchupTokenPrices *a, const MatchupTokenPrices *b);
/* What the cached part costs, told or not. */
double matchup_token_prices_get_cached (const MatchupTokenPrices *self);

/* Without limits; @prices NULL: not known. */
void matchup_price_tier_init (MatchupPriceTier *self, const MatchupTokenPrices *prices);
gboolean matchup_price_tier_fits (const MatchupPriceTier *self, const MatchupUsage *usage);
gboolean matchup_price_tier_is_limited (const MatchupPriceTier *self);

G_END_DECLS
