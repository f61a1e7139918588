/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/* The server itself: @address without the "/v1" or "/api" at its end. */
char *matchup_ollama_request_dup_root (const char *address);
/* The JSON body of POST .../api/chat: only what is set. */
GPtrArray *matchup_ollama_request_build_body (const MatchupRequestSnapshot *snapshot)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
