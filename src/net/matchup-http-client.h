/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-request.h"
#include "matchup-http-response.h"

G_BEGIN_DECLS

/**
 * MatchupHttpError: why no answer came. Messages are for the folded details and hold no secrets.
 */
typedef enum
{
  MATCHUP_HTTP_ERROR_HOST_NOT_FOUND,
  MATCHUP_HTTP_ERROR_REFUSED,
  MATCHUP_HTTP_ERROR_OFFLINE,
  MATCHUP_HTTP_ERROR_CONNECTION_LOST, /* before the answer began */
  MATCHUP_HTTP_ERROR_TRUNCATED,       /* after it began */
  MATCHUP_HTTP_ERROR_PROXY,           /* on the way, for a reason that none of the next six names */
  MATCHUP_HTTP_ERROR_PROXY_NOT_FOUND,
  MATCHUP_HTTP_ERROR_PROXY_SILENT,
  MATCHUP_HTTP_ERROR_PROXY_LOGIN,
  MATCHUP_HTTP_ERROR_PROXY_FORBIDS,
  MATCHUP_HTTP_ERROR_PROXY_NO_WAY,
  MATCHUP_HTTP_ERROR_PROXY_CERTIFICATE,
  MATCHUP_HTTP_ERROR_TLS,
  MATCHUP_HTTP_ERROR_CONNECT_TIMEOUT,
  MATCHUP_HTTP_ERROR_FIRST_BYTE_TIMEOUT,
  MATCHUP_HTTP_ERROR_SILENCE_TIMEOUT,
  MATCHUP_HTTP_ERROR_TOO_LARGE,
  MATCHUP_HTTP_ERROR_BAD_ADDRESS,
  MATCHUP_HTTP_ERROR_PLAIN_HTTP, /* refused before anything was sent */
  MATCHUP_HTTP_ERROR_PROTOCOL,   /* not HTTP */
} MatchupHttpError;

#define MATCHUP_HTTP_ERROR (matchup_http_error_quark ())
GQuark matchup_http_error_quark (void);

#define MATCHUP_TYPE_HTTP_CLIENT (matchup_http_client_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHttpClient, matchup_http_client, MATCHUP, HTTP_CLIENT, GObject)

/**
 * MatchupHttpClient: owns every SoupSession, one per #MatchupProxySettings that is in use. Main
 * thread only.
 *
 * Connections per host are raised over the number of columns, POSTs may reuse a connection but are
 * never sent twice silently, redirects are never followed, TLS is always verified, bodies are not
 * decoded, requests carry no cookies and no Referer. Plain http goes to this computer only, unless
 * the request allows more; nothing is ever sent to another server than the request's service.
 */
MatchupHttpClient *matchup_http_client_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Completes when the headers of the answer are there, whatever the status. */
void matchup_http_client_send_async (MatchupHttpClient *self,
                                     MatchupHttpRequest *request,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
MatchupHttpResponse *
matchup_http_client_send_finish (MatchupHttpClient *self, GAsyncResult *result, GError **error);

/* Closes idle connections and cancels what is under way. */
void matchup_http_client_shutdown (MatchupHttpClient *self);

/*
 * To be called first thing in main(): makes libsoup speak HTTP/1.1 where it is older than 3.4.4,
 * whose HTTP/2 can stall uploads.
 */
void matchup_http_client_init_environment (void);

G_END_DECLS
