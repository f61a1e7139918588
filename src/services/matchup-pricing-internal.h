/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-pricing-private.h"

G_BEGIN_DECLS

/* What matchup-pricing.c (prices) and matchup-pricing-rates.c (currencies and rates) share. */

struct _MatchupPricing
{
  GObject parent_instance;

  MatchupPriceStore *store;
  MatchupProviderList *providers;
  MatchupPriceList *list;
  MatchupClock *clock;

  MatchupPricesData *own;
  guint n_changes; /* made here; tells whether something loaded is older than the last of them */
};

void _matchup_pricing_tell_change (MatchupPricing *self);
/* Of a write to the store; takes the task that @user_data is. */
void _matchup_pricing_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* Each takes @task. */
void _matchup_pricing_refuse (GTask *task, const char *sentence);
void _matchup_pricing_refuse_currency (GTask *task, const char *currency);
/* The day here, ISO 8601; @time: microseconds since 1970 UTC. */
char *_matchup_pricing_dup_day (gint64 time);

G_END_DECLS
