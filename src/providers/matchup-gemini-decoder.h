/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-base-decoder.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_GEMINI_DECODER (matchup_gemini_decoder_get_type ())
G_DECLARE_FINAL_TYPE (MatchupGeminiDecoder,
                      matchup_gemini_decoder,
                      MATCHUP,
                      GEMINI_DECODER,
                      MatchupBaseDecoder)

/**
 * MatchupGeminiDecoder: the answer to POST .../models/{model}:streamGenerateContent.
 *
 * Events hold whole objects without a mark at the end. A relay that loses "alt=sse" makes one JSON
 * array of the same objects of it. A question that is refused at once has no candidates: it is told
 * as a failure by content rules.
 */
MatchupStreamDecoder *matchup_gemini_decoder_new (MatchupStreamFunc func,
                                                  gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
