/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client against a listener whose every byte is written here. */
#include "matchup-http-client.h"

#include <string.h>

#define SECONDS 30

/* What the listener does with each connection: writes @reply, then closes, hangs or goes on. */
typedef struct
{
  const char *reply;
  gboolean hang;
} Script;

typedef struct
{
  GSocketService *service;
  guint16 port;
  const Script *script;
  GPtrArray *connections;
  GString *received;
  guint n_connections;
} Listener;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
expired_cb (gpointer user_data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  guint expiry = g_timeout_add_seconds (SECONDS, expired_cb, NULL);

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (expiry);
  return *result;
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *object, gpointer data)
{
  Listener *listener = data;
  const Script script = *listener->script;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char buffer[8192];

  /* Head and body of the request may come in two pieces. */
  while (strstr (listener->received->str, "{\"a\":1}") == NULL)
    {
      gssize length = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL);

      if (length <= 0)
        break;
      g_string_append_len (listener->received, buffer, length);
    }
  listener->n_connections++;
  if (script.hang)
    g_ptr_array_add (listener->connections, g_object_ref (connection));
  /* The test may be over as soon as it has the reply: nothing of it is touched from here on. */
  if (script.reply != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                               script.reply,
                               strlen (script.reply),
                               NULL,
                               NULL,
                               NULL);
  if (!script.hang)
    g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
listener_init (Listener *listener, const Script *script)
{
  GError *error = NULL;

  listener->script = script;
  listener->received = g_string_new (NULL);
  listener->connections = g_ptr_array_new_with_free_func (g_object_unref);
  listener->n_connections = 0;
  listener->service = g_threaded_socket_service_new (4);
  listener->port =
      g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (listener->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (listener->service, "run", G_CALLBACK (incoming_cb), listener);
  g_socket_service_start (listener->service);
}

static void
listener_clear (Listener *listener)
{
  g_socket_service_stop (listener->service);
  g_socket_listener_close (G_SOCKET_LISTENER (listener->service));
  g_clear_object (&listener->service);
  g_ptr_array_unref (listener->connections);
  g_string_free (listener->received, TRUE);
}

static MatchupHttpRequest *
make_request (guint16 port)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/v1/x", port);
  MatchupHttpRequest *request = matchup_http_request_new ("POST", url);
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":1}", 7);

  matchup_http_request_set_body (request, "application/json", body);
  matchup_http_request_add_secret_header (request, "Authorization", "Bearer secret-of-the-test");
  return request;
}

/* NULL with @error when no answer came. */
static MatchupHttpResponse *
send (MatchupHttpClient *client, MatchupHttpRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_http_client_send_async (client, request, NULL, keep_result_cb, &result);
  return matchup_http_client_send_finish (client, wait_for (&result), error);
}

static GBytes *
read_all (MatchupHttpResponse *response, gsize max, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_http_response_read_all_async (response, max, NULL, keep_result_cb, &result);
  return matchup_http_response_read_all_finish (response, wait_for (&result), error);
}

static void
test_answer (void)
{
  static const Script script = {
    "HTTP/1.1 429 Slow\r\nContent-Length: 5\r\nRetry-After: 7\r\nContent-Encoding: "
    "gzip\r\n\r\nhello",
    FALSE,
  };
  Listener listener;
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autoptr (MatchupHttpResponse) response = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  listener_init (&listener, &script);
  request = make_request (listener.port);
  response = send (client, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (matchup_http_response_get_status (response), ==, 429);
  g_assert_cmpstr (matchup_http_response_get_header (response, "RETRY-AFTER"), ==, "7");
  body = read_all (response, 100, &error);
  g_assert_no_error (error);
  /* Not decoded: these bytes are no gzip. */
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "hello", 5);
  g_assert_nonnull (strstr (listener.received->str, "{\"a\":1}"));
  g_assert_nonnull (strstr (listener.received->str, "Bearer secret-of-the-test"));
  g_assert_null (strstr (listener.received->str, "Cookie"));
  g_assert_null (strstr (listener.received->str, "Referer"));
  listener_clear (&listener);
}

static void
test_redirect_is_not_followed (void)
{
  static const Script script = {
    "HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
    FALSE
  };
  Listener listener;
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autoptr (MatchupHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  listener_init (&listener, &script);
  request = make_request (listener.port);
  response = send (client, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (matchup_http_response_get_status (response), ==, 307);
  listener_clear (&listener);
}

/* Sends to a listener with @script, reads the body, and gives what went wrong on the way. */
static GError *
get_error (const Script *script, double first_byte, double silence, gsize max, guint *n_connections)
{
  Listener listener;
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autoptr (MatchupHttpResponse) response = NULL;
  GError *error = NULL;

  listener_init (&listener, script);
  request = make_request (listener.port);
  matchup_http_request_set_timeouts (request, 10, first_byte, silence);
  response = send (client, request, &error);
  if (response != NULL)
    {
      g_autoptr (GBytes) body = read_all (response, max, &error);

      g_assert_true ((body == NULL) == (error != NULL));
    }
  if (n_connections != NULL)
    *n_connections = listener.n_connections;
  listener_clear (&listener);
  return error;
}

static void
test_troubles (void)
{
  static const struct
  {
    Script script;
    int code;
  } table[] = {
    { { "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nonly a part", FALSE },
      MATCHUP_HTTP_ERROR_TRUNCATED },
    { { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", FALSE },
      MATCHUP_HTTP_ERROR_TRUNCATED },
    { { NULL, TRUE }, MATCHUP_HTTP_ERROR_FIRST_BYTE_TIMEOUT },
    { { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", TRUE },
      MATCHUP_HTTP_ERROR_SILENCE_TIMEOUT },
    { { "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n123456789012345678901234567890", FALSE },
      MATCHUP_HTTP_ERROR_TOO_LARGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = get_error (&table[i].script, 0.3, 0.3, 20, NULL);

      g_assert_error (error, MATCHUP_HTTP_ERROR, table[i].code);
      g_assert_null (strstr (error->message, "secret-of-the-test"));
    }
}

static void
test_lost_before_the_answer (void)
{
  static const Script script = { NULL, FALSE };
  guint n_connections = 0;
  g_autoptr (GError) error = get_error (&script, 5, 5, 100, &n_connections);

  g_assert_error (error, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_CONNECTION_LOST);
  /* No silent second send. */
  g_assert_cmpuint (n_connections, ==, 1);
}

static void
test_refused (void)
{
  static const Script script = { NULL, FALSE };
  Listener listener;
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autoptr (MatchupHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  listener_init (&listener, &script);
  request = make_request (listener.port);
  listener_clear (&listener);
  response = send (client, request, &error);
  g_assert_null (response);
  g_assert_error (error, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_REFUSED);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  static const Script script = { NULL, TRUE };
  Listener listener;
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  listener_init (&listener, &script);
  request = make_request (listener.port);
  matchup_http_client_send_async (client, request, cancellable, keep_result_cb, &result);
  g_timeout_add (50, cancel_cb, cancellable);
  g_assert_null (matchup_http_client_send_finish (client, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  listener_clear (&listener);
}

static GBytes *
read_once (MatchupHttpResponse *response, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_http_response_read_async (response, 1024, NULL, keep_result_cb, &result);
  return matchup_http_response_read_finish (response, wait_for (&result), error);
}

/* TRUE when the other side has closed the connection. */
static gboolean
is_closed (GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  char byte;

  g_socket_set_blocking (socket, FALSE);
  return g_socket_receive (socket, &byte, 1, NULL, NULL) == 0;
}

/* An answer whose last event came long before the connection ends, or which never ends. */
static void
test_drain_gives_up (void)
{
  static const Script script = {
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n[DONE]\r\n",
    TRUE,
  };
  Listener listener;
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autoptr (MatchupHttpResponse) response = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint expiry;

  listener_init (&listener, &script);
  request = make_request (listener.port);
  response = send (client, request, &error);
  g_assert_no_error (error);
  bytes = read_once (response, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "[DONE]", 6);
  matchup_http_response_drain (response);
  g_clear_object (&response);
  expiry = g_timeout_add_seconds (SECONDS, expired_cb, NULL);
  while (!is_closed (g_ptr_array_index (listener.connections, 0)))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (expiry);
  listener_clear (&listener);
}

int
main (int argc, char **argv)
{
  matchup_http_client_init_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/http-client/answer", test_answer);
  g_test_add_func ("/net/http-client/redirect-is-not-followed", test_redirect_is_not_followed);
  g_test_add_func ("/net/http-client/troubles", test_troubles);
  g_test_add_func ("/net/http-client/lost-before-the-answer", test_lost_before_the_answer);
  g_test_add_func ("/net/http-client/refused", test_refused);
  g_test_add_func ("/net/http-client/cancel", test_cancel);
  g_test_add_func ("/net/http-client/drain-gives-up", test_drain_gives_up);
  return g_test_run ();
}
