/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-chunk.h"

#include <string.h>

static void
append_text_parts (GString *out, JsonArray *parts)
{
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = matchup_json_array_get_object (parts, i);
      const char *text = matchup_json_get_string (part, "text");

      if (text != NULL)
        g_string_append (out, text);
    }
}

static char *
end_string (GString *string)
{
  if (string->len > 0)
    return g_string_free (string, FALSE);
  g_string_free (string, TRUE);
  return NULL;
}

/* Mistral: "content" is a list of typed parts; those of type "thinking" hold a list of their own.
 */
static void
read_content_parts (JsonArray *content, MatchupOpenaiPieces *pieces)
{
  GString *text = g_string_new (NULL);
  GString *reasoning = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (content); i++)
    {
      JsonObject *part = matchup_json_array_get_object (content, i);
      const char *type = matchup_json_get_string (part, "type");
      const char *piece = matchup_json_get_string (part, "text");

      if (g_strcmp0 (type, "thinking") == 0)
        append_text_parts (reasoning, matchup_json_get_array (part, "thinking"));
      else if (piece != NULL)
        g_string_append (text, piece);
    }
  pieces->text = end_string (text);
  if (pieces->reasoning == NULL)
    pieces->reasoning = end_string (reasoning);
  else
    g_string_free (reasoning, TRUE);
}

/* OpenRouter, MiniMax: a list of pieces, of which encrypted ones say nothing. */
static char *
read_reasoning_details (JsonArray *details)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; details != NULL && i < json_array_get_length (details); i++)
    {
      JsonObject *detail = matchup_json_array_get_object (details, i);
      const char *type = matchup_json_get_string (detail, "type");
      const char *piece = NULL;

      if (g_strcmp0 (type, "reasoning.text") == 0)
        piece = matchup_json_get_string (detail, "text");
      else if (g_strcmp0 (type, "reasoning.summary") == 0)
        piece = matchup_json_get_string (detail, "summary");
      if (piece != NULL)
        g_string_append (out, piece);
    }
  return end_string (out);
}

/* Services send the same thinking in several fields: the first one that is not empty is taken. */
static char *
read_reasoning (JsonObject *delta)
{
  static const char *const fields[] = { "reasoning_content", "reasoning_text", "reasoning" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = matchup_json_get_string (delta, fields[i]);

      if (text != NULL && *text != '\0')
        return g_strdup (text);
    }
  return read_reasoning_details (matchup_json_get_array (delta, "reasoning_details"));
}

void
matchup_openai_chunk_read_choice (JsonObject *choice,
                                  gboolean take_message,
                                  MatchupOpenaiPieces *out_pieces)
{
  JsonObject *delta = matchup_json_get_object (choice, "delta");
  JsonArray *content;

  *out_pieces = (MatchupOpenaiPieces){ 0 };
  if (delta == NULL && take_message)
    delta = matchup_json_get_object (choice, "message");
  if (delta == NULL)
    return;
  out_pieces->reasoning = read_reasoning (delta);
  content = matchup_json_get_array (delta, "content");
  if (content != NULL)
    read_content_parts (content, out_pieces);
  else
    out_pieces->text = g_strdup (matchup_json_get_string (delta, "content"));
  out_pieces->refusal = matchup_json_get_string (delta, "refusal");
  out_pieces->tool_calls = matchup_json_get_array (delta, "tool_calls");
}

void
matchup_openai_pieces_clear (MatchupOpenaiPieces *pieces)
{
  g_clear_pointer (&pieces->text, g_free);
  g_clear_pointer (&pieces->reasoning, g_free);
}

gboolean
matchup_openai_chunk_read_tool_call (JsonObject *call, int position, MatchupStreamEvent *out_event)
{
  JsonObject *function = matchup_json_get_object (call, "function");
  gint64 index = matchup_json_get_count (call, "index");
  const char *arguments = matchup_json_get_string (function, "arguments");

  if (call == NULL)
    return FALSE;
  *out_event = (MatchupStreamEvent){
    .type = MATCHUP_STREAM_EVENT_TOOL_CALL,
    .text = arguments != NULL ? arguments : "",
    .length = arguments != NULL ? strlen (arguments) : 0,
    .tool_index = index >= 0 && index < 1000 ? (int) index : position,
    .tool_id = matchup_json_get_string (call, "id"),
    .tool_name = matchup_json_get_string (function, "name"),
  };
  return TRUE;
}

/* Usage stands at the top, in the last choice (Moonshot) or under x_groq (Groq). */
static JsonObject *
find_usage (JsonObject *chunk)
{
  JsonObject *usage = matchup_json_get_object (chunk, "usage");
  JsonObject *choice;

  if (usage != NULL)
    return usage;
  choice = matchup_json_array_get_object (matchup_json_get_array (chunk, "choices"), 0);
  usage = matchup_json_get_object (choice, "usage");
  if (usage != NULL)
    return usage;
  return matchup_json_get_object (matchup_json_get_object (chunk, "x_groq"), "usage");
}

static gint64
first_count (gint64 a, gint64 b)
{
  return a >= 0 ? a : b;
}

gboolean
matchup_openai_chunk_read_usage (JsonObject *chunk, MatchupUsage *out_usage, MatchupCost **out_cost)
{
  JsonObject *usage = find_usage (chunk);
  JsonObject *details;
  double cost;

  *out_cost = NULL;
  if (usage == NULL)
    return FALSE;
  matchup_usage_init (out_usage);
  out_usage->prompt = matchup_json_get_count (usage, "prompt_tokens");
  out_usage->completion = matchup_json_get_count (usage, "completion_tokens");
  out_usage->total = matchup_json_get_count (usage, "total_tokens");
  details = matchup_json_get_object (usage, "prompt_tokens_details");
  out_usage->cached =
      first_count (matchup_json_get_count (details, "cached_tokens"),
                   first_count (matchup_json_get_count (usage, "cached_tokens"),
                                matchup_json_get_count (usage, "prompt_cache_hit_tokens")));
  details = matchup_json_get_object (usage, "completion_tokens_details");
  out_usage->reasoning = matchup_json_get_count (details, "reasoning_tokens");
  if (out_usage->prompt < 0 && out_usage->completion < 0)
    return FALSE;
  /* xAI counts thinking apart from the answer, everybody else as a part of it. */
  if (out_usage->reasoning > 0 && out_usage->prompt >= 0 && out_usage->completion >= 0 &&
      out_usage->total == out_usage->prompt + out_usage->completion + out_usage->reasoning)
    out_usage->completion += out_usage->reasoning;
  if (out_usage->total < 0 && out_usage->prompt >= 0 && out_usage->completion >= 0)
    out_usage->total = out_usage->prompt + out_usage->completion;
  if (matchup_json_get_double (usage, "cost", &cost) && cost >= 0 && cost < 1e6)
    *out_cost = matchup_cost_new (cost, "USD", MATCHUP_VALUE_SOURCE_TOLD, NULL);
  return TRUE;
}

static gint64
read_milliseconds (JsonObject *object, const char *name)
{
  double value;

  if (!matchup_json_get_double (object, name, &value) || !(value >= 0 && value < 1e12))
    return -1;
  return (gint64) (value * 1000);
}

gboolean
matchup_openai_chunk_read_timings (JsonObject *chunk, MatchupServiceTimings *out_timings)
{
  JsonObject *timings = matchup_json_get_object (chunk, "timings");

  if (timings == NULL)
    return FALSE;
  *out_timings = (MatchupServiceTimings){
    .load_time = -1,
    .prompt_time = read_milliseconds (timings, "prompt_ms"),
    .prompt_tokens = matchup_json_get_count (timings, "prompt_n"),
    .writing_time = read_milliseconds (timings, "predicted_ms"),
    .written_tokens = matchup_json_get_count (timings, "predicted_n"),
  };
  return out_timings->prompt_time >= 0 || out_timings->writing_time >= 0;
}
