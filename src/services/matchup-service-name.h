/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-local-server.h"
#include "matchup-provider.h"

G_BEGIN_DECLS

/* The name of a service as shown: the person's own, else the known one in the person's language. */
char *matchup_service_dup_name (MatchupProvider *provider);
/* Where its key is, in words. */
char *matchup_service_dup_key_state (MatchupProvider *provider);
/* A server that was found on this computer and is not connected yet. */
char *matchup_service_dup_found_name (MatchupLocalServer *server);
/* The name for people of a format; the name for programs where that is not known. */
const char *matchup_service_get_format_name (const char *protocol);

G_END_DECLS
