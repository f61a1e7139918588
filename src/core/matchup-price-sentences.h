/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-price.h"

G_BEGIN_DECLS

/*
 * What there is to say about prices, in the language of the person; each newly allocated.
 */

/* "2026-09-27", "2026-09" or "2026" as dates are written here; what is none of these as it is. */
char *matchup_price_dup_date (const char *date);
/* "Question above 32,000 tokens, up to 128,000 tokens"; "" where the tier has no limits. */
char *matchup_price_tier_dup_words (const MatchupPriceTier *self);
/* "Peak hours: Mon–Fri 09:00–12:00 (UTC+08:00)". */
char *matchup_peak_hours_dup_words (const MatchupPeakHours *self);
/* Where the price of a cost comes from, with its date, and what it is called there. */
char *matchup_cost_dup_origin (const MatchupCost *self);

G_END_DECLS
