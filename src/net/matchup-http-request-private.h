/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-request.h"

G_BEGIN_DECLS

typedef void (*MatchupHttpHeaderFunc) (const char *name, const char *value, gpointer user_data);

void matchup_http_request_foreach_header (MatchupHttpRequest *self,
                                          MatchupHttpHeaderFunc func,
                                          gpointer user_data);
void matchup_http_request_emit_connected (MatchupHttpRequest *self);
/* FALSE with a MATCHUP_HTTP_ERROR when it must not be sent. */
gboolean matchup_http_request_may_be_sent (MatchupHttpRequest *self, GError **error);

G_END_DECLS
