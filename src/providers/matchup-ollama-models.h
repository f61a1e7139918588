/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-model-ref.h"

G_BEGIN_DECLS

/*
 * The answer to GET .../api/tags: those that write, named with their size ("qwen3:8b (8.2B)"). Only
 * newer servers tell what a model is able to do.
 */
GPtrArray *matchup_ollama_models_parse (const char *provider_id,
                                        const char *body,
                                        gsize length,
                                        MatchupErrorInfo **out_error);

G_END_DECLS
