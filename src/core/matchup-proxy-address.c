/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-proxy-address.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

/* The names that other programs give to what is "socks5" here; NULL for anything unknown. */
static const char *
get_scheme (GUri *uri)
{
  static const char *const known[][2] = {
    { "http", "http" },    { "https", "https" },    { "socks5", "socks5" },
    { "socks", "socks5" }, { "socks5h", "socks5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (g_strcmp0 (g_uri_get_scheme (uri), known[i][0]) == 0)
        return known[i][1];
    }
  return NULL;
}

static gboolean
check (GUri *uri, gboolean may_hold_login, GError **error)
{
  const char *host = g_uri_get_host (uri);
  const char *path = g_uri_get_path (uri);

  if (get_scheme (uri) == NULL)
    return refuse (error, _ ("The proxy has to begin with http://, https:// or socks5://."));
  if (host == NULL || *host == '\0')
    return refuse (error, _ ("The address of the proxy has no server name."));
  if (g_uri_get_port (uri) <= 0)
    return refuse (error, _ ("The address of the proxy has to end with its port, such as :1080."));
  if (g_uri_get_userinfo (uri) != NULL && !may_hold_login)
    return refuse (error, _ ("User and password of the proxy have fields of their own."));
  if ((*path != '\0' && strcmp (path, "/") != 0) || g_uri_get_query (uri) != NULL ||
      g_uri_get_fragment (uri) != NULL)
    return refuse (error, _ ("The address of the proxy must end after its port."));
  return TRUE;
}

char *
matchup_proxy_address_normalize (const char *typed, MatchupSecret **out_login, GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  address = g_strstrip (g_strdup (typed));
  if (*address == '\0')
    refuse (error, _ ("The address of the proxy is missing."));
  else if (strstr (address, "://") == NULL)
    refuse (error, _ ("The proxy has to begin with http://, https:// or socks5://."));
  else
    {
      uri = g_uri_parse (address, G_URI_FLAGS_HAS_PASSWORD, NULL);
      if (uri == NULL)
        refuse (error, _ ("This is not the address of a proxy."));
    }
  explicit_bzero (address, strlen (address));
  if (uri == NULL || !check (uri, out_login != NULL, error))
    return NULL;
  if (out_login != NULL)
    *out_login =
        g_uri_get_user (uri) != NULL
            ? matchup_proxy_login_new (g_uri_get_user (uri),
                                       g_uri_get_password (uri) != NULL ? g_uri_get_password (uri)
                                                                        : "")
            : NULL;
  return g_uri_join (G_URI_FLAGS_NONE,
                     get_scheme (uri),
                     NULL,
                     g_uri_get_host (uri),
                     g_uri_get_port (uri),
                     "",
                     NULL,
                     NULL);
}

MatchupSecret *
matchup_proxy_login_new (const char *user, const char *password)
{
  g_autofree char *escaped_user = NULL;
  g_autofree char *escaped_password = NULL;
  g_autofree char *joined = NULL;
  MatchupSecret *login;

  g_return_val_if_fail (user != NULL && password != NULL, NULL);

  escaped_user = g_uri_escape_string (user, NULL, FALSE);
  escaped_password = g_uri_escape_string (password, NULL, FALSE);
  joined = g_strdup_printf ("%s:%s", escaped_user, escaped_password);
  login = matchup_secret_new (joined, -1);
  explicit_bzero (escaped_password, strlen (escaped_password));
  explicit_bzero (joined, strlen (joined));
  return login;
}

gboolean
matchup_proxy_login_split (MatchupSecret *login, char **out_user, MatchupSecret **out_password)
{
  const char *text;
  const char *colon;
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;

  g_return_val_if_fail (login != NULL, FALSE);
  g_return_val_if_fail (out_user != NULL && out_password != NULL, FALSE);

  text = matchup_secret_peek (login);
  colon = strchr (text, ':');
  if (colon == NULL)
    return FALSE;
  user = g_uri_unescape_segment (text, colon, NULL);
  password = g_uri_unescape_string (colon + 1, NULL);
  if (user == NULL || password == NULL)
    return FALSE;
  *out_user = g_steal_pointer (&user);
  *out_password = matchup_secret_new (password, -1);
  explicit_bzero (password, strlen (password));
  return TRUE;
}
