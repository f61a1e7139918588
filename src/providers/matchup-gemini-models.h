/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-model-ref.h"

G_BEGIN_DECLS

/* The answer to GET .../models: those that write, without "models/" in front of their names. */
GPtrArray *matchup_gemini_models_parse (const char *provider_id,
                                        const char *body,
                                        gsize length,
                                        MatchupErrorInfo **out_error);

/* The name behind "models/", where that stands there. */
const char *matchup_gemini_models_skip_prefix (const char *name);

G_END_DECLS
