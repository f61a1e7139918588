/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/* The JSON body of POST .../chat/completions: only what is set, and only fields the service knows.
 */
GBytes *matchup_openai_request_build_body (const MatchupRequestSnapshot *snapshot)
    G_GNUC_WARN_UNUSED_RESULT;

/*
 * How hard a model of OpenAI shall think, NULL: as it does by itself. Only "low" and "medium" are
 * understood by every one of them that thinks.
 */
const char *matchup_openai_request_get_effort (MatchupThinking thinking);

G_END_DECLS
