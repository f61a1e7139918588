/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-cost.h"
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

/* "1,204 tokens". */
char *matchup_format_tokens (gint64 tokens);

/* "$0.0004", "≈ ¥0.0011": enough digits for two that count; "≈" where it was estimated. */
char *matchup_format_money (double amount, const char *currency, MatchupValueSource source);

/* A sentence for a tooltip: what the number is and where it comes from. */
char *matchup_format_cost_origin (const MatchupCost *cost);
char *matchup_format_usage_origin (const MatchupUsage *usage);

G_END_DECLS
