/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-private.h"

#include "matchup-address.h"
#include "matchup-config.h"
#include "matchup-proxy-address.h"

#include <glib/gi18n.h>
#include <string.h>

void
matchup_cli_way_clear (MatchupCliWay *way)
{
  g_clear_pointer (&way->address, g_free);
  g_clear_pointer (&way->login, matchup_secret_unref);
}

gboolean
matchup_cli_way_parse (MatchupCliWay *way, const char *proxy)
{
  g_autoptr (GError) error = NULL;

  if (proxy == NULL)
    return TRUE;
  way->given = TRUE;
  way->mode = MATCHUP_PROXY_MODE_SYSTEM;
  if (g_str_equal (proxy, "system"))
    return TRUE;
  way->mode = MATCHUP_PROXY_MODE_NONE;
  if (g_str_equal (proxy, "none"))
    return TRUE;
  way->mode = MATCHUP_PROXY_MODE_OWN;
  way->address = matchup_proxy_address_normalize (proxy, &way->login, &error);
  if (way->address == NULL)
    g_printerr ("%s\n", error->message);
  return way->address != NULL;
}

void
matchup_cli_way_hide (int argc, char **argv)
{
  for (int i = 0; i < argc; i++)
    {
      if (strstr (argv[i], "://") != NULL && strchr (argv[i], '@') != NULL)
        explicit_bzero (argv[i], strlen (argv[i]));
    }
}

gboolean
matchup_cli_way_check_address (const char *address, gboolean plain_http_accepted)
{
  if (plain_http_accepted || !matchup_address_is_exposed (address))
    return TRUE;
  g_printerr ("%s\n",
              _ ("The address begins with http://, so others could read your key on its way. Add "
                 "--plain-http if you accept that."));
  return FALSE;
}

/* FALSE with a sentence when the login cannot be kept beyond this call. */
static gboolean
store_login (MatchupProviderList *providers, MatchupProvider *provider, MatchupSecret *login)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupKeySource source = MATCHUP_KEY_SOURCE_NONE;
  MatchupCliWait wait;

  matchup_cli_wait_init (&wait);
  matchup_provider_list_set_proxy_login_async (providers,
                                               provider,
                                               login,
                                               matchup_cli_wait_cb,
                                               &wait);
  result = matchup_cli_wait_run (&wait);
  if (!matchup_provider_list_set_proxy_login_finish (providers, result, &source, &error))
    g_printerr ("%s\n", error->message);
  else if (source == MATCHUP_KEY_SOURCE_SESSION)
    g_printerr ("%s\n", _ ("There is no open keyring to keep the proxy’s password in."));
  else
    return TRUE;
  return FALSE;
}

gboolean
matchup_cli_way_save (MatchupCliWay *way, MatchupProviderList *providers, MatchupProvider *provider)
{
  if (way->given)
    matchup_provider_set_proxy_mode (provider, way->mode);
  if (way->address != NULL)
    matchup_provider_set_proxy_address (provider, way->address);
  if (way->plain_http_accepted)
    matchup_provider_set_plain_http_accepted (provider, TRUE);
  if (way->given || way->plain_http_accepted)
    matchup_provider_list_update (providers,
                                  provider,
                                  NULL,
                                  matchup_provider_get_address (provider),
                                  NULL);
  return way->address == NULL || store_login (providers, provider, way->login);
}
