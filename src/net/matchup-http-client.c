/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-http-client-private.h"

#include "matchup-http-exchange-private.h"
#include "matchup-http-request-private.h"
#include "matchup-http-response-private.h"

#define SWEEP_SECONDS 60

/* One way to the network, with the session that goes it. */
typedef struct
{
  MatchupHttpSession *session;
  gboolean used; /* since the last sweep */
} Way;

struct _MatchupHttpClient
{
  GObject parent_instance;

  GHashTable *ways; /* MatchupProxySettings -> Way */
  guint sweep_id;
};

G_DEFINE_FINAL_TYPE (MatchupHttpClient, matchup_http_client, G_TYPE_OBJECT)

G_DEFINE_QUARK (matchup_http_error, matchup_http_error)

static void
way_free (gpointer data)
{
  Way *way = data;

  matchup_http_session_unref (way->session);
  g_free (way);
}

static void
matchup_http_client_dispose (GObject *object)
{
  MatchupHttpClient *self = MATCHUP_HTTP_CLIENT (object);

  g_clear_handle_id (&self->sweep_id, g_source_remove);
  if (self->ways != NULL)
    matchup_http_client_shutdown (self);
  g_clear_pointer (&self->ways, g_hash_table_unref);

  G_OBJECT_CLASS (matchup_http_client_parent_class)->dispose (object);
}

static void
matchup_http_client_class_init (MatchupHttpClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_http_client_dispose;
}

static void
matchup_http_client_init (MatchupHttpClient *self)
{
  self->ways = g_hash_table_new_full (matchup_proxy_settings_hash,
                                      matchup_proxy_settings_equal,
                                      NULL,
                                      way_free);
}

guint
matchup_http_client_get_n_sessions (MatchupHttpClient *self)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_CLIENT (self), 0);
  return g_hash_table_size (self->ways);
}

/* A session that nothing went through since the last time goes, and the proxy's password with it.
 */
void
matchup_http_client_sweep (MatchupHttpClient *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (MATCHUP_IS_HTTP_CLIENT (self));

  g_hash_table_iter_init (&iter, self->ways);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Way *way = value;

      if (!way->used && matchup_http_session_is_idle (way->session))
        g_hash_table_iter_remove (&iter);
      else
        way->used = FALSE;
    }
}

static gboolean
sweep_cb (gpointer data)
{
  MatchupHttpClient *self = data;

  matchup_http_client_sweep (self);
  if (g_hash_table_size (self->ways) > 0)
    return G_SOURCE_CONTINUE;
  self->sweep_id = 0;
  return G_SOURCE_REMOVE;
}

/* Borrowed. */
static MatchupHttpSession *
find_session (MatchupHttpClient *self, MatchupProxySettings *proxy)
{
  Way *way = g_hash_table_lookup (self->ways, proxy);

  if (way == NULL)
    {
      way = g_new0 (Way, 1);
      way->session = matchup_http_session_new (proxy);
      g_hash_table_insert (self->ways, matchup_http_session_get_proxy (way->session), way);
    }
  way->used = TRUE;
  if (self->sweep_id == 0)
    self->sweep_id = g_timeout_add_seconds (SWEEP_SECONDS, sweep_cb, self);
  return way->session;
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

/* The stream refers to the pieces: however many requests a picture goes into, it is there once. */
static void
set_body (SoupMessage *message, MatchupHttpRequest *request)
{
  GPtrArray *pieces = matchup_http_request_get_body_pieces (request);
  g_autoptr (GInputStream) stream = NULL;
  gssize length = 0;

  if (pieces == NULL)
    return;
  stream = g_memory_input_stream_new ();
  for (guint i = 0; i < pieces->len; i++)
    {
      GBytes *piece = g_ptr_array_index (pieces, i);

      g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), piece);
      length += (gssize) g_bytes_get_size (piece);
    }
  soup_message_set_request_body (message,
                                 matchup_http_request_get_header (request, "Content-Type"),
                                 stream,
                                 length);
}

static SoupMessage *
create_message (MatchupHttpRequest *request, GError **error)
{
  g_autoptr (GUri) uri =
      g_uri_parse (matchup_http_request_get_url (request), SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  SoupMessage *message;
  SoupMessageHeaders *headers;

  if ((g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_set_error_literal (error,
                           MATCHUP_HTTP_ERROR,
                           MATCHUP_HTTP_ERROR_BAD_ADDRESS,
                           "The address is not a complete http or https address");
      return NULL;
    }
  if (!matchup_http_request_may_be_sent (request, error))
    return NULL;
  message = soup_message_new_from_uri (matchup_http_request_get_method (request), uri);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT);
  /* It has no use here, and keeps the whole body of every 401 in memory before it hands it out. */
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  matchup_http_request_foreach_header (request, add_header, headers);
  set_body (message, request);
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
  MatchupHttpSession *session;
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
  session = find_session (self, matchup_http_request_get_proxy (request));
  send = g_new0 (Send, 1);
  send->request = g_object_ref (request);
  send->exchange = matchup_http_exchange_new (session, message, silence);
  g_task_set_task_data (task, send, send_free);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), send);
  matchup_http_exchange_follow (send->exchange, cancellable);
  matchup_http_exchange_watch (send->exchange, connect, MATCHUP_HTTP_ERROR_CONNECT_TIMEOUT);
  soup_session_send_async (matchup_http_session_get_soup (session),
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
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (MATCHUP_IS_HTTP_CLIENT (self));

  g_hash_table_iter_init (&iter, self->ways);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    soup_session_abort (matchup_http_session_get_soup (((Way *) value)->session));
}

void
matchup_http_client_init_environment (void)
{
  if (!soup_check_version (3, 4, 4))
    g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
}
