/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-pricing.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RATE_ROW (matchup_rate_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRateRow, matchup_rate_row, MATCHUP, RATE_ROW, AdwEntryRow)

/**
 * MatchupRateRow: the exchange rate from one currency to another, and of which day it is. What is
 * typed holds when it is applied; nothing typed: there is no rate.
 *
 * Signal "trouble" (char *sentence): it could not be applied; "": it could.
 */
GtkWidget *matchup_rate_row_new (MatchupPricing *pricing,
                                 const char *from,
                                 const char *to) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_rate_row_get_from (MatchupRateRow *self);
const char *matchup_rate_row_get_to (MatchupRateRow *self);
/* Shows what holds, unless the person is typing. */
void matchup_rate_row_update (MatchupRateRow *self);

G_END_DECLS
