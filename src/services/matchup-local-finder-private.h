/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-client.h"
#include "matchup-local-finder.h"
#include "matchup-provider-list.h"

G_BEGIN_DECLS

MatchupLocalFinder *matchup_local_finder_new (MatchupProviderList *providers,
                                              MatchupHttpClient *http) G_GNUC_WARN_UNUSED_RESULT;
/* Where to look instead of where these servers usually are; 0 at the end. For tests. */
void matchup_local_finder_set_ports (MatchupLocalFinder *self, const guint16 *ports);

G_END_DECLS
