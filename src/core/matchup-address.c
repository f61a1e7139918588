/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-address.h"

#include <string.h>

static GUri *
parse (const char *uri)
{
  return g_uri_parse (uri, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
}

/* "localhost", "localhost.", "anything.localhost": as GResolver sees it. */
static gboolean
is_localhost (const char *host)
{
  static const char name[] = "localhost";
  gsize length = strlen (host);
  const char *start;

  if (length > 0 && host[length - 1] == '.')
    length--;
  if (length < strlen (name))
    return FALSE;
  start = host + length - strlen (name);
  return g_ascii_strncasecmp (start, name, strlen (name)) == 0 &&
         (start == host || start[-1] == '.');
}

static gboolean
is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (is_localhost (host))
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

gboolean
matchup_address_is_loopback (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;

  g_return_val_if_fail (uri != NULL, FALSE);

  parsed = parse (uri);
  return parsed != NULL && is_loopback (parsed);
}

gboolean
matchup_address_is_exposed (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;

  g_return_val_if_fail (uri != NULL, FALSE);

  parsed = parse (uri);
  return parsed != NULL && g_strcmp0 (g_uri_get_scheme (parsed), "http") == 0 &&
         !is_loopback (parsed);
}

gboolean
matchup_address_is_same_server (const char *uri, const char *other)
{
  g_autoptr (GUri) a = NULL;
  g_autoptr (GUri) b = NULL;

  g_return_val_if_fail (uri != NULL && other != NULL, FALSE);

  a = parse (uri);
  b = parse (other);
  return a != NULL && b != NULL && g_uri_get_host (a) != NULL && g_uri_get_host (b) != NULL &&
         g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         g_uri_get_port (a) == g_uri_get_port (b);
}
