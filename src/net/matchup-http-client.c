/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-http-client.h"

#include "matchup-config.h"
#include "matchup-http-exchange-private.h"
#include "matchup-http-request-private.h"
#include "matchup-http-response-private.h"
#include "matchup-proxy-resolver.h"

#define MAX_CONNECTIONS 128
#define MAX_CONNECTIONS_PER_HOST 32

struct _MatchupHttpClient
{
  GObject parent_instance;

  SoupSession *session;
};

G_DEFINE_FINAL_TYPE (MatchupHttpClient, matchup_http_client, G_TYPE_OBJECT)

G_DEFINE_QUARK (matchup - http - error, matchup_http_error)

static void
matchup_http_client_dispose (GObject *object)
{
  MatchupHttpClient *self = MATCHUP_HTTP_CLIENT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (matchup_http_client_parent_class)->dispose (object);
}

static void
matchup_http_client_class_init (MatchupHttpClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_http_client_dispose;
}

/*
 * libsoup's own limits (10 connections, 2 per host) would make the third column wait, and its
 * time-outs know nothing of phases, so both are replaced. No cookie jar, no decoder, no logger is
 * added.
 */
static SoupSession *
create_session (void)
{
  g_autoptr (GProxyResolver) resolver = matchup_proxy_resolver_new ();
  SoupSession *session = soup_session_new_with_options ("max-conns",
                                                        MAX_CONNECTIONS,
                                                        "max-conns-per-host",
                                                        MAX_CONNECTIONS_PER_HOST,
                                                        "timeout",
                                                        0,
                                                        "idle-timeout",
                                                        60,
                                                        "user-agent",
                                                        "Matchup/" PACKAGE_VERSION,
                                                        "proxy-resolver",
                                                        resolver,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  return session;
}

static void
matchup_http_client_init (MatchupHttpClient *self)
{
  self->session = create_session ();
}

MatchupHttpClient *
matchup_http_client_new (void)
{
  return g_object_new (MATCHUP_TYPE_HTTP_CLIENT, NULL);
}

typedef struct
{
  MatchupHttpRequest *request;
  MatchupHttpExchange *exchange;
  gboolean connected;
} Send;

static void
send_free (gpointer data)
{
  Send *send = data;

  if (send->exchange != NULL)
    g_signal_handlers_disconnect_by_data (matchup_http_exchange_get_message (send->exchange), send);
  g_clear_pointer (&send->exchange, matchup_http_exchange_unref);
  g_clear_object (&send->request);
  g_free (send);
}

/* libsoup emits "starting" when the request is about to go over a connection, a new or a kept one.
 */
static void
starting_cb (SoupMessage *message, Send *send)
{
  double connect, first_byte, silence;

  if (send->connected)
    return;
  send->connected = TRUE;
  matchup_http_request_get_timeouts (send->request, &connect, &first_byte, &silence);
  matchup_http_exchange_watch (send->exchange, first_byte, MATCHUP_HTTP_ERROR_FIRST_BYTE_TIMEOUT);
  matchup_http_request_emit_connected (send->request);
}

static void
add_header (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_replace (user_data, name, value);
}

static SoupMessage *
create_message (MatchupHttpRequest *request, GError **error)
{
  g_autoptr (GUri) uri =
      g_uri_parse (matchup_http_request_get_url (request), SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  SoupMessage *message;
  SoupMessageHeaders *headers;
  GBytes *body;

  if ((g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_set_error_literal (error,
                           MATCHUP_HTTP_ERROR,
                           MATCHUP_HTTP_ERROR_BAD_ADDRESS,
                           "The address is not a complete http or https address");
      return NULL;
    }
  message = soup_message_new_from_uri (matchup_http_request_get_method (request), uri);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  matchup_http_request_foreach_header (request, add_header, headers);
  body = matchup_http_request_get_body (request);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message,
                                              matchup_http_request_get_header (request,
                                                                               "Content-Type"),
                                              body);
  return message;
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Send *send = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      soup_session_send_finish (SOUP_SESSION (source), result, &error);

  matchup_http_exchange_watch (send->exchange, 0, 0);
  matchup_http_exchange_follow (send->exchange, NULL);
  if (stream == NULL)
    g_task_return_error (task, matchup_http_exchange_translate (send->exchange, error, FALSE));
  else
    g_task_return_pointer (task,
                           matchup_http_response_new (send->exchange, stream),
                           g_object_unref);
}

void
matchup_http_client_send_async (MatchupHttpClient *self,
                                MatchupHttpRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  double connect, first_byte, silence;
  Send *send;

  g_return_if_fail (MATCHUP_IS_HTTP_CLIENT (self));
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (request));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_http_client_send_async);
  message = create_message (request, &error);
  if (message == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  matchup_http_request_get_timeouts (request, &connect, &first_byte, &silence);
  send = g_new0 (Send, 1);
  send->request = g_object_ref (request);
  send->exchange = matchup_http_exchange_new (message, silence);
  g_task_set_task_data (task, send, send_free);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), send);
  matchup_http_exchange_follow (send->exchange, cancellable);
  matchup_http_exchange_watch (send->exchange, connect, MATCHUP_HTTP_ERROR_CONNECT_TIMEOUT);
  soup_session_send_async (self->session,
                           message,
                           MATCHUP_HTTP_PRIORITY,
                           matchup_http_exchange_get_cancellable (send->exchange),
                           send_cb,
                           g_steal_pointer (&task));
}

MatchupHttpResponse *
matchup_http_client_send_finish (MatchupHttpClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
matchup_http_client_shutdown (MatchupHttpClient *self)
{
  g_return_if_fail (MATCHUP_IS_HTTP_CLIENT (self));

  soup_session_abort (self->session);
}

void
matchup_http_client_init_environment (void)
{
  if (!soup_check_version (3, 4, 4))
    g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
}
