/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-exchange-rate.h"
#include "matchup-price.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRICING (matchup_pricing_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPricing, matchup_pricing, MATCHUP, PRICING, GObject)

/**
 * MatchupPricing: what models cost: the built-in list, the person's own prices before it, and the
 * exchange rates that the person gave. Nothing of it is ever fetched. Main thread only.
 *
 * Signal "changed": a price, a rate or the own currency changed, here or in another process.
 *
 * What is set holds at once; the call completes when it is on the disk, and when that fails all is
 * as it was before. All _finish of setting calls are matchup_pricing_set_finish(); their errors are
 * sentences.
 */

/* The price that counts; NULL: not known. */
MatchupPrice *
matchup_pricing_dup_price (MatchupPricing *self, const char *provider_id, const char *model_id);
/* That of the list, also where the person has set another one; NULL: not known. */
MatchupPrice *matchup_pricing_dup_list_price (MatchupPricing *self,
                                              const char *provider_id,
                                              const char *model_id);
/* The models whose prices the person set: #MatchupModelRef with nothing but the ids; by ids. */
GPtrArray *matchup_pricing_dup_own_models (MatchupPricing *self);
/* Any model that a service takes; @prices NULL: back to the list. */
void matchup_pricing_set_price_async (MatchupPricing *self,
                                      const char *provider_id,
                                      const char *model_id,
                                      const char *currency,
                                      const MatchupTokenPrices *prices,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* The currency in which the person thinks, ISO 4217; NULL: none was said. Borrowed. */
const char *matchup_pricing_get_own_currency (MatchupPricing *self);
void matchup_pricing_set_own_currency_async (MatchupPricing *self,
                                             const char *currency, /* NULL: none */
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);

/* Given in either direction; FALSE when it is not known. */
gboolean matchup_pricing_find_rate (MatchupPricing *self,
                                    const char *from,
                                    const char *to,
                                    MatchupExchangeRate *out_rate);
/* Dated today; @rate NAN: not known any more. */
void matchup_pricing_set_rate_async (MatchupPricing *self,
                                     const char *from,
                                     const char *to,
                                     double rate,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/*
 * An amount in the own currency. FALSE where there is none, no rate to it, or the amount is in it
 * already. Amounts of different currencies are shown side by side, never added up.
 */
gboolean matchup_pricing_convert (MatchupPricing *self,
                                  double amount,
                                  const char *currency,
                                  double *out_amount,
                                  MatchupExchangeRate *out_rate); /* or NULL */
/* All currencies that prices are in, sorted; NULL-terminated, transfer full. */
char **matchup_pricing_dup_currencies (MatchupPricing *self);

gboolean matchup_pricing_set_finish (MatchupPricing *self, GAsyncResult *result, GError **error);

G_END_DECLS
