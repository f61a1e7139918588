/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which proxy is taken for what, without any network. */
#include "matchup-proxy-address.h"
#include "matchup-proxy-errors.h"
#include "matchup-proxy-resolver.h"
#include "matchup-test-skip.h"

#include <string.h>

static char *
look_up (MatchupProxyResolver *resolver, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup (G_PROXY_RESOLVER (resolver), uri, NULL, &error);

  g_assert_no_error (error);
  return g_strjoinv (" ", proxies);
}

#define assert_way(resolver, uri, expected)                             \
  G_STMT_START                                                          \
  {                                                                     \
    g_autofree char *way = look_up (resolver, uri);                     \
    g_assert_cmpstr (way, ==, expected);                                \
    g_assert_cmpint (matchup_proxy_resolver_is_proxied (resolver, uri), \
                     ==,                                                \
                     !g_str_has_prefix (expected, "direct"));           \
  }                                                                     \
  G_STMT_END

static void
test_settings (void)
{
  g_autoptr (MatchupSecret) login = matchup_proxy_login_new ("user", "password");
  g_autoptr (MatchupSecret) other = matchup_proxy_login_new ("user", "passwort");
  MatchupProxySettings *all[] = {
    matchup_proxy_settings_new_system (),
    matchup_proxy_settings_new_none (),
    matchup_proxy_settings_new_own ("socks5://h:1", NULL),
    matchup_proxy_settings_new_own ("http://h:1", NULL),
    matchup_proxy_settings_new_own ("http://h:2", NULL),
    matchup_proxy_settings_new_own ("http://h:1", login),
    matchup_proxy_settings_new_own ("http://h:1", other),
    matchup_proxy_settings_new_own ("nonsense", login),
  };
  g_autoptr (MatchupProxySettings) same = matchup_proxy_settings_new_own ("http://h:1/", login);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (all); j++)
        g_assert_cmpint (matchup_proxy_settings_equal (all[i], all[j]), ==, i == j);
      g_assert_cmpint (matchup_proxy_settings_equal (all[i], same), ==, i == 5);
    }
  g_assert_cmpuint (matchup_proxy_settings_hash (all[5]), ==, matchup_proxy_settings_hash (same));
  g_assert_cmpstr (matchup_proxy_settings_get_user (same), ==, "user");
  g_assert_null (matchup_proxy_settings_get_host (all[7]));
  g_assert_null (matchup_proxy_settings_get_password (all[7]));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    matchup_proxy_settings_unref (all[i]);
}

static void
test_own (void)
{
  g_autoptr (MatchupSecret) login = matchup_proxy_login_new ("me@work", "a:b/c");
  g_autoptr (MatchupProxySettings) socks =
      matchup_proxy_settings_new_own ("socks5://[fe80::1]:1080", login);
  g_autoptr (MatchupProxySettings) http = matchup_proxy_settings_new_own ("http://h:3128", login);
  g_autoptr (MatchupProxyResolver) by_socks = matchup_proxy_resolver_new (socks, NULL, "*");
  g_autoptr (MatchupProxySettings) https = matchup_proxy_settings_new_own ("https://h:443", NULL);
  g_autoptr (MatchupProxyResolver) by_http = matchup_proxy_resolver_new (http, NULL, "*");
  g_autoptr (MatchupProxyResolver) by_https = matchup_proxy_resolver_new (https, NULL, "*");

  /* What the system excepts is of no concern. */
  assert_way (by_socks, "https://a.example:443", "socks5://me%40work:a:b%2Fc@[fe80::1]:1080");
  assert_way (by_http, "https://a.example:443", "http-tunnel://me%40work:a:b%2Fc@h:3128");
  assert_way (by_https, "http://a.example:80", "http-tunnel://h:443/tls");
}

static void
test_own_without_address (void)
{
  g_autoptr (MatchupProxySettings) settings = matchup_proxy_settings_new_own ("", NULL);
  g_autoptr (MatchupProxyResolver) resolver = matchup_proxy_resolver_new (settings, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      g_proxy_resolver_lookup (G_PROXY_RESOLVER (resolver), "https://a.example", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED);
}

static void
test_loopback_is_direct (void)
{
  g_autoptr (GProxyResolver) system = g_simple_proxy_resolver_new ("http://system:1", NULL);
  MatchupProxySettings *all[] = {
    matchup_proxy_settings_new_system (),
    matchup_proxy_settings_new_none (),
    matchup_proxy_settings_new_own ("socks5://own:1", NULL),
    matchup_proxy_settings_new_own ("", NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (MatchupProxyResolver) resolver = matchup_proxy_resolver_new (all[i], system, NULL);

      assert_way (resolver, "http://localhost:11434", "direct://");
      assert_way (resolver, "http://127.0.0.1:8080", "direct://");
      assert_way (resolver, "https://[::1]:8443", "direct://");
      matchup_proxy_settings_unref (all[i]);
    }
}

static void
test_system_exceptions (void)
{
  g_autoptr (GProxyResolver) system = g_simple_proxy_resolver_new ("http://system:1", NULL);
  g_autoptr (MatchupProxySettings) settings = matchup_proxy_settings_new_system ();
  g_autoptr (MatchupProxyResolver) plain = matchup_proxy_resolver_new (settings, system, NULL);
  g_autoptr (MatchupProxyResolver) some = matchup_proxy_resolver_new (
      settings,
      system,
      "corp.example, .lan,*.home  10.0.0.0/8,[fd00::2]:80, other:8080,bad:port,:,]");
  g_autoptr (MatchupProxyResolver) all = matchup_proxy_resolver_new (settings, system, "a, *");
  static const char *const direct[] = { "https://corp.example:443", "https://api.corp.example:443",
                                        "http://x.lan:80",          "https://x.home:443",
                                        "http://10.1.2.3:80",       "http://[fd00::2]:80",
                                        "http://other:8080" };
  static const char *const proxied[] = {
    "https://notcorp.example:443", "https://example:443", "http://11.1.2.3:80",
    "http://[fd00::2]:81",         "http://other:80",     "https://bad:443"
  };

  for (guint i = 0; i < G_N_ELEMENTS (direct); i++)
    {
      assert_way (plain, direct[i], "http-tunnel://system:1");
      assert_way (some, direct[i], "direct://");
      assert_way (all, direct[i], "direct://");
    }
  for (guint i = 0; i < G_N_ELEMENTS (proxied); i++)
    assert_way (some, proxied[i], "http-tunnel://system:1");
}

/* One of the resolvers that come with glib-networking; NULL when it is not installed. */
static GProxyResolver *
create_resolver_of_gio (const char *name)
{
  GIOExtensionPoint *point;
  GIOExtension *extension;

  g_proxy_resolver_get_default ();
  point = g_io_extension_point_lookup (G_PROXY_RESOLVER_EXTENSION_POINT_NAME);
  extension = g_io_extension_point_get_extension_by_name (point, name);
  return extension != NULL ? g_object_new (g_io_extension_get_type (extension), NULL) : NULL;
}

static void
test_desktop (void)
{
  g_autoptr (MatchupProxySettings) settings = matchup_proxy_settings_new_system ();
  g_autoptr (GSettingsSchema) schema =
      g_settings_schema_source_lookup (g_settings_schema_source_get_default (),
                                       "org.gnome.system.proxy",
                                       TRUE);
  g_autoptr (GSettings) proxy = NULL;
  g_autoptr (GSettings) https = NULL;
  g_autoptr (GProxyResolver) gnome = NULL;
  g_autoptr (MatchupProxyResolver) resolver = NULL;
  const char *const ignored[] = { "intern.example", NULL };

  gnome = schema != NULL ? create_resolver_of_gio ("gnome") : NULL;
  if (gnome == NULL)
    {
      matchup_test_skip_without ("proxy resolver of GNOME");
      return;
    }
  proxy = g_settings_new ("org.gnome.system.proxy");
  https = g_settings_new ("org.gnome.system.proxy.https");
  g_settings_set_string (https, "host", "desktop");
  g_settings_set_int (https, "port", 8080);
  g_settings_set_strv (proxy, "ignore-hosts", ignored);
  g_settings_set_string (proxy, "mode", "manual");
  resolver = matchup_proxy_resolver_new (settings, gnome, "except.example");
  assert_way (resolver, "https://a.example:443", "http-tunnel://desktop:8080");
  assert_way (resolver, "https://intern.example:443", "direct://");
  assert_way (resolver, "https://except.example:443", "direct://");
  g_settings_set_string (proxy, "mode", "none");
  assert_way (resolver, "https://a.example:443", "direct://");
}

static void
test_environment (void)
{
  g_autoptr (MatchupProxySettings) settings = matchup_proxy_settings_new_system ();
  g_autoptr (GProxyResolver) libproxy = NULL;
  g_autoptr (MatchupProxyResolver) resolver = NULL;

  g_setenv ("https_proxy", "http://user:pass%20word@environment:3128/", TRUE);
  g_setenv ("no_proxy", "intern.example", TRUE);
  libproxy = create_resolver_of_gio ("libproxy");
  if (libproxy == NULL)
    {
      matchup_test_skip_without ("libproxy");
      return;
    }
  resolver = matchup_proxy_resolver_new (settings, libproxy, g_getenv ("no_proxy"));
  assert_way (resolver, "https://a.example:443", "http-tunnel://user:pass%20word@environment:3128");
  assert_way (resolver, "https://x.intern.example:443", "direct://");
}

static void
test_which_hop (void)
{
  static const struct
  {
    GSocketClientEvent stage;
    int code;     /* of G_IO_ERROR */
    int expected; /* -1: the service */
  } table[] = {
    { G_SOCKET_CLIENT_RESOLVING, G_IO_ERROR_PROXY_FAILED, MATCHUP_HTTP_ERROR_PROXY },
    { G_SOCKET_CLIENT_CONNECTING, G_IO_ERROR_CONNECTION_REFUSED, MATCHUP_HTTP_ERROR_PROXY_SILENT },
    { G_SOCKET_CLIENT_CONNECTING, G_IO_ERROR_TIMED_OUT, MATCHUP_HTTP_ERROR_PROXY_SILENT },
    { G_SOCKET_CLIENT_PROXY_NEGOTIATING,
      G_IO_ERROR_CONNECTION_REFUSED,
      MATCHUP_HTTP_ERROR_PROXY_NO_WAY },
    { G_SOCKET_CLIENT_PROXY_NEGOTIATING, G_IO_ERROR_TIMED_OUT, MATCHUP_HTTP_ERROR_PROXY },
    { G_SOCKET_CLIENT_PROXY_NEGOTIATING, G_IO_ERROR_BROKEN_PIPE, MATCHUP_HTTP_ERROR_PROXY },
    { G_SOCKET_CLIENT_CONNECTED, G_IO_ERROR_BROKEN_PIPE, -1 },
    { G_SOCKET_CLIENT_PROXY_NEGOTIATED, G_IO_ERROR_TIMED_OUT, -1 },
    { G_SOCKET_CLIENT_TLS_HANDSHAKING, G_IO_ERROR_TIMED_OUT, -1 },
  };
  g_autoptr (GError) unknown =
      g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "?");
  MatchupHttpError code;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, table[i].code, "?");

      if (table[i].expected < 0)
        g_assert_false (matchup_proxy_errors_classify (table[i].stage, error, &code));
      else
        {
          g_assert_true (matchup_proxy_errors_classify (table[i].stage, error, &code));
          g_assert_cmpint (code, ==, table[i].expected);
        }
    }
  g_assert_true (matchup_proxy_errors_classify (G_SOCKET_CLIENT_RESOLVING, unknown, &code));
  g_assert_cmpint (code, ==, MATCHUP_HTTP_ERROR_PROXY_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/proxy-resolver/settings", test_settings);
  g_test_add_func ("/net/proxy-resolver/own", test_own);
  g_test_add_func ("/net/proxy-resolver/own-without-address", test_own_without_address);
  g_test_add_func ("/net/proxy-resolver/loopback-is-direct", test_loopback_is_direct);
  g_test_add_func ("/net/proxy-resolver/system-exceptions", test_system_exceptions);
  g_test_add_func ("/net/proxy-resolver/desktop", test_desktop);
  g_test_add_func ("/net/proxy-resolver/environment", test_environment);
  g_test_add_func ("/net/proxy-resolver/which-hop", test_which_hop);

  return g_test_run ();
}
