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
/* The same for names and ids, which stay in their line; @text need not be UTF-8. */
char *matchup_cli_output_sanitize_line (const char *text);
/* "SERVICE/MODEL" as it may go to a terminal; transfer full. */
char *matchup_cli_output_dup_name (const char *provider_id, const char *model_id);

G_END_DECLS
