/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-http-error-map.h"

#include "matchup-http-client.h"
#include "matchup-redactor.h"

typedef struct
{
  MatchupErrorKind kind;
  MatchupErrorReason reason;
  gboolean retryable;
} Meaning;

/* Only what came before the answer and may pass by itself is worth a try of our own. */
static const Meaning meanings[] = {
  [MATCHUP_HTTP_ERROR_HOST_NOT_FOUND] = { MATCHUP_ERROR_KIND_NETWORK,
                                          MATCHUP_ERROR_REASON_HOST_NOT_FOUND,
                                          FALSE },
  [MATCHUP_HTTP_ERROR_REFUSED] = { MATCHUP_ERROR_KIND_NETWORK,
                                   MATCHUP_ERROR_REASON_REFUSED,
                                   FALSE },
  [MATCHUP_HTTP_ERROR_OFFLINE] = { MATCHUP_ERROR_KIND_NETWORK,
                                   MATCHUP_ERROR_REASON_OFFLINE,
                                   FALSE },
  [MATCHUP_HTTP_ERROR_CONNECTION_LOST] = { MATCHUP_ERROR_KIND_NETWORK,
                                           MATCHUP_ERROR_REASON_CONNECTION_LOST,
                                           TRUE },
  [MATCHUP_HTTP_ERROR_TRUNCATED] = { MATCHUP_ERROR_KIND_TRUNCATED, 0, FALSE },
  [MATCHUP_HTTP_ERROR_PROXY] = { MATCHUP_ERROR_KIND_PROXY, 0, FALSE },
  [MATCHUP_HTTP_ERROR_PROXY_NOT_FOUND] = { MATCHUP_ERROR_KIND_PROXY,
                                           MATCHUP_ERROR_REASON_PROXY_NOT_FOUND,
                                           FALSE },
  [MATCHUP_HTTP_ERROR_PROXY_SILENT] = { MATCHUP_ERROR_KIND_PROXY,
                                        MATCHUP_ERROR_REASON_PROXY_SILENT,
                                        FALSE },
  [MATCHUP_HTTP_ERROR_PROXY_LOGIN] = { MATCHUP_ERROR_KIND_PROXY,
                                       MATCHUP_ERROR_REASON_PROXY_LOGIN,
                                       FALSE },
  [MATCHUP_HTTP_ERROR_PROXY_FORBIDS] = { MATCHUP_ERROR_KIND_PROXY,
                                         MATCHUP_ERROR_REASON_PROXY_FORBIDS,
                                         FALSE },
  [MATCHUP_HTTP_ERROR_PROXY_NO_WAY] = { MATCHUP_ERROR_KIND_PROXY,
                                        MATCHUP_ERROR_REASON_PROXY_NO_WAY,
                                        FALSE },
  [MATCHUP_HTTP_ERROR_PROXY_CERTIFICATE] = { MATCHUP_ERROR_KIND_PROXY,
                                             MATCHUP_ERROR_REASON_PROXY_CERTIFICATE,
                                             FALSE },
  [MATCHUP_HTTP_ERROR_TLS] = { MATCHUP_ERROR_KIND_TLS, 0, FALSE },
  [MATCHUP_HTTP_ERROR_CONNECT_TIMEOUT] = { MATCHUP_ERROR_KIND_TIMEOUT, 0, TRUE },
  [MATCHUP_HTTP_ERROR_FIRST_BYTE_TIMEOUT] = { MATCHUP_ERROR_KIND_TIMEOUT, 0, FALSE },
  [MATCHUP_HTTP_ERROR_SILENCE_TIMEOUT] = { MATCHUP_ERROR_KIND_TIMEOUT,
                                           MATCHUP_ERROR_REASON_SILENCE,
                                           FALSE },
  [MATCHUP_HTTP_ERROR_TOO_LARGE] = { MATCHUP_ERROR_KIND_TOO_LARGE, 0, FALSE },
  [MATCHUP_HTTP_ERROR_BAD_ADDRESS] = { MATCHUP_ERROR_KIND_BAD_ADDRESS, 0, FALSE },
  [MATCHUP_HTTP_ERROR_PLAIN_HTTP] = { MATCHUP_ERROR_KIND_BAD_ADDRESS,
                                      MATCHUP_ERROR_REASON_PLAIN_HTTP,
                                      FALSE },
  [MATCHUP_HTTP_ERROR_PROTOCOL] = { MATCHUP_ERROR_KIND_BAD_RESPONSE, 0, FALSE },
};

MatchupErrorInfo *
matchup_http_error_to_info (const GError *error, const char *secret)
{
  g_autofree char *message = NULL;
  Meaning meaning = { MATCHUP_ERROR_KIND_INTERNAL, MATCHUP_ERROR_REASON_NONE, FALSE };

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == MATCHUP_HTTP_ERROR && error->code >= 0 &&
      (guint) error->code < G_N_ELEMENTS (meanings))
    meaning = meanings[error->code];
  message = matchup_redact (error->message, secret);
  return matchup_error_info_new (meaning.kind,
                                 meaning.reason,
                                 0,
                                 NULL,
                                 NULL,
                                 message,
                                 meaning.retryable,
                                 -1);
}
