/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_CURRENCY_BUTTON (matchup_currency_button_get_type ())
G_DECLARE_FINAL_TYPE (MatchupCurrencyButton,
                      matchup_currency_button,
                      MATCHUP,
                      CURRENCY_BUTTON,
                      AdwBin)

/**
 * MatchupCurrencyButton: shows a currency, and a list of all with a search when it is clicked; the
 * currency of the locale and those of price lists stand first.
 *
 * Properties: currency (ISO 4217 or NULL; notifies), none-allowed (construct-only): "None" can be
 * chosen.
 */
GtkWidget *matchup_currency_button_new (gboolean none_allowed) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_currency_button_get_currency (MatchupCurrencyButton *self);
void matchup_currency_button_set_currency (MatchupCurrencyButton *self, const char *currency);
/* What the search finds now: #GtkStringObject of codes, "" for none. Borrowed. */
GListModel *matchup_currency_button_get_found (MatchupCurrencyButton *self);
void matchup_currency_button_set_search (MatchupCurrencyButton *self, const char *text);
/* Takes the first one that was found, as Enter in the search does. */
void matchup_currency_button_pick (MatchupCurrencyButton *self);

G_END_DECLS
