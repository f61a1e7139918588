/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"

G_BEGIN_DECLS

/*
 * What a service calls the end of an answer, normalised over all of them: the values of OpenAI,
 * Anthropic, Gemini, Ollama, DeepSeek, Mistral and Zhipu. OTHER for anything else; case does not
 * matter.
 */
MatchupFinishReason matchup_finish_reason_from_raw (const char *raw);

G_END_DECLS
