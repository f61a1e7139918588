/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client through real proxies, to a service of this computer. */
#include "matchup-http-client-private.h"
#include "matchup-proxy-address.h"
#include "matchup-test-proxy.h"
#include "matchup-test-skip.h"
#include "matchup-test-wait.h"

#include <string.h>

#define KEY "sk-secret-key-of-the-test"
#define USER "tester"
#define PASSWORD "pass-word-of-the-proxy"
#define LOGIN USER ":" PASSWORD

static MatchupProxySettings *
make_settings (const char *kind, guint16 port, const char *user, const char *password)
{
  g_autofree char *address =
      g_strdup_printf ("%s://%s:%u",
                       kind,
                       g_str_equal (kind, "https") ? "localhost" : "127.0.0.1",
                       port);
  g_autoptr (MatchupSecret) login = user != NULL ? matchup_proxy_login_new (user, password) : NULL;

  return matchup_proxy_settings_new_own (address, login);
}

static MatchupHttpRequest *
make_request (const char *url, MatchupProxySettings *proxy)
{
  MatchupHttpRequest *request = matchup_http_request_new ("POST", url);
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":1}", 7);

  matchup_http_request_set_body (request, "application/json", body);
  matchup_http_request_add_secret_header (request, "Authorization", "Bearer " KEY);
  matchup_http_request_set_proxy (request, proxy);
  matchup_http_request_set_service (request, url, TRUE);
  return request;
}

/* NULL with @error when no answer came. */
static MatchupHttpResponse *
send (MatchupHttpClient *client, MatchupHttpRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_http_client_send_async (client, request, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  return matchup_http_client_send_finish (client, result, error);
}

static void
assert_no_secret (const char *text)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) LOGIN, strlen (LOGIN));

  g_assert_null (strstr (text, KEY));
  g_assert_null (strstr (text, PASSWORD));
  g_assert_null (strstr (text, base64));
}

static GError *
get_error (const char *url, MatchupProxySettings *proxy)
{
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = make_request (url, proxy);
  g_autoptr (MatchupHttpResponse) response = NULL;
  GError *error = NULL;

  response = send (client, request, &error);
  g_assert_null (response);
  g_test_message ("%s", error->message);
  assert_no_secret (error->message);
  return error;
}

static void
assert_answer (MatchupHttpClient *client, const char *url, MatchupProxySettings *proxy)
{
  g_autoptr (MatchupHttpRequest) request = make_request (url, proxy);
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupHttpResponse) response = send (client, request, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (matchup_http_response_get_status (response), ==, 200);
  matchup_http_response_read_all_async (response, 100, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  body = matchup_http_response_read_all_finish (response, result, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "ok", 2);
}

/* The service got the key, and nothing that is for the proxy. */
static void
assert_received (MatchupTestService *service)
{
  g_autofree char *received = matchup_test_service_dup_received (service);

  g_assert_nonnull (strstr (received, "Bearer " KEY));
  g_assert_null (strcasestr (received, "proxy"));
  g_assert_null (strstr (received, PASSWORD));
}

static const char *const kinds[] = { "http", "https", "socks5" };

static void
check_through (const char *kind, gboolean with_login, gboolean with_tls)
{
  g_autoptr (MatchupTestService) service =
      matchup_test_service_new (with_tls ? "service.pem" : NULL);
  g_autoptr (MatchupTestProxy) proxy =
      matchup_test_proxy_new (kind, with_login ? LOGIN : NULL, service->port, "proxy.pem");
  g_autoptr (MatchupProxySettings) settings =
      make_settings (kind, proxy->port, with_login ? USER : NULL, PASSWORD);
  g_autofree char *place = g_strdup_printf ("service.test:%u", service->port);
  g_autofree char *url = g_strdup_printf ("%s://%s/v1/x", with_tls ? "https" : "http", place);
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autofree char *log = NULL;
  g_autofree char *expected = NULL;

  g_test_message ("%s, login %d, TLS %d", kind, with_login, with_tls);
  assert_answer (client, url, settings);
  assert_answer (client, url, settings);
  assert_received (service);
  log = matchup_test_proxy_dup_log (proxy);
  if (g_str_equal (kind, "socks5"))
    expected = g_strdup_printf ("SOCKS5 %s 0\n", place);
  else
    expected = g_strdup_printf ("CONNECT %s 200\n", place);
  g_assert_nonnull (strstr (log, expected));
  assert_no_secret (log);
}

static void
test_through (void)
{
  guint before = matchup_test_get_n_lookups ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) * 4; i++)
    check_through (kinds[i / 4], (i & 1) != 0, (i & 2) != 0);
  /* The name of the service is the proxy's to look up. */
  g_assert_cmpuint (matchup_test_get_n_lookups (), ==, before);
}

/* Eight columns at once, each with a tunnel of its own. */
static void
test_many_at_once (void)
{
  g_autoptr (MatchupTestService) service = matchup_test_service_new ("service.pem");
  g_autoptr (MatchupTestProxy) proxy = matchup_test_proxy_new ("http", LOGIN, service->port, NULL);
  g_autoptr (MatchupProxySettings) settings = make_settings ("http", proxy->port, USER, PASSWORD);
  g_autofree char *url = g_strdup_printf ("https://service.test:%u/v1/x", service->port);
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  GAsyncResult *results[8] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (MatchupHttpRequest) request = make_request (url, settings);

      matchup_http_client_send_async (client,
                                      request,
                                      NULL,
                                      matchup_test_keep_result_cb,
                                      &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (MatchupHttpResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      matchup_test_wait_until (results[i] != NULL);
      response = matchup_http_client_send_finish (client, results[i], &error);
      g_clear_object (&results[i]);
      g_assert_no_error (error);
      g_assert_cmpint (matchup_http_response_get_status (response), ==, 200);
    }
  g_assert_cmpuint (matchup_test_service_get_n_connections (service), ==, G_N_ELEMENTS (results));
  assert_received (service);
}

static void
check_login (const char *kind, gboolean with_tls, const char *user, const char *password)
{
  g_autoptr (MatchupTestService) service =
      matchup_test_service_new (with_tls ? "service.pem" : NULL);
  g_autoptr (MatchupTestProxy) proxy =
      matchup_test_proxy_new (kind, LOGIN, service->port, "proxy.pem");
  g_autoptr (MatchupProxySettings) settings = make_settings (kind, proxy->port, user, password);
  g_autofree char *url =
      g_strdup_printf ("%s://service.test:%u/", with_tls ? "https" : "http", service->port);
  g_autoptr (GError) error = get_error (url, settings);

  g_assert_error (error, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROXY_LOGIN);
  g_assert_cmpuint (matchup_test_service_get_n_connections (service), ==, 0);
}

static void
test_login_is_wanted (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds) * 2; i++)
    {
      check_login (kinds[i / 2], (i & 1) != 0, NULL, NULL);
      check_login (kinds[i / 2], (i & 1) != 0, USER, "wrong-" PASSWORD);
      check_login (kinds[i / 2], (i & 1) != 0, "nobody", PASSWORD);
    }
}

/* Where the way ends, from far to near. */
static void
test_which_hop_fails (void)
{
  static const struct
  {
    const char *kind;
    const char *url;
    int code;
  } table[] = {
    { "http", "https://closed.test", MATCHUP_HTTP_ERROR_PROXY_NO_WAY },
    { "http", "https://unknown.test", MATCHUP_HTTP_ERROR_PROXY_NO_WAY },
    { "http", "https://forbidden.test", MATCHUP_HTTP_ERROR_PROXY_FORBIDS },
    { "https", "https://closed.test", MATCHUP_HTTP_ERROR_PROXY_NO_WAY },
    { "https", "https://forbidden.test", MATCHUP_HTTP_ERROR_PROXY_FORBIDS },
    { "socks5", "https://closed.test", MATCHUP_HTTP_ERROR_PROXY_NO_WAY },
    { "socks5", "https://unknown.test", MATCHUP_HTTP_ERROR_PROXY_NO_WAY },
    { "socks5", "https://forbidden.test", MATCHUP_HTTP_ERROR_PROXY_FORBIDS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupTestProxy) proxy =
          matchup_test_proxy_new (table[i].kind, NULL, 1, "proxy.pem");
      g_autoptr (MatchupProxySettings) settings =
          make_settings (table[i].kind, proxy->port, NULL, NULL);
      g_autoptr (GError) error = get_error (table[i].url, settings);

      g_test_message ("%s %s", table[i].kind, table[i].url);
      g_assert_error (error, MATCHUP_HTTP_ERROR, table[i].code);
    }
}

static void
test_proxy_is_not_there (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MatchupTestProxy *gone = matchup_test_proxy_new ("http", NULL, 1, NULL);
      g_autoptr (MatchupProxySettings) dead = make_settings (kinds[i], gone->port, USER, PASSWORD);
      g_autofree char *address = g_strdup_printf ("%s://proxy.invalid:1080", kinds[i]);
      g_autoptr (MatchupSecret) login = matchup_proxy_login_new (USER, PASSWORD);
      g_autoptr (MatchupProxySettings) unknown = matchup_proxy_settings_new_own (address, login);
      g_autoptr (MatchupProxySettings) none = matchup_proxy_settings_new_own ("nonsense", login);
      g_autoptr (GError) silent = NULL;
      g_autoptr (GError) not_found = NULL;
      g_autoptr (GError) no_address = NULL;

      matchup_test_proxy_free (gone);
      silent = get_error ("https://service.test", dead);
      g_assert_error (silent, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROXY_SILENT);
      not_found = get_error ("https://service.test", unknown);
      g_assert_error (not_found, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROXY_NOT_FOUND);
      g_assert_nonnull (strstr (not_found->message, "proxy.invalid"));
      no_address = get_error ("https://service.test", none);
      g_assert_error (no_address, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROXY);
    }
}

/* Some proxies wait for more when they do not understand: then it is our time limit that ends it.
 */
static void
assert_useless (MatchupProxySettings *settings)
{
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = make_request ("https://service.test", settings);
  g_autoptr (GError) error = NULL;

  matchup_http_request_set_timeouts (request, 0.5, 5, 5);
  g_assert_null (send (client, request, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROXY);
}

/* The wrong kind is chosen easily: what answers is a proxy, but not of this kind. */
static void
test_another_kind_of_proxy (void)
{
  static const char *const pairs[][2] = {
    { "http", "socks5" }, { "http", "https" },   { "socks5", "http" },
    { "https", "http" },  { "https", "socks5" }, { "socks5", "https" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (MatchupTestProxy) proxy =
          matchup_test_proxy_new (pairs[i][0], NULL, 1, "proxy.pem");
      g_autoptr (MatchupProxySettings) settings =
          make_settings (pairs[i][1], proxy->port, NULL, NULL);

      assert_useless (settings);
    }
}

static void
test_silent_proxy (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  /* It accepts, by the kernel, and says nothing. */
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MatchupProxySettings) settings = make_settings (kinds[i], port, NULL, NULL);

      assert_useless (settings);
    }
}

/* The proxy has done its part when the service hangs up, on a new connection and on a kept one. */
static void
test_service_hangs_up (void)
{

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) * 2; i++)
    {
      g_autoptr (MatchupTestService) service =
          matchup_test_service_new (i & 1 ? "service.pem" : NULL);
      g_autoptr (MatchupTestProxy) proxy =
          matchup_test_proxy_new (kinds[i / 2], LOGIN, service->port, "proxy.pem");
      g_autoptr (MatchupProxySettings) settings =
          make_settings (kinds[i / 2], proxy->port, USER, PASSWORD);
      g_autofree char *url =
          g_strdup_printf ("%s://service.test:%u/", i & 1 ? "https" : "http", service->port);
      g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
      g_autoptr (MatchupHttpRequest) request = make_request (url, settings);
      g_autoptr (GError) kept = NULL;
      g_autoptr (GError) new = NULL;

      service->max_answers = 1;
      assert_answer (client, url, settings);
      g_assert_null (send (client, request, &kept));
      g_assert_error (kept, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_CONNECTION_LOST);
      g_assert_cmpuint (matchup_test_service_get_n_connections (service), ==, 1);
      service->max_answers = 0;
      new = get_error (url, settings);
      g_assert_error (new, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_CONNECTION_LOST);
    }
}

static void
test_loopback_goes_direct (void)
{
  g_autoptr (MatchupTestService) service = matchup_test_service_new (NULL);
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  static const char *const hosts[] = { "127.0.0.1", "localhost", "[::1]" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MatchupTestProxy) proxy =
          matchup_test_proxy_new (kinds[i], LOGIN, service->port, NULL);
      g_autoptr (MatchupProxySettings) settings =
          make_settings (kinds[i], proxy->port, USER, PASSWORD);
      g_autofree char *log = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (hosts); j++)
        {
          g_autofree char *url = g_strdup_printf ("http://%s:%u/v1", hosts[j], service->port);

          assert_answer (client, url, settings);
        }
      log = matchup_test_proxy_dup_log (proxy);
      g_assert_cmpstr (log, ==, "");
    }
  assert_received (service);
}

static void
check_certificate (MatchupProxySettings *settings, const char *url, const char *expected)
{
  g_autoptr (GError) error = get_error (url, settings);

  g_assert_error (error, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_TLS);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_certificate_behind_a_proxy (void)
{
  g_autoptr (MatchupTestService) untrusted = matchup_test_service_new ("self-signed.pem");
  g_autoptr (MatchupTestService) misnamed = matchup_test_service_new ("proxy.pem");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MatchupTestProxy) first =
          matchup_test_proxy_new (kinds[i], NULL, untrusted->port, "proxy.pem");
      g_autoptr (MatchupTestProxy) second =
          matchup_test_proxy_new (kinds[i], NULL, misnamed->port, "proxy.pem");
      g_autoptr (MatchupProxySettings) to_first = make_settings (kinds[i], first->port, NULL, NULL);
      g_autoptr (MatchupProxySettings) to_second =
          make_settings (kinds[i], second->port, NULL, NULL);
      g_autofree char *url = g_strdup_printf ("https://service.test:%u/", untrusted->port);
      g_autofree char *url_second = g_strdup_printf ("https://service.test:%u/", misnamed->port);

      check_certificate (
          to_first,
          url,
          "The certificate of service.test is signed by nobody this computer trusts");
      check_certificate (to_second,
                         url_second,
                         "The certificate of service.test is made out to another name");
    }
  g_assert_cmpuint (untrusted->received->len, ==, 0);
  g_assert_cmpuint (misnamed->received->len, ==, 0);
}

/* https:// is typed for a server that speaks something else: no certificate is to blame. */
static void
test_no_tls_at_all (void)
{
  g_autoptr (MatchupTestProxy) server = matchup_test_proxy_new ("socks5", NULL, 1, NULL);
  g_autoptr (MatchupProxySettings) none = matchup_proxy_settings_new_none ();
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", server->port);
  g_autoptr (GError) error = get_error (url, none);

  g_assert_error (error, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROTOCOL);
}

static void
test_certificate_of_the_proxy (void)
{
  g_autoptr (MatchupTestProxy) proxy = matchup_test_proxy_new ("https", LOGIN, 1, "service.pem");
  g_autoptr (MatchupProxySettings) settings = make_settings ("https", proxy->port, USER, PASSWORD);
  g_autoptr (GError) error = get_error ("https://service.test", settings);
  g_autofree char *log = matchup_test_proxy_dup_log (proxy);

  g_assert_error (error, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROXY_CERTIFICATE);
  g_assert_cmpstr (error->message, ==, "The certificate of localhost is made out to another name");
  g_assert_cmpstr (log, ==, "");
}

static void
check_refused (MatchupHttpRequest *request, int code)
{
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (send (client, request, &error));
  g_assert_error (error, MATCHUP_HTTP_ERROR, code);
  assert_no_secret (error->message);
  g_assert_cmpuint (matchup_http_client_get_n_sessions (client), ==, 0);
}

static void
test_refused_before_sending (void)
{
  g_autoptr (MatchupTestService) service = matchup_test_service_new (NULL);
  g_autoptr (MatchupTestProxy) proxy = matchup_test_proxy_new ("http", NULL, service->port, NULL);
  g_autoptr (MatchupProxySettings) own = make_settings ("http", proxy->port, NULL, NULL);
  g_autoptr (MatchupProxySettings) none = matchup_proxy_settings_new_none ();
  g_autofree char *address = matchup_test_dup_own_address ();
  g_autofree char *direct =
      g_strdup_printf ("http://%s:%u/v1", address != NULL ? address : "192.0.2.1", service->port);
  g_autofree char *by_proxy = g_strdup_printf ("http://service.test:%u/v1", service->port);
  g_autoptr (MatchupHttpRequest) to_network = make_request (direct, none);
  g_autoptr (MatchupHttpRequest) through_proxy = make_request (by_proxy, own);
  g_autoptr (MatchupHttpRequest) elsewhere = make_request (by_proxy, own);
  g_autofree char *log = NULL;

  matchup_http_request_set_service (to_network, direct, FALSE);
  matchup_http_request_set_service (through_proxy, by_proxy, FALSE);
  matchup_http_request_set_service (elsewhere, "https://another.test/v1", TRUE);
  check_refused (to_network, MATCHUP_HTTP_ERROR_PLAIN_HTTP);
  check_refused (through_proxy, MATCHUP_HTTP_ERROR_PLAIN_HTTP);
  check_refused (elsewhere, MATCHUP_HTTP_ERROR_BAD_ADDRESS);
  log = matchup_test_proxy_dup_log (proxy);
  g_assert_cmpstr (log, ==, "");
  g_assert_cmpuint (matchup_test_service_get_n_connections (service), ==, 0);
}

static void
test_sessions (void)
{
  g_autoptr (MatchupTestService) service = matchup_test_service_new (NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", service->port);
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autoptr (MatchupProxySettings) one = make_settings ("socks5", 1, USER, PASSWORD);
  g_autoptr (MatchupProxySettings) same = make_settings ("socks5", 1, USER, PASSWORD);
  g_autoptr (MatchupProxySettings) other = make_settings ("socks5", 1, USER, "changed");
  g_autoptr (MatchupHttpRequest) request = make_request (url, other);
  g_autoptr (MatchupHttpResponse) kept = NULL;
  g_autoptr (GError) error = NULL;

  assert_answer (client, url, one);
  assert_answer (client, url, same);
  g_assert_cmpuint (matchup_http_client_get_n_sessions (client), ==, 1);
  /* The connection was used again. */
  g_assert_cmpuint (matchup_test_service_get_n_connections (service), ==, 1);
  kept = send (client, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matchup_http_client_get_n_sessions (client), ==, 2);
  matchup_http_client_sweep (client);
  g_assert_cmpuint (matchup_http_client_get_n_sessions (client), ==, 2);
  matchup_http_client_sweep (client);
  g_assert_cmpuint (matchup_http_client_get_n_sessions (client), ==, 1);
  g_clear_object (&kept);
  matchup_http_client_sweep (client);
  g_assert_cmpuint (matchup_http_client_get_n_sessions (client), ==, 0);
}

/* A proxy of another make, to this computer's address in the network. */
static void
check_tinyproxy (const char *address, gboolean with_login)
{
  g_autoptr (MatchupTestService) service = matchup_test_service_new (NULL);
  g_autoptr (MatchupTestService) tls = matchup_test_service_new ("service.pem");
  g_autoptr (MatchupTestProxy) proxy =
      matchup_test_proxy_new_tinyproxy (with_login ? USER : NULL, PASSWORD);
  g_autoptr (MatchupProxySettings) settings =
      make_settings ("http", proxy->port, with_login ? USER : NULL, PASSWORD);
  g_autoptr (MatchupProxySettings) wrong =
      make_settings ("http", proxy->port, USER, "wrong-" PASSWORD);
  g_autofree char *url = g_strdup_printf ("http://%s:%u/v1/x", address, service->port);
  g_autofree char *tls_url = g_strdup_printf ("https://%s:%u/", address, tls->port);
  g_autofree char *tunnelled_plain = g_strdup_printf ("CONNECT %s:%u", address, service->port);
  g_autofree char *tunnelled = g_strdup_printf ("CONNECT %s:%u", address, tls->port);
  g_autofree char *trouble =
      g_strdup_printf ("The certificate of %s is made out to another name", address);
  g_autoptr (MatchupHttpClient) client = matchup_http_client_new ();
  g_autofree char *log = NULL;

  assert_answer (client, url, settings);
  assert_received (service);
  /* No certificate can be made out to an address that is not known before. */
  check_certificate (settings, tls_url, trouble);
  g_assert_cmpuint (matchup_test_service_get_n_connections (tls), ==, 1);
  if (with_login)
    {
      g_autoptr (GError) plain = get_error (url, wrong);
      g_autoptr (GError) tunnel = get_error (tls_url, wrong);

      g_assert_error (plain, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROXY_LOGIN);
      g_assert_error (tunnel, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_PROXY_LOGIN);
    }
  log = matchup_test_proxy_dup_log (proxy);
  g_assert_nonnull (strstr (log, tunnelled_plain));
  g_assert_nonnull (strstr (log, tunnelled));
}

static void
test_tinyproxy (void)
{
  g_autofree char *address = matchup_test_dup_own_address ();
  g_autofree char *installed = g_find_program_in_path ("tinyproxy");

  if (installed == NULL)
    {
      matchup_test_skip_without ("tinyproxy");
      return;
    }
  if (address == NULL)
    {
      g_test_skip ("there is no network interface besides loopback");
      return;
    }
  check_tinyproxy (address, FALSE);
  check_tinyproxy (address, TRUE);
}

/* Comes last. */
static void
test_no_secret_was_logged (void)
{
  g_autofree char *log = matchup_test_dup_log ();

  g_assert_nonnull (strstr (log, "GSocketClient"));
  assert_no_secret (log);
}

static void
trust_test_authority (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tls", "ca.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

int
main (int argc, char **argv)
{
  matchup_http_client_init_environment ();
  g_test_init (&argc, &argv, NULL);
  matchup_test_keep_log ();
  matchup_test_forbid_lookups ();
  trust_test_authority ();

  g_test_add_func ("/net/proxy/through", test_through);
  g_test_add_func ("/net/proxy/many-at-once", test_many_at_once);
  g_test_add_func ("/net/proxy/login-is-wanted", test_login_is_wanted);
  g_test_add_func ("/net/proxy/which-hop-fails", test_which_hop_fails);
  g_test_add_func ("/net/proxy/proxy-is-not-there", test_proxy_is_not_there);
  g_test_add_func ("/net/proxy/another-kind-of-proxy", test_another_kind_of_proxy);
  g_test_add_func ("/net/proxy/silent-proxy", test_silent_proxy);
  g_test_add_func ("/net/proxy/service-hangs-up", test_service_hangs_up);
  g_test_add_func ("/net/proxy/no-tls-at-all", test_no_tls_at_all);
  g_test_add_func ("/net/proxy/loopback-goes-direct", test_loopback_goes_direct);
  g_test_add_func ("/net/proxy/certificate-behind-a-proxy", test_certificate_behind_a_proxy);
  g_test_add_func ("/net/proxy/certificate-of-the-proxy", test_certificate_of_the_proxy);
  g_test_add_func ("/net/proxy/refused-before-sending", test_refused_before_sending);
  g_test_add_func ("/net/proxy/sessions", test_sessions);
  g_test_add_func ("/net/proxy/tinyproxy", test_tinyproxy);
  g_test_add_func ("/net/proxy/no-secret-was-logged", test_no_secret_was_logged);

  return g_test_run ();
}
