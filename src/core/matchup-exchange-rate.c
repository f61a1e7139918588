/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-exchange-rate.h"

#include "matchup-currency.h"

#include <math.h>
#include <string.h>

void
matchup_exchange_rate_init (MatchupExchangeRate *self,
                            const char *from,
                            const char *to,
                            double rate,
                            const char *date)
{
  g_return_if_fail (self != NULL && from != NULL && to != NULL && date != NULL);

  memset (self, 0, sizeof *self);
  g_strlcpy (self->from, from, sizeof self->from);
  g_strlcpy (self->to, to, sizeof self->to);
  self->rate = rate;
  g_strlcpy (self->date, date, sizeof self->date);
}

gboolean
matchup_exchange_rate_is_valid (const MatchupExchangeRate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return isnormal (self->rate) && self->rate > 0 && isnormal (1 / self->rate) &&
         matchup_currency_is_known (self->from) && matchup_currency_is_known (self->to) &&
         strcmp (self->from, self->to) != 0;
}

gboolean
matchup_exchange_rate_equal (const MatchupExchangeRate *a, const MatchupExchangeRate *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->rate == b->rate && strcmp (a->from, b->from) == 0 && strcmp (a->to, b->to) == 0 &&
         strcmp (a->date, b->date) == 0;
}

gboolean
matchup_exchange_rate_convert (const MatchupExchangeRate *self,
                               double amount,
                               const char *from,
                               const char *to,
                               double *out_amount)
{
  g_return_val_if_fail (self != NULL && from != NULL && to != NULL && out_amount != NULL, FALSE);

  if (strcmp (self->from, from) == 0 && strcmp (self->to, to) == 0)
    *out_amount = amount * self->rate;
  else if (strcmp (self->from, to) == 0 && strcmp (self->to, from) == 0)
    *out_amount = amount / self->rate;
  else
    return FALSE;
  return isfinite (*out_amount);
}
