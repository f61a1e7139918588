/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_HTTP_PROXY (matchup_http_proxy_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHttpProxy, matchup_http_proxy, MATCHUP, HTTP_PROXY, GObject)

/**
 * MatchupHttpProxy: tunnels through HTTP proxies (RFC 9110, section 9.3.6), also through such that
 * are spoken to through TLS. Everything is tunnelled, plain http too, so that only the proxy is
 * told its login, and its refusal is not taken for an answer of the service.
 *
 * In place of what libsoup 3.2 and GLib 2.74 do: libsoup sends the proxy's login on to the service,
 * inside the tunnel, and hands out a refused tunnel as the service's answer; GIO holds the
 * certificate of a proxy against its IP address instead of its name.
 */

/*
 * The address under which GIO leads an http or https proxy to this class; NULL for other proxies,
 * which GIO knows itself. Holds the login where @uri does. To be wiped.
 */
char *matchup_http_proxy_dup_tunnel (const char *uri) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
