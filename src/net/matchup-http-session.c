/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-http-session.h"

#include "matchup-config.h"
#include "matchup-proxy-resolver.h"

#define MAX_CONNECTIONS 128
#define MAX_CONNECTIONS_PER_HOST 32
#define IDLE_CONNECTION_SECONDS 60

struct _MatchupHttpSession
{
  grefcount ref_count;
  MatchupProxySettings *proxy;
  MatchupProxyResolver *resolver;
  SoupSession *soup;
};

static const char *
get_no_proxy (void)
{
  const char *lower = g_getenv ("no_proxy");

  return lower != NULL ? lower : g_getenv ("NO_PROXY");
}

/*
 * libsoup's own limits (10 connections, 2 per host) would make the third column wait, and its
 * time-outs know nothing of phases, so both are replaced. No cookie jar, no decoder, no logger is
 * added.
 */
MatchupHttpSession *
matchup_http_session_new (MatchupProxySettings *proxy)
{
  MatchupHttpSession *self = g_new0 (MatchupHttpSession, 1);

  g_ref_count_init (&self->ref_count);
  self->proxy = matchup_proxy_settings_ref (proxy);
  self->resolver = matchup_proxy_resolver_new (proxy, NULL, get_no_proxy ());
  self->soup = soup_session_new_with_options ("max-conns",
                                              MAX_CONNECTIONS,
                                              "max-conns-per-host",
                                              MAX_CONNECTIONS_PER_HOST,
                                              "timeout",
                                              0,
                                              "idle-timeout",
                                              IDLE_CONNECTION_SECONDS,
                                              "user-agent",
                                              "Matchup/" PACKAGE_VERSION,
                                              "proxy-resolver",
                                              self->resolver,
                                              NULL);
  soup_session_remove_feature_by_type (self->soup, SOUP_TYPE_CONTENT_DECODER);
  return self;
}

MatchupHttpSession *
matchup_http_session_ref (MatchupHttpSession *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
matchup_http_session_unref (MatchupHttpSession *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  soup_session_abort (self->soup);
  g_object_unref (self->soup);
  g_object_unref (self->resolver);
  matchup_proxy_settings_unref (self->proxy);
  g_free (self);
}

SoupSession *
matchup_http_session_get_soup (MatchupHttpSession *self)
{
  return self->soup;
}

MatchupProxySettings *
matchup_http_session_get_proxy (MatchupHttpSession *self)
{
  return self->proxy;
}

gboolean
matchup_http_session_is_idle (MatchupHttpSession *self)
{
  return g_ref_count_compare (&self->ref_count, 1);
}

gboolean
matchup_http_session_is_proxied (MatchupHttpSession *self, const char *uri)
{
  return matchup_proxy_resolver_is_proxied (self->resolver, uri);
}
