/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_COST (matchup_cost_get_type ())

/**
 * MatchupCost: the price of one run. Boxed by copying.
 */
struct _MatchupCost
{
  double amount;             /* in units of the currency, not cents */
  char currency[4];          /* ISO 4217 */
  MatchupValueSource source; /* TOLD by the service or ESTIMATED from the price list */
  char list_date[11];        /* date of the price used, ISO 8601; "" when told */
};

GType matchup_cost_get_type (void);
MatchupCost *matchup_cost_new (double amount,
                               const char *currency,
                               MatchupValueSource source,
                               const char *list_date) G_GNUC_WARN_UNUSED_RESULT;
MatchupCost *matchup_cost_copy (const MatchupCost *self);
void matchup_cost_free (MatchupCost *self);
gboolean matchup_cost_equal (const MatchupCost *a, const MatchupCost *b); /* NULL: not known */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupCost, matchup_cost_free)

G_END_DECLS
