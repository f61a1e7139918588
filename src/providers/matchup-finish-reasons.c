/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-finish-reasons.h"

static const struct
{
  const char *raw;
  MatchupFinishReason reason;
} map[] = {
  { "stop", MATCHUP_FINISH_REASON_STOP },
  { "end_turn", MATCHUP_FINISH_REASON_STOP },
  { "stop_sequence", MATCHUP_FINISH_REASON_STOP },
  { "completed", MATCHUP_FINISH_REASON_STOP },
  { "length", MATCHUP_FINISH_REASON_LENGTH },
  { "max_tokens", MATCHUP_FINISH_REASON_LENGTH },
  { "max_output_tokens", MATCHUP_FINISH_REASON_LENGTH },
  { "model_length", MATCHUP_FINISH_REASON_LENGTH },
  { "model_context_window_exceeded", MATCHUP_FINISH_REASON_LENGTH },
  { "content_filter", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "sensitive", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "safety", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "recitation", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "blocklist", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "prohibited_content", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "spii", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "image_safety", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "image_prohibited_content", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "image_recitation", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "jailbreak", MATCHUP_FINISH_REASON_CONTENT_FILTER },
  { "tool_calls", MATCHUP_FINISH_REASON_TOOL_CALLS },
  { "function_call", MATCHUP_FINISH_REASON_TOOL_CALLS },
  { "tool_use", MATCHUP_FINISH_REASON_TOOL_CALLS },
  { "refusal", MATCHUP_FINISH_REASON_REFUSAL },
  { "error", MATCHUP_FINISH_REASON_ERROR },
  { "network_error", MATCHUP_FINISH_REASON_ERROR },
  { "insufficient_system_resource", MATCHUP_FINISH_REASON_ERROR },
};

MatchupFinishReason
matchup_finish_reason_from_raw (const char *raw)
{
  g_return_val_if_fail (raw != NULL, MATCHUP_FINISH_REASON_OTHER);

  for (guint i = 0; i < G_N_ELEMENTS (map); i++)
    {
      if (g_ascii_strcasecmp (map[i].raw, raw) == 0)
        return map[i].reason;
    }
  return MATCHUP_FINISH_REASON_OTHER;
}
