/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/* The JSON body of POST .../responses: only what is set, nothing to be kept by the service. */
GPtrArray *matchup_openai_responses_request_build_body (const MatchupRequestSnapshot *snapshot)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
