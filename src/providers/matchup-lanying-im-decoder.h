/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-base-decoder.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LANYING_IM_DECODER (matchup_lanying_im_decoder_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLanyingImDecoder,
                      matchup_lanying_im_decoder,
                      MATCHUP,
                      LANYING_IM_DECODER,
                      MatchupBaseDecoder)

/**
 * MatchupLanyingImDecoder: the answer to POST .../ai/message/send, one JSON document.
 *
 * HTTP says 200 to nearly everything: whether it worked stands in "code", and whether the chatbot
 * itself failed in the "ext" of its message, which is JSON inside of a string. Such a message has a
 * text for people, too, which is kept.
 */
MatchupStreamDecoder *matchup_lanying_im_decoder_new (MatchupStreamFunc func,
                                                      gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
