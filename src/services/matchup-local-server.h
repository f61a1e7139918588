/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider-template.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LOCAL_SERVER (matchup_local_server_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLocalServer, matchup_local_server, MATCHUP, LOCAL_SERVER, GObject)

/**
 * MatchupLocalServer: a server with models that was found on this computer. Immutable.
 */
MatchupLocalServer *matchup_local_server_new (MatchupProviderTemplate *template_,
                                              guint16 port,
                                              guint n_models) G_GNUC_WARN_UNUSED_RESULT;
MatchupProviderTemplate *matchup_local_server_get_template (MatchupLocalServer *self);
guint16 matchup_local_server_get_port (MatchupLocalServer *self);
guint matchup_local_server_get_n_models (MatchupLocalServer *self);
/* What a service is connected with: "http://127.0.0.1:11434". */
const char *matchup_local_server_get_address (MatchupLocalServer *self);
gboolean matchup_local_server_equal (MatchupLocalServer *a, MatchupLocalServer *b);

G_END_DECLS
