/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/**
 * matchup_openai_chat_codec: POST {address}/chat/completions, as OpenAI has it and the others
 * understand it; in what a service departs from it is told by its template's quirks.
 */
extern const MatchupCodec matchup_openai_chat_codec;

G_END_DECLS
