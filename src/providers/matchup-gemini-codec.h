/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/**
 * matchup_gemini_codec: POST {address}/models/{model}:streamGenerateContent, as Google has it.
 *
 * The key goes into a header, never into the URL, where logs would keep it.
 */
extern const MatchupCodec matchup_gemini_codec;

G_END_DECLS
