/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation.h"
#include "matchup-provider-list.h"

G_BEGIN_DECLS

/* The --json object, with a newline; transfer full. @started_at: microseconds since 1970 UTC. */
char *matchup_cli_output_json (MatchupRound *round, gint64 started_at);
/* The small table at the end; transfer full. */
char *matchup_cli_output_table (MatchupRound *round);
/* Text as it may go to a terminal: an answer must not be able to control it. */
char *matchup_cli_output_sanitize (const char *text, gsize length);

G_END_DECLS
