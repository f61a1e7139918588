/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-http-exchange-private.h"

#include "matchup-certificate-error.h"
#include "matchup-proxy-errors.h"

struct _MatchupHttpExchange
{
  grefcount ref_count;
  MatchupHttpSession *session;
  SoupMessage *message;
  GSocketClientEvent stage;  /* the furthest that the connection has come */
  GCancellable *cancellable; /* given to libsoup */
  GCancellable *followed;    /* the caller's */
  gulong followed_id;
  guint watchdog_id;
  gboolean timed_out;
  MatchupHttpError reason;
  double silence;
};

/* The next address is tried from the beginning, but what was reached once tells where it fails. */
static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  MatchupHttpExchange *self)
{
  self->stage = MAX (self->stage, event);
}

/* A connection that was there already has told nothing. */
static void
starting_cb (SoupMessage *message, MatchupHttpExchange *self)
{
  self->stage = G_SOCKET_CLIENT_COMPLETE;
}

MatchupHttpExchange *
matchup_http_exchange_new (MatchupHttpSession *session, SoupMessage *message, double silence)
{
  MatchupHttpExchange *self = g_new0 (MatchupHttpExchange, 1);

  g_ref_count_init (&self->ref_count);
  self->session = matchup_http_session_ref (session);
  self->message = g_object_ref (message);
  self->stage = G_SOCKET_CLIENT_RESOLVING;
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), self);
  self->cancellable = g_cancellable_new ();
  self->silence = silence;
  return self;
}

MatchupHttpExchange *
matchup_http_exchange_ref (MatchupHttpExchange *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
matchup_http_exchange_unref (MatchupHttpExchange *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  matchup_http_exchange_follow (self, NULL);
  g_clear_handle_id (&self->watchdog_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->cancellable);
  matchup_http_session_unref (self->session);
  g_free (self);
}

SoupMessage *
matchup_http_exchange_get_message (MatchupHttpExchange *self)
{
  return self->message;
}

GCancellable *
matchup_http_exchange_get_cancellable (MatchupHttpExchange *self)
{
  return self->cancellable;
}

double
matchup_http_exchange_get_silence (MatchupHttpExchange *self)
{
  return self->silence;
}

static void
followed_cancelled_cb (GCancellable *followed, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

void
matchup_http_exchange_follow (MatchupHttpExchange *self, GCancellable *cancellable)
{
  if (self->followed == cancellable)
    return;
  if (self->followed != NULL)
    {
      /* Not g_cancellable_disconnect(): it waits for handlers, and we may be inside of one. */
      if (self->followed_id != 0)
        g_signal_handler_disconnect (self->followed, self->followed_id);
      self->followed_id = 0;
      g_clear_object (&self->followed);
    }
  if (cancellable == NULL)
    return;
  self->followed = g_object_ref (cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_cancel (self->cancellable);
  else
    self->followed_id = g_signal_connect_object (cancellable,
                                                 "cancelled",
                                                 G_CALLBACK (followed_cancelled_cb),
                                                 self->cancellable,
                                                 0);
}

static gboolean
watchdog_cb (gpointer data)
{
  MatchupHttpExchange *self = data;

  self->watchdog_id = 0;
  self->timed_out = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

void
matchup_http_exchange_watch (MatchupHttpExchange *self, double seconds, MatchupHttpError reason)
{
  g_clear_handle_id (&self->watchdog_id, g_source_remove);
  if (seconds <= 0 || self->timed_out)
    return;
  self->reason = reason;
  self->watchdog_id =
      g_timeout_add ((guint) MIN (seconds * 1000, G_MAXUINT / 2), watchdog_cb, self);
}

static GError *
make_error (MatchupHttpError code, const char *message)
{
  return g_error_new_literal (MATCHUP_HTTP_ERROR, (int) code, message);
}

static GError *
make_timeout_error (MatchupHttpError code)
{
  switch (code)
    {
    case MATCHUP_HTTP_ERROR_CONNECT_TIMEOUT:
      return make_error (code, "No connection within the time limit");
    case MATCHUP_HTTP_ERROR_FIRST_BYTE_TIMEOUT:
      return make_error (code, "Connected, but no answer within the time limit");
    default:
      return make_error (code, "The answer stopped coming for longer than the time limit");
    }
}

static MatchupHttpError
classify_io_error (int code, gboolean in_body)
{
  switch (code)
    {
    case G_IO_ERROR_CONNECTION_REFUSED:
      return MATCHUP_HTTP_ERROR_REFUSED;
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return MATCHUP_HTTP_ERROR_OFFLINE;
    case G_IO_ERROR_HOST_NOT_FOUND:
    case G_IO_ERROR_HOST_UNREACHABLE:
      return MATCHUP_HTTP_ERROR_HOST_NOT_FOUND;
    case G_IO_ERROR_TIMED_OUT:
      return in_body ? MATCHUP_HTTP_ERROR_SILENCE_TIMEOUT : MATCHUP_HTTP_ERROR_CONNECT_TIMEOUT;
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
      return MATCHUP_HTTP_ERROR_PROXY;
    case G_IO_ERROR_INVALID_DATA:
      return MATCHUP_HTTP_ERROR_PROTOCOL;
    default:
      return in_body ? MATCHUP_HTTP_ERROR_TRUNCATED : MATCHUP_HTTP_ERROR_CONNECTION_LOST;
    }
}

static MatchupHttpError
classify (const GError *error, gboolean in_body)
{
  if (error->domain == G_RESOLVER_ERROR)
    return MATCHUP_HTTP_ERROR_HOST_NOT_FOUND;
  if (error->domain == G_TLS_ERROR)
    {
      /* A peer that hangs up without the closing alert has cut the answer, not broken the trust. */
      if (error->code == G_TLS_ERROR_EOF)
        return in_body ? MATCHUP_HTTP_ERROR_TRUNCATED : MATCHUP_HTTP_ERROR_CONNECTION_LOST;
      if (error->code == G_TLS_ERROR_NOT_TLS)
        return MATCHUP_HTTP_ERROR_PROTOCOL;
      return MATCHUP_HTTP_ERROR_TLS;
    }
  if (error->domain == G_IO_ERROR)
    return classify_io_error (error->code, in_body);
  if (in_body)
    return MATCHUP_HTTP_ERROR_TRUNCATED;
  return MATCHUP_HTTP_ERROR_PROTOCOL;
}

static gboolean
is_proxied (MatchupHttpExchange *self)
{
  g_autofree char *uri = g_uri_to_string (soup_message_get_uri (self->message));

  return matchup_http_session_is_proxied (self->session, uri);
}

static GError *
make_certificate_error (MatchupHttpExchange *self)
{
  g_autoptr (GError) error =
      matchup_certificate_error_new (g_uri_get_host (soup_message_get_uri (self->message)),
                                     soup_message_get_tls_peer_certificate_errors (self->message));

  return make_error (MATCHUP_HTTP_ERROR_TLS, error->message);
}

/* What @error says about the way to the service, or NULL when it is about the service. */
static GError *
translate_proxy_error (MatchupHttpExchange *self, const GError *error)
{
  MatchupHttpError code;

  if (!is_proxied (self) || !matchup_proxy_errors_classify (self->stage, error, &code))
    return NULL;
  return make_error (code, error->message);
}

static GError *
translate_timeout (MatchupHttpExchange *self)
{
  g_autoptr (GError) own = make_timeout_error (self->reason);
  g_autoptr (GError) timed_out =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, own->message);
  GError *error = NULL;

  if (self->reason == MATCHUP_HTTP_ERROR_CONNECT_TIMEOUT)
    error = translate_proxy_error (self, timed_out);
  return error != NULL ? error : g_steal_pointer (&own);
}

GError *
matchup_http_exchange_translate (MatchupHttpExchange *self, const GError *error, gboolean in_body)
{
  GError *proxy_error;

  if (self->timed_out)
    return translate_timeout (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  proxy_error = in_body ? NULL : translate_proxy_error (self, error);
  if (proxy_error != NULL)
    return proxy_error;
  if (!in_body && g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return make_certificate_error (self);
  return make_error (classify (error, in_body), error->message);
}
