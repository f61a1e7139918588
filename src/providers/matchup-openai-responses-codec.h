/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_OPENAI_RESPONSES_CODEC (matchup_openai_responses_codec_get_type ())
G_DECLARE_FINAL_TYPE (MatchupOpenaiResponsesCodec,
                      matchup_openai_responses_codec,
                      MATCHUP,
                      OPENAI_RESPONSES_CODEC,
                      GObject)

/**
 * MatchupOpenaiResponsesCodec: POST {address}/responses of OpenAI and of the servers that follow
 * it. Each request carries the whole conversation, the service is told to keep nothing.
 */
MatchupCodec *matchup_openai_responses_codec_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
