/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-client.h"

G_BEGIN_DECLS

/* Which hop of a way through a proxy has failed; pure. */

/*
 * @stage: the last thing that happened on the connection, G_SOCKET_CLIENT_RESOLVING when nothing
 * did. FALSE when the proxy has done its part, and @error is about the service.
 */
gboolean matchup_proxy_errors_classify (GSocketClientEvent stage,
                                        const GError *error,
                                        MatchupHttpError *out_code);
G_END_DECLS
