/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRICES_PAGE (matchup_prices_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPricesPage,
                      matchup_prices_page,
                      MATCHUP,
                      PRICES_PAGE,
                      AdwPreferencesPage)

/**
 * MatchupPricesPage: the person's own currency, exchange rates to it, and what the models cost that
 * are in use.
 *
 * Signal "open-price" (MatchupModelRef *): the person wants to see or change the price of a model.
 */
GtkWidget *matchup_prices_page_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* What is wrong with a rate that was typed; "" when nothing is. */
const char *matchup_prices_page_get_sentence (MatchupPricesPage *self);

G_END_DECLS
