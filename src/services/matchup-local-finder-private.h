/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-client.h"
#include "matchup-local-finder.h"
#include "matchup-provider-list.h"

G_BEGIN_DECLS

/* @ports: where to look, 0 at the end; NULL: where these servers usually are. */
MatchupLocalFinder *matchup_local_finder_new (MatchupProviderList *providers,
                                              MatchupHttpClient *http,
                                              const guint16 *ports) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
