/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-address.h"
#include "matchup-proxy-address.h"

#include <string.h>

static void
test_loopback (void)
{
  static const struct
  {
    const char *uri;
    gboolean loopback;
    gboolean exposed;
  } table[] = {
    { "http://localhost:11434/v1", TRUE, FALSE },
    { "http://LocalHost./", TRUE, FALSE },
    { "http://ollama.localhost/", TRUE, FALSE },
    { "http://127.0.0.1:1", TRUE, FALSE },
    { "http://127.9.8.7", TRUE, FALSE },
    { "http://[::1]:11434/v1", TRUE, FALSE },
    { "https://127.0.0.1/", TRUE, FALSE },
    { "https://api.openai.com/v1", FALSE, FALSE },
    { "http://192.168.1.5:8000/v1", FALSE, TRUE },
    { "HTTP://192.168.1.5:8000/v1", FALSE, TRUE },
    { "http://0.0.0.0:8000", FALSE, TRUE },
    { "http://[fe80::1]:80", FALSE, TRUE },
    { "http://notlocalhost/", FALSE, TRUE },
    { "http://localhost.example/", FALSE, TRUE },
    { "http://127.0.0.1.example/", FALSE, TRUE },
    { "http://localhost@example/", FALSE, TRUE },
    { "no address", FALSE, FALSE },
    { "", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].uri);
      g_assert_cmpint (matchup_address_is_loopback (table[i].uri), ==, table[i].loopback);
      g_assert_cmpint (matchup_address_is_exposed (table[i].uri), ==, table[i].exposed);
    }
}

static void
test_same_server (void)
{
  const char *address = "https://api.example/v1";

  g_assert_true (matchup_address_is_same_server (address, "https://API.example:443/v1/models?a=b"));
  g_assert_false (matchup_address_is_same_server (address, "http://api.example/v1"));
  g_assert_false (matchup_address_is_same_server (address, "https://api.example:8443/v1"));
  g_assert_false (matchup_address_is_same_server (address, "https://api.example.evil/v1"));
  g_assert_false (matchup_address_is_same_server (address, "https://api.example@evil/v1"));
  g_assert_false (matchup_address_is_same_server (address, "/v1"));
}

static void
test_proxy_address (void)
{
  static const char *const good[][2] = {
    { "socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080" },
    { "  http://proxy.corp:3128/ ", "http://proxy.corp:3128" },
    { "https://proxy:8443", "https://proxy:8443" },
    { "SOCKS://[::1]:9050", "socks5://[::1]:9050" },
    { "socks5h://host:1", "socks5://host:1" },
  };
  static const char *const bad[] = {
    "",
    "  ",
    "host:1080",
    "socks4://host:1080",
    "host",
    "http://host",
    "http://:80",
    "http://host:0",
    "http://h:1/path",
    "http://h:1?a",
    "http://h:1#a",
    "http://h:99999",
    "http://user@host:80",
    "http://user:password@host:80",
    "file:///etc/passwd",
    "direct://",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = matchup_proxy_address_normalize (good[i][0], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, good[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (matchup_proxy_address_normalize (bad[i], NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strstr (error->message, "password@"));
    }
}

static void
test_proxy_login (void)
{
  g_autoptr (MatchupSecret) login = NULL;
  g_autoptr (MatchupSecret) none = NULL;
  g_autoptr (MatchupSecret) password = NULL;
  g_autofree char *address =
      matchup_proxy_address_normalize ("http://me%40work:p%3Aa%2Fss@host:80", &login, NULL);
  g_autofree char *plain = matchup_proxy_address_normalize ("http://host:80", &none, NULL);
  g_autofree char *user = NULL;

  g_assert_cmpstr (address, ==, "http://host:80");
  g_assert_true (matchup_proxy_login_split (login, &user, &password));
  g_assert_cmpstr (user, ==, "me@work");
  g_assert_cmpstr (matchup_secret_peek (password), ==, "p:a/ss");
  g_assert_cmpstr (plain, ==, "http://host:80");
  g_assert_null (none);
}

static void
test_proxy_login_of_any_text (void)
{
  g_autoptr (MatchupSecret) login = matchup_proxy_login_new ("a:b %41", ":密码%20@");
  g_autoptr (MatchupSecret) broken = matchup_secret_new ("no colon", -1);
  g_autoptr (MatchupSecret) password = NULL;
  g_autofree char *user = NULL;

  g_assert_true (matchup_proxy_login_split (login, &user, &password));
  g_assert_cmpstr (user, ==, "a:b %41");
  g_assert_cmpstr (matchup_secret_peek (password), ==, ":密码%20@");
  g_assert_false (matchup_proxy_login_split (broken, &user, &password));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/address/loopback", test_loopback);
  g_test_add_func ("/core/address/same-server", test_same_server);
  g_test_add_func ("/core/address/proxy", test_proxy_address);
  g_test_add_func ("/core/address/proxy-login", test_proxy_login);
  g_test_add_func ("/core/address/proxy-login-of-any-text", test_proxy_login_of_any_text);

  return g_test_run ();
}
