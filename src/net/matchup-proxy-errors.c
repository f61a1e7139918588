/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-proxy-errors.h"

static MatchupHttpError
classify_looking_up (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    return MATCHUP_HTTP_ERROR_PROXY_NOT_FOUND;
  return MATCHUP_HTTP_ERROR_PROXY;
}

/* What a proxy answers comes in the words of an ordinary connection. */
static MatchupHttpError
classify_negotiating (const GError *error)
{
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return MATCHUP_HTTP_ERROR_PROXY_CERTIFICATE;
  if (error->domain != G_IO_ERROR)
    return MATCHUP_HTTP_ERROR_PROXY;
  switch (error->code)
    {
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
      return MATCHUP_HTTP_ERROR_PROXY_LOGIN;
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
      return MATCHUP_HTTP_ERROR_PROXY_FORBIDS;
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_CONNECTION_REFUSED:
      return MATCHUP_HTTP_ERROR_PROXY_NO_WAY;
    default: /* silence too: a proxy of another kind waits for us as long as we wait for it */
      return MATCHUP_HTTP_ERROR_PROXY;
    }
}

gboolean
matchup_proxy_errors_classify (GSocketClientEvent stage,
                               const GError *error,
                               MatchupHttpError *out_code)
{
  switch (stage)
    {
    case G_SOCKET_CLIENT_RESOLVING:
    case G_SOCKET_CLIENT_RESOLVED:
      *out_code = classify_looking_up (error);
      return TRUE;
    case G_SOCKET_CLIENT_CONNECTING:
      *out_code = MATCHUP_HTTP_ERROR_PROXY_SILENT;
      return TRUE;
    case G_SOCKET_CLIENT_PROXY_NEGOTIATING:
      *out_code = classify_negotiating (error);
      return TRUE;
    case G_SOCKET_CLIENT_CONNECTED:
    case G_SOCKET_CLIENT_PROXY_NEGOTIATED:
    case G_SOCKET_CLIENT_TLS_HANDSHAKING:
    case G_SOCKET_CLIENT_TLS_HANDSHAKED:
    case G_SOCKET_CLIENT_COMPLETE:
    default:
      return FALSE;
    }
}
