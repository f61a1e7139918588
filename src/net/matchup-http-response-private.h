/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-exchange-private.h"
#include "matchup-http-response.h"

G_BEGIN_DECLS

/*
 * That of ordinary idle work: below redraw, and in turns with what else waits for the main loop to
 * have time. Above it, services that send faster than this program reads would let that wait for
 * ever.
 */
#define MATCHUP_HTTP_PRIORITY G_PRIORITY_DEFAULT_IDLE

MatchupHttpResponse *matchup_http_response_new (MatchupHttpExchange *exchange,
                                                GInputStream *stream);

G_END_DECLS
