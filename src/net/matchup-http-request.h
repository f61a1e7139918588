/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-proxy-settings.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_HTTP_REQUEST (matchup_http_request_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHttpRequest, matchup_http_request, MATCHUP, HTTP_REQUEST, GObject)

/**
 * MatchupHttpRequest: what is to be sent. Filled by a codec, sent by #MatchupHttpClient.
 *
 * Signal "connected": once, when a connection with TLS is there and the request goes out (at once
 * on a reused connection).
 */
MatchupHttpRequest *matchup_http_request_new (const char *method,
                                              const char *url) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_http_request_get_method (MatchupHttpRequest *self);
const char *matchup_http_request_get_url (MatchupHttpRequest *self);
/* The value is a secret: it is wiped with the request and never printed. */
void matchup_http_request_add_secret_header (MatchupHttpRequest *self,
                                             const char *name,
                                             const char *value);
void
matchup_http_request_add_header (MatchupHttpRequest *self, const char *name, const char *value);
void
matchup_http_request_set_body (MatchupHttpRequest *self, const char *content_type, GBytes *body);
/*
 * A body in pieces (#GBytes) that are sent one after another: what is large and goes into several
 * requests, as pictures do, is there once. Takes a reference of @pieces, which must not change.
 */
void matchup_http_request_set_body_pieces (MatchupHttpRequest *self,
                                           const char *content_type,
                                           GPtrArray *pieces);
GPtrArray *matchup_http_request_get_body_pieces (MatchupHttpRequest *self); /* borrowed or NULL */
/* The whole body; of one in several pieces a copy is made. Borrowed or NULL. */
GBytes *matchup_http_request_get_body (MatchupHttpRequest *self);
const char *matchup_http_request_get_header (MatchupHttpRequest *self,
                                             const char *name); /* secret ones too */

/* How the server is reached; as the system is set up unless this is called. */
void matchup_http_request_set_proxy (MatchupHttpRequest *self, MatchupProxySettings *proxy);
MatchupProxySettings *matchup_http_request_get_proxy (MatchupHttpRequest *self); /* borrowed */
/*
 * The address of the service that the request is meant for, and whether the person accepts that it
 * can be read on its way. Without it, anything but plain http over the network may be sent.
 */
void matchup_http_request_set_service (MatchupHttpRequest *self,
                                       const char *address,
                                       gboolean plain_http_accepted);

/* Seconds, 0 = no limit; defaults 30, 300 and 180. */
void matchup_http_request_set_timeouts (MatchupHttpRequest *self,
                                        double connect,
                                        double first_byte,
                                        double silence);
void matchup_http_request_get_timeouts (MatchupHttpRequest *self,
                                        double *connect,
                                        double *first_byte,
                                        double *silence);

G_END_DECLS
