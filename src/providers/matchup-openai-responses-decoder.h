/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-base-decoder.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_OPENAI_RESPONSES_DECODER (matchup_openai_responses_decoder_get_type ())
G_DECLARE_FINAL_TYPE (MatchupOpenaiResponsesDecoder,
                      matchup_openai_responses_decoder,
                      MATCHUP,
                      OPENAI_RESPONSES_DECODER,
                      MatchupBaseDecoder)

/**
 * MatchupOpenaiResponsesDecoder: the answer to POST .../responses, streamed or not.
 */
MatchupStreamDecoder *
matchup_openai_responses_decoder_new (MatchupStreamFunc func,
                                      gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
