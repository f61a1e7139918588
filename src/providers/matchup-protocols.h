/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/*
 * The wire formats by the names that stand in data/providers.json, in the database and behind
 * --protocol: "openai-chat", "openai-responses", "anthropic", "gemini", "ollama", "lanying-im".
 */

#define MATCHUP_PROTOCOL_DEFAULT "openai-chat"
#define MATCHUP_PROTOCOL_RESPONSES "openai-responses"

/* All names, NULL at the end; static. */
const char *const *matchup_protocols_get_names (void);
gboolean matchup_protocols_is_known (const char *name);
/* The codec of a format; static. NULL for an unknown name. */
const MatchupCodec *matchup_protocols_get_codec (const char *name);

G_END_DECLS
