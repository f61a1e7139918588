/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"
#include "matchup-json.h"

G_BEGIN_DECLS

/* What one choice of one chunk brings; NULL where nothing. */
typedef struct
{
  char *text;
  char *reasoning;
  const char *refusal;
  JsonArray *tool_calls;
} MatchupOpenaiPieces;

/*
 * @take_message: a whole "message" counts where there is no "delta" (a plain completion; a last
 * chunk that repeats everything is left out).
 */
void matchup_openai_chunk_read_choice (JsonObject *choice,
                                       gboolean take_message,
                                       MatchupOpenaiPieces *out_pieces);
void matchup_openai_pieces_clear (MatchupOpenaiPieces *pieces);

gboolean
matchup_openai_chunk_read_tool_call (JsonObject *call, int position, MatchupStreamEvent *out_event);

/* The usage of a chunk, wherever the service puts it; @out_cost when it tells one. */
gboolean matchup_openai_chunk_read_usage (JsonObject *chunk,
                                          MatchupUsage *out_usage,
                                          MatchupCost **out_cost);

/* What llama.cpp measured itself; FALSE when the chunk does not tell. */
gboolean matchup_openai_chunk_read_timings (JsonObject *chunk, MatchupServiceTimings *out_timings);

G_END_DECLS
