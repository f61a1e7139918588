/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

/**
 * MatchupExchangeRate: what one unit of a currency is in another one, as the person said. Plain
 * data.
 */
struct _MatchupExchangeRate
{
  char from[4]; /* ISO 4217 */
  char to[4];
  double rate;   /* 1 from = rate to; above 0 */
  char date[11]; /* when the person said so, ISO 8601 */
};

void matchup_exchange_rate_init (MatchupExchangeRate *self,
                                 const char *from,
                                 const char *to,
                                 double rate,
                                 const char *date);
/* Finite, above 0, between two known currencies. */
gboolean matchup_exchange_rate_is_valid (const MatchupExchangeRate *self);
gboolean matchup_exchange_rate_equal (const MatchupExchangeRate *a, const MatchupExchangeRate *b);
/* FALSE when this is no rate between these two; it is good for both directions. */
gboolean matchup_exchange_rate_convert (const MatchupExchangeRate *self,
                                        double amount,
                                        const char *from,
                                        const char *to,
                                        double *out_amount);

G_END_DECLS
