/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price.h"

#include "matchup-usage.h"

struct _MatchupPrice
{
  MatchupPriceFields fields; /* every pointer in it is owned */
};

G_DEFINE_BOXED_TYPE (MatchupPrice, matchup_price, matchup_price_ref, matchup_price_unref)

MatchupPrice *
matchup_price_new (const MatchupPriceFields *fields)
{
  MatchupPrice *self;

  g_return_val_if_fail (fields != NULL && fields->currency != NULL && fields->date != NULL, NULL);
  g_return_val_if_fail (matchup_token_prices_are_valid (&fields->prices), NULL);

  self = g_atomic_rc_box_new0 (MatchupPrice);
  self->fields = *fields;
  self->fields.currency = g_strdup (fields->currency);
  self->fields.tiers = g_memdup2 (fields->tiers, fields->n_tiers * sizeof *fields->tiers);
  self->fields.peak_hours =
      g_memdup2 (fields->peak_hours, fields->n_peak_hours * sizeof *fields->peak_hours);
  self->fields.model_id = g_strdup (fields->model_id);
  self->fields.source = g_strdup (fields->source);
  self->fields.date = g_strdup (fields->date);
  self->fields.note = g_strdup (fields->note);
  return self;
}

MatchupPrice *
matchup_price_ref (MatchupPrice *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  MatchupPriceFields *fields = &((MatchupPrice *) data)->fields;

  g_free ((char *) fields->currency);
  g_free ((gpointer) fields->tiers);
  g_free ((gpointer) fields->peak_hours);
  g_free ((char *) fields->model_id);
  g_free ((char *) fields->source);
  g_free ((char *) fields->date);
  g_free ((char *) fields->note);
}

void
matchup_price_unref (MatchupPrice *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const MatchupPriceFields *
matchup_price_get (MatchupPrice *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->fields;
}

gboolean
matchup_price_is_peak (MatchupPrice *self, gint64 time)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->fields.n_peak_hours; i++)
    {
      if (matchup_peak_hours_contain (&self->fields.peak_hours[i], time))
        return TRUE;
    }
  return FALSE;
}

/* The first tier whose limits are not exceeded; where none fits, the last one. */
static MatchupPriceTier
choose_tier (const MatchupPriceFields *fields, const MatchupUsage *usage)
{
  MatchupPriceTier plain;

  for (guint i = 0; i < fields->n_tiers; i++)
    {
      if (matchup_price_tier_fits (&fields->tiers[i], usage) || i + 1 == fields->n_tiers)
        return fields->tiers[i];
    }
  matchup_price_tier_init (&plain, &fields->prices);
  return plain;
}

static double
add_up (const MatchupTokenPrices *prices, const MatchupUsage *usage)
{
  gint64 cached = CLAMP (usage->cached, 0, usage->prompt);

  return ((double) (usage->prompt - cached) * prices->input +
          (double) cached * matchup_token_prices_get_cached (prices) +
          (double) usage->completion * prices->output) /
         1e6;
}

MatchupCost *
matchup_price_estimate (MatchupPrice *self, const MatchupUsage *usage, gint64 sent_at)
{
  MatchupPriceTier tier;
  gboolean peak;
  MatchupCost *cost;

  g_return_val_if_fail (self != NULL && usage != NULL, NULL);

  if (usage->prompt < 0 || usage->completion < 0)
    return NULL;
  peak = matchup_price_is_peak (self, sent_at);
  if (peak)
    matchup_price_tier_init (&tier, &self->fields.peak_prices);
  else
    tier = choose_tier (&self->fields, usage);
  cost = matchup_cost_new (add_up (&tier.prices, usage),
                           self->fields.currency,
                           MATCHUP_VALUE_SOURCE_ESTIMATED,
                           self->fields.date);
  cost->tier = tier;
  cost->peak = peak;
  cost->own = self->fields.own;
  cost->doubtful = self->fields.doubtful;
  return cost;
}
