/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "matchup-http-client.h"
#include "matchup-http-session.h"

G_BEGIN_DECLS

/**
 * MatchupHttpExchange: what a request and its response share: the message and its session, how far
 * the connection has come, one cancellable that both the caller and the watchdog can pull, and the
 * reason why it was pulled. Reference counted, main thread.
 */
typedef struct _MatchupHttpExchange MatchupHttpExchange;

MatchupHttpExchange *
matchup_http_exchange_new (MatchupHttpSession *session, SoupMessage *message, double silence);
MatchupHttpExchange *matchup_http_exchange_ref (MatchupHttpExchange *self);
void matchup_http_exchange_unref (MatchupHttpExchange *self);

SoupMessage *matchup_http_exchange_get_message (MatchupHttpExchange *self);
GCancellable *matchup_http_exchange_get_cancellable (MatchupHttpExchange *self);
double matchup_http_exchange_get_silence (MatchupHttpExchange *self);

/* Follows @cancellable until the next call; NULL: nobody. */
void matchup_http_exchange_follow (MatchupHttpExchange *self, GCancellable *cancellable);

/* Starts the watchdog anew; 0 seconds only stops it. */
void
matchup_http_exchange_watch (MatchupHttpExchange *self, double seconds, MatchupHttpError reason);

/*
 * The error to hand out for @error, which libsoup gave: a MATCHUP_HTTP_ERROR, or
 * G_IO_ERROR_CANCELLED when the caller cancelled. Headers are never part of it. @in_body: the
 * answer had begun.
 */
GError *
matchup_http_exchange_translate (MatchupHttpExchange *self, const GError *error, gboolean in_body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupHttpExchange, matchup_http_exchange_unref)

G_END_DECLS
