/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-cost.h"
#include "matchup-peak-hours.h"
#include "matchup-token-prices.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRICE (matchup_price_get_type ())

/**
 * MatchupPriceFields: what is known about the price of a model.
 */
typedef struct
{
  const char *currency;          /* ISO 4217 */
  MatchupTokenPrices prices;     /* the ordinary ones; of the lowest tier, if there are any */
  const MatchupPriceTier *tiers; /* in order; may be NULL */
  guint n_tiers;
  MatchupTokenPrices peak_prices;     /* instead of all others at these hours */
  const MatchupPeakHours *peak_hours; /* may be NULL */
  guint n_peak_hours;
  const char *model_id; /* the entry of the list, maybe a sister's; NULL: own, or any model */
  const char *source;   /* where the list has it from; or NULL */
  const char *date;     /* of the list or of the person's own price, ISO 8601 */
  const char *note;     /* or NULL */
  gboolean own;         /* the person set it */
  gboolean doubtful;    /* the list says that it is not sure */
} MatchupPriceFields;

/**
 * MatchupPrice: the price of a model. Immutable, counted references.
 */
MatchupPrice *matchup_price_new (const MatchupPriceFields *fields) /* copied */
    G_GNUC_WARN_UNUSED_RESULT;
GType matchup_price_get_type (void);
MatchupPrice *matchup_price_ref (MatchupPrice *self);
void matchup_price_unref (MatchupPrice *self);

const MatchupPriceFields *matchup_price_get (MatchupPrice *self); /* borrowed */
gboolean matchup_price_is_peak (MatchupPrice *self, gint64 time); /* microseconds since 1970 UTC */

/*
 * What a request costs that left at @sent_at (microseconds since 1970 UTC): always an estimate.
 * NULL when the tokens are not known. usage->completion holds the thinking, so that it is paid for
 * as all services do it.
 */
MatchupCost *matchup_price_estimate (MatchupPrice *self,
                                     const MatchupUsage *usage,
                                     gint64 sent_at) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPrice, matchup_price_unref)

G_END_DECLS
