/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-proxy-settings.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROXY_RESOLVER (matchup_proxy_resolver_get_type ())
G_DECLARE_FINAL_TYPE (MatchupProxyResolver,
                      matchup_proxy_resolver,
                      MATCHUP,
                      PROXY_RESOLVER,
                      GObject)

/**
 * MatchupProxyResolver: tells libsoup which proxy to take, by one #MatchupProxySettings.
 *
 * Loopback addresses are direct in every mode. Like the system: what NO_PROXY excepts is direct,
 * and the rest is up to the desktop, with its own exceptions. Main thread only, lookups in threads
 * of GIO excepted.
 */
MatchupProxyResolver *
matchup_proxy_resolver_new (MatchupProxySettings *settings,
                            GProxyResolver *system, /* NULL: of this desktop */
                            const char *no_proxy    /* what the system excepts; or NULL */
                            ) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the last lookup for this server led through a proxy. */
gboolean matchup_proxy_resolver_is_proxied (MatchupProxyResolver *self, const char *uri);
G_END_DECLS
