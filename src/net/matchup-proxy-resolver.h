/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROXY_RESOLVER (matchup_proxy_resolver_get_type ())
G_DECLARE_FINAL_TYPE (MatchupProxyResolver,
                      matchup_proxy_resolver,
                      MATCHUP,
                      PROXY_RESOLVER,
                      GObject)

/**
 * MatchupProxyResolver: the system's proxy settings, but loopback addresses always direct.
 * Thread-safe.
 */
GProxyResolver *matchup_proxy_resolver_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
