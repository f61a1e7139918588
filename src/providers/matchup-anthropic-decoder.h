/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-base-decoder.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ANTHROPIC_DECODER (matchup_anthropic_decoder_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAnthropicDecoder,
                      matchup_anthropic_decoder,
                      MATCHUP,
                      ANTHROPIC_DECODER,
                      MatchupBaseDecoder)

/**
 * MatchupAnthropicDecoder: the answer to POST /v1/messages, streamed or not.
 */
MatchupStreamDecoder *matchup_anthropic_decoder_new (MatchupStreamFunc func,
                                                     gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
