/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-model-ref.h"

G_BEGIN_DECLS

/* The answer to GET /v1/models?limit=1000; abilities and limits where it tells them. */
GPtrArray *matchup_anthropic_models_parse (const char *provider_id,
                                           const char *body,
                                           gsize length,
                                           MatchupErrorInfo **out_error);

G_END_DECLS
