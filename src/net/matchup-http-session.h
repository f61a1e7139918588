/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "matchup-proxy-settings.h"

G_BEGIN_DECLS

/**
 * MatchupHttpSession: a SoupSession for everything that goes the same way; see #MatchupHttpClient.
 * Reference counted, main thread.
 */
typedef struct _MatchupHttpSession MatchupHttpSession;

MatchupHttpSession *
matchup_http_session_new (MatchupProxySettings *proxy) G_GNUC_WARN_UNUSED_RESULT;
MatchupHttpSession *matchup_http_session_ref (MatchupHttpSession *self);
void matchup_http_session_unref (MatchupHttpSession *self);

SoupSession *matchup_http_session_get_soup (MatchupHttpSession *self);
MatchupProxySettings *matchup_http_session_get_proxy (MatchupHttpSession *self);
/* The only reference is the caller's: no exchange is under way. */
gboolean matchup_http_session_is_idle (MatchupHttpSession *self);
/* As said by #MatchupProxyResolver. */
gboolean matchup_http_session_is_proxied (MatchupHttpSession *self, const char *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupHttpSession, matchup_http_session_unref)

G_END_DECLS
