/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-exchange-private.h"
#include "matchup-http-response.h"

G_BEGIN_DECLS

/* Below redraw (GDK_PRIORITY_REDRAW is G_PRIORITY_HIGH_IDLE + 20), above ordinary idle work. */
#define MATCHUP_HTTP_PRIORITY (G_PRIORITY_HIGH_IDLE + 25)

MatchupHttpResponse *matchup_http_response_new (MatchupHttpExchange *exchange,
                                                GInputStream *stream);

G_END_DECLS
