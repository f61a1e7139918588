/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_OPENAI_CHAT_CODEC (matchup_openai_chat_codec_get_type ())
G_DECLARE_FINAL_TYPE (MatchupOpenaiChatCodec,
                      matchup_openai_chat_codec,
                      MATCHUP,
                      OPENAI_CHAT_CODEC,
                      GObject)

/**
 * MatchupOpenaiChatCodec: POST {address}/chat/completions, as OpenAI has it and the others
 * understand it; in what a service departs from it is told by its template's quirks.
 */
MatchupCodec *matchup_openai_chat_codec_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
