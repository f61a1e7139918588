/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-exchange-private.h"
#include "matchup-http-response.h"

G_BEGIN_DECLS

/*
 * That of redraw (GDK_PRIORITY_REDRAW), so that they take turns. Above it, fast streams would
 * starve the screen; below it, a screen that has much to draw would starve every stream.
 *
 * Who sends more than MATCHUP_HTTP_FLOOD bytes in a second is read on when idle work has had its
 * turn, which would wait for ever otherwise, but after MATCHUP_HTTP_MAX_REST milliseconds in any
 * case.
 */
#define MATCHUP_HTTP_FLOOD (24 * 1024)
#define MATCHUP_HTTP_MAX_REST 250
#define MATCHUP_HTTP_PRIORITY (G_PRIORITY_HIGH_IDLE + 20)

MatchupHttpResponse *matchup_http_response_new (MatchupHttpExchange *exchange,
                                                GInputStream *stream);

G_END_DECLS
