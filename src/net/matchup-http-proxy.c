/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-http-proxy.h"

#include "matchup-certificate-error.h"
#include "matchup-config.h"

#include <stdio.h>
#include <string.h>

/* A scheme that is not taken; GIO keeps one for each class. The path tells the rest. */
#define SCHEME "http-tunnel"
#define TLS_PATH "/tls"
#define MAX_HEAD (64 * 1024)
#define MAX_STATUS_LINE 200

struct _MatchupHttpProxy
{
  GObject parent_instance;
};

static void proxy_iface_init (GProxyInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupHttpProxy,
                               matchup_http_proxy,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY, proxy_iface_init))

static void
matchup_http_proxy_class_init (MatchupHttpProxyClass *klass)
{
}

static void
matchup_http_proxy_init (MatchupHttpProxy *self)
{
}

/* NULL with an error that names the proxy when it does not prove who it is. */
static GIOStream *
start_tls (GIOStream *stream, GUri *uri, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSocketConnectable) identity = NULL;
  g_autoptr (GIOStream) tls = NULL;
  g_autoptr (GError) trouble = NULL;

  identity = g_network_address_new (g_uri_get_host (uri), (guint16) g_uri_get_port (uri));
  tls = g_tls_client_connection_new (stream, identity, error);
  if (tls == NULL)
    return NULL;
  if (g_tls_connection_handshake (G_TLS_CONNECTION (tls), cancellable, &trouble))
    return g_steal_pointer (&tls);
  if (g_error_matches (trouble, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    g_propagate_error (error,
                       matchup_certificate_error_new (g_uri_get_host (uri),
                                                      g_tls_connection_get_peer_certificate_errors (
                                                          G_TLS_CONNECTION (tls))));
  else
    g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static void
append_login (GString *request, GProxyAddress *address)
{
  const char *user = g_proxy_address_get_username (address);
  const char *password = g_proxy_address_get_password (address);
  g_autofree char *login = NULL;
  g_autofree char *base64 = NULL;

  if (user == NULL)
    return;
  login = g_strdup_printf ("%s:%s", user, password != NULL ? password : "");
  base64 = g_base64_encode ((const guchar *) login, strlen (login));
  g_string_append_printf (request, "Proxy-Authorization: Basic %s\r\n", base64);
  explicit_bzero (login, strlen (login));
  explicit_bzero (base64, strlen (base64));
}

static gboolean
send_request (GOutputStream *output,
              GProxyAddress *address,
              GCancellable *cancellable,
              GError **error)
{
  const char *name = g_proxy_address_get_destination_hostname (address);
  guint port = g_proxy_address_get_destination_port (address);
  g_autofree char *host = g_hostname_to_ascii (name);
  g_autoptr (GString) request = g_string_new (NULL);
  g_autofree char *place = NULL;
  gboolean sent;

  if (host == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no name", name);
      return FALSE;
    }
  place = g_strdup_printf (strchr (host, ':') != NULL ? "[%s]:%u" : "%s:%u", host, port);
  g_string_append_printf (request,
                          "CONNECT %s HTTP/1.1\r\n"
                          "Host: %s\r\n"
                          "User-Agent: Matchup/" PACKAGE_VERSION "\r\n",
                          place,
                          place);
  append_login (request, address);
  g_string_append (request, "\r\n");
  sent = g_output_stream_write_all (output, request->str, request->len, NULL, cancellable, error);
  explicit_bzero (request->str, request->len);
  return sent;
}

/* Byte by byte: what comes after the head belongs to the service already. */
static char *
read_head (GInputStream *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL);

  while (!g_str_has_suffix (head->str, "\r\n\r\n"))
    {
      char byte;
      gssize length = g_input_stream_read (input, &byte, 1, cancellable, error);

      if (length < 0)
        return NULL;
      if (length == 0 || byte == '\0' || head->len >= MAX_HEAD)
        {
          g_set_error_literal (error,
                               G_IO_ERROR,
                               G_IO_ERROR_PROXY_FAILED,
                               length == 0 ? "The proxy closed the connection"
                                           : "What the proxy sends is no HTTP");
          return NULL;
        }
      g_string_append_c (head, byte);
    }
  return g_string_free (g_steal_pointer (&head), FALSE);
}

static int
get_error_code (guint status)
{
  switch (status)
    {
    case 401: /* what tinyproxy says to a wrong password */
    case 407:
      return G_IO_ERROR_PROXY_AUTH_FAILED;
    case 403:
      return G_IO_ERROR_PROXY_NOT_ALLOWED;
    case 500:
    case 502:
    case 503:
    case 504:
      return G_IO_ERROR_HOST_UNREACHABLE;
    default:
      return G_IO_ERROR_PROXY_FAILED;
    }
}

static gboolean
check_head (const char *head, GError **error)
{
  gsize length = MIN (strcspn (head, "\r\n"), MAX_STATUS_LINE);
  g_autofree char *line = g_utf8_make_valid (head, (gssize) length);
  unsigned int status;

  if (sscanf (line, "HTTP/1.%*1[01] %3u", &status) != 1)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_PROXY_FAILED,
                           "What the proxy sends is no HTTP");
      return FALSE;
    }
  if (status >= 200 && status <= 299)
    return TRUE;
  g_set_error (error, G_IO_ERROR, get_error_code (status), "The proxy answered “%s”", line);
  return FALSE;
}

static GIOStream *
matchup_http_proxy_connect (GProxy *proxy,
                            GIOStream *stream,
                            GProxyAddress *address,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (g_proxy_address_get_uri (address), G_URI_FLAGS_NONE, error);
  g_autoptr (GIOStream) used = NULL;
  g_autofree char *head = NULL;

  if (uri == NULL)
    return NULL;
  used = g_str_equal (g_uri_get_path (uri), TLS_PATH) ? start_tls (stream, uri, cancellable, error)
                                                      : g_object_ref (stream);
  if (used == NULL ||
      !send_request (g_io_stream_get_output_stream (used), address, cancellable, error))
    return NULL;
  head = read_head (g_io_stream_get_input_stream (used), cancellable, error);
  if (head == NULL || !check_head (head, error))
    return NULL;
  return g_steal_pointer (&used);
}

typedef struct
{
  GIOStream *stream;
  GProxyAddress *address;
} Connect;

static void
connect_free (gpointer data)
{
  Connect *connect = data;

  g_object_unref (connect->stream);
  g_object_unref (connect->address);
  g_free (connect);
}

static void
connect_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Connect *connect = data;
  GError *error = NULL;
  GIOStream *stream = matchup_http_proxy_connect (G_PROXY (source),
                                                  connect->stream,
                                                  connect->address,
                                                  cancellable,
                                                  &error);

  if (stream != NULL)
    g_task_return_pointer (task, stream, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* In a thread, as the proxies of GIO do it. */
static void
matchup_http_proxy_connect_async (GProxy *proxy,
                                  GIOStream *stream,
                                  GProxyAddress *address,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (proxy, cancellable, callback, user_data);
  Connect *connect = g_new0 (Connect, 1);

  connect->stream = g_object_ref (stream);
  connect->address = g_object_ref (address);
  g_task_set_source_tag (task, matchup_http_proxy_connect_async);
  g_task_set_task_data (task, connect, connect_free);
  g_task_run_in_thread (task, connect_thread);
}

static GIOStream *
matchup_http_proxy_connect_finish (GProxy *proxy, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The proxy looks up the name of the service. */
static gboolean
matchup_http_proxy_supports_hostname (GProxy *proxy)
{
  return TRUE;
}

static void
proxy_iface_init (GProxyInterface *iface)
{
  iface->connect = matchup_http_proxy_connect;
  iface->connect_async = matchup_http_proxy_connect_async;
  iface->connect_finish = matchup_http_proxy_connect_finish;
  iface->supports_hostname = matchup_http_proxy_supports_hostname;
}

static void
make_known (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;
  /* Has GIO make the extension point. */
  g_object_unref (g_proxy_get_default_for_protocol ("socks5"));
  g_io_extension_point_implement (G_PROXY_EXTENSION_POINT_NAME, MATCHUP_TYPE_HTTP_PROXY, SCHEME, 0);
  g_once_init_leave (&once, 1);
}

char *
matchup_http_proxy_dup_tunnel (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;
  gboolean with_tls;

  g_return_val_if_fail (uri != NULL, NULL);

  parsed = g_uri_parse (uri, G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (parsed == NULL || g_uri_get_host (parsed) == NULL)
    return NULL;
  with_tls = g_str_equal (g_uri_get_scheme (parsed), "https");
  if (!with_tls && !g_str_equal (g_uri_get_scheme (parsed), "http"))
    return NULL;
  make_known ();
  return g_uri_join_with_user (G_URI_FLAGS_HAS_PASSWORD,
                               SCHEME,
                               g_uri_get_user (parsed),
                               g_uri_get_password (parsed),
                               NULL,
                               g_uri_get_host (parsed),
                               g_uri_get_port (parsed) > 0 ? g_uri_get_port (parsed)
                               : with_tls                  ? 443
                                                           : 80,
                               with_tls ? TLS_PATH : "",
                               NULL,
                               NULL);
}
