/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/* The JSON body of POST /v1/messages: only what is set, and only fields that the model takes. */
GPtrArray *matchup_anthropic_request_build_body (const MatchupRequestSnapshot *snapshot)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
