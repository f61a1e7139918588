/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/**
 * matchup_ollama_codec: POST {address}/api/chat, the own format of Ollama.
 *
 * It tells more than the OpenAI format that Ollama speaks too: thinking, and what the server
 * measured itself. Addresses that people know from that format ("http://host:11434/v1") and from
 * the documentation ("http://host:11434/api") are understood as well.
 */
extern const MatchupCodec matchup_ollama_codec;

G_END_DECLS
