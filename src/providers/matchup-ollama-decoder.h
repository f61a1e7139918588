/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-base-decoder.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_OLLAMA_DECODER (matchup_ollama_decoder_get_type ())
G_DECLARE_FINAL_TYPE (MatchupOllamaDecoder,
                      matchup_ollama_decoder,
                      MATCHUP,
                      OLLAMA_DECODER,
                      MatchupBaseDecoder)

/**
 * MatchupOllamaDecoder: the answer to POST .../api/chat, an object per line; the last one says
 * "done" and brings the counts and the times that the server measured.
 */
MatchupStreamDecoder *matchup_ollama_decoder_new (MatchupStreamFunc func,
                                                  gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
