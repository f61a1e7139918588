/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/**
 * matchup_openai_responses_codec: POST {address}/responses of OpenAI and of the servers that follow
 * it. Each request carries the whole conversation, the service is told to keep nothing.
 */
extern const MatchupCodec matchup_openai_responses_codec;

G_END_DECLS
