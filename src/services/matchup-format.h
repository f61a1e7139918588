/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-cost.h"
#include "matchup-pricing.h"
#include "matchup-service-timings.h"
#include "matchup-usage.h"

G_BEGIN_DECLS

/*
 * Numbers with the units that people know, in the language and the number format of the person.
 * All texts are newly allocated.
 */

/* "0.6 s", "12 s", "2 min 5 s". */
char *matchup_format_seconds (double seconds);
/* The same for a wait that is counted down: "9 s", "2 min 5 s". */
char *matchup_format_wait (gint64 seconds);

/* "52 words/s", or "80 characters/s" for Chinese, Japanese and Korean. */
char *matchup_format_speed (double per_second, gboolean characters);

/* "20 tokens/s", as a service tells it. */
char *matchup_format_token_speed (double per_second);

/* "1,204 tokens". */
char *matchup_format_tokens (gint64 tokens);

/* "$0.0004", "≈ ¥0.0011": enough digits for two that count; "≈" where it was estimated. */
char *matchup_format_money (double amount, const char *currency, MatchupValueSource source);

/* "$0.15": all digits that it has. */
char *matchup_format_price (double price, const char *currency);
/* "Question $0.15, kept $0.075, answer $0.6", or "free". */
char *matchup_format_token_prices (const MatchupTokenPrices *prices, const char *currency);
/* "≈ ¥0.0011 (≈ $0.00015)": also in the person's own currency where @pricing (or NULL) can. */
char *matchup_format_cost (const MatchupCost *cost, MatchupPricing *pricing);

/* Sentences for a tooltip: how many tokens of each kind, and who counted them. */
char *matchup_format_usage_origin (const MatchupUsage *usage);
/* The same for a speed that the service told: its origin, and what else was told with it. */
char *matchup_format_service_timings_origin (const MatchupServiceTimings *timings);

G_END_DECLS
