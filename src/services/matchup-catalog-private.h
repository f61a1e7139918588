/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-catalog.h"
#include "matchup-price-list.h"
#include "matchup-provider-list-private.h"

G_BEGIN_DECLS

MatchupCatalog *matchup_catalog_new (MatchupProviderList *providers,
                                     MatchupHttpClient *http,
                                     MatchupPriceList *prices);
MatchupPriceList *matchup_catalog_get_prices (MatchupCatalog *self);

G_END_DECLS
