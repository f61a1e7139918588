/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/*
 * POST {address}/models/{model}:streamGenerateContent. The model may be written with or without
 * "models/" in front of it.
 */
char *matchup_gemini_request_dup_path (const char *model_id);
/* The JSON body: only what is set. */
GPtrArray *matchup_gemini_request_build_body (const MatchupRequestSnapshot *snapshot)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
