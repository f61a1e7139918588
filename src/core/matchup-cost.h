/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-token-prices.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_COST (matchup_cost_get_type ())

/**
 * MatchupCost: the price of one run. Boxed by copying.
 */
struct _MatchupCost
{
  double amount;             /* in units of the currency, not cents */
  char currency[4];          /* ISO 4217 */
  MatchupValueSource source; /* TOLD by the service or ESTIMATED from a price */
  char list_date[11];        /* date of the price used, ISO 8601; "" when told */

  /* What an estimate was made with, so that the sum can be shown although prices have changed. */
  MatchupPriceTier tier; /* prices not known: told, or saved before they were kept */
  gboolean peak;         /* they are those of peak hours */
  gboolean own;          /* the price was the person's own */
  gboolean doubtful;     /* the price list was not sure of it */
};

GType matchup_cost_get_type (void);
MatchupCost *matchup_cost_new (double amount,
                               const char *currency,
                               MatchupValueSource source,
                               const char *list_date) G_GNUC_WARN_UNUSED_RESULT;
MatchupCost *matchup_cost_copy (const MatchupCost *self);
void matchup_cost_free (MatchupCost *self);
gboolean matchup_cost_equal (const MatchupCost *a, const MatchupCost *b); /* NULL: not known */
/* Nothing is paid for, however many tokens there are; FALSE where the prices are not known. */
gboolean matchup_cost_is_free (const MatchupCost *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupCost, matchup_cost_free)

G_END_DECLS
