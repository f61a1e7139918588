/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-model-ref.h"
#include "matchup-price-list.h"
#include "matchup-price-store.h"
#include "matchup-pricing.h"
#include "matchup-provider-list.h"

G_BEGIN_DECLS

/* Knows the list only until it is loaded. */
MatchupPricing *matchup_pricing_new (MatchupDb *db,
                                     MatchupProviderList *providers,
                                     MatchupPriceList *list,
                                     MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void matchup_pricing_load_async (MatchupPricing *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean matchup_pricing_load_finish (MatchupPricing *self, GAsyncResult *result, GError **error);

/* See matchup_price_estimate(); NULL also when the price is not known. */
MatchupCost *matchup_pricing_estimate (MatchupPricing *self,
                                       MatchupModelRef *model,
                                       const MatchupUsage *usage,
                                       gint64 sent_at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
