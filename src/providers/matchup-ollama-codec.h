/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_OLLAMA_CODEC (matchup_ollama_codec_get_type ())
G_DECLARE_FINAL_TYPE (MatchupOllamaCodec, matchup_ollama_codec, MATCHUP, OLLAMA_CODEC, GObject)

/**
 * MatchupOllamaCodec: POST {address}/api/chat, the own format of Ollama.
 *
 * It tells more than the OpenAI format that Ollama speaks too: thinking, and what the server
 * measured itself. Addresses that people know from that format ("http://host:11434/v1") and from
 * the documentation ("http://host:11434/api") are understood as well.
 */
MatchupCodec *matchup_ollama_codec_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
