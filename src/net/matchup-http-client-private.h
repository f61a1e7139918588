/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-client.h"

G_BEGIN_DECLS

/* For tests. */
guint matchup_http_client_get_n_sessions (MatchupHttpClient *self);
/* What happens once a minute: sessions that were not used since the last time go. */
void matchup_http_client_sweep (MatchupHttpClient *self);

G_END_DECLS
