/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/* The JSON body of POST .../chat/completions: only what is set, and only fields the service knows.
 */
GPtrArray *matchup_openai_request_build_body (const MatchupRequestSnapshot *snapshot)
    G_GNUC_WARN_UNUSED_RESULT;
/* Whether the body asks for the tokens at the end of the stream. */
gboolean matchup_openai_request_asks_for_usage (const MatchupRequestSnapshot *snapshot);

G_END_DECLS
