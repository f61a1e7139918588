/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_GEMINI_CODEC (matchup_gemini_codec_get_type ())
G_DECLARE_FINAL_TYPE (MatchupGeminiCodec, matchup_gemini_codec, MATCHUP, GEMINI_CODEC, GObject)

/**
 * MatchupGeminiCodec: POST {address}/models/{model}:streamGenerateContent, as Google has it.
 *
 * The key goes into a header, never into the URL, where logs would keep it.
 */
MatchupCodec *matchup_gemini_codec_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
