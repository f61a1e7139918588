/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ollama-decoder.h"

#include "matchup-service-errors.h"

#define NANOSECONDS 1000 /* per microsecond */

struct _MatchupOllamaDecoder
{
  MatchupBaseDecoder parent_instance;
};

G_DEFINE_FINAL_TYPE (MatchupOllamaDecoder, matchup_ollama_decoder, MATCHUP_TYPE_BASE_DECODER)

static void
take_tool_calls (MatchupBaseDecoder *base, JsonArray *calls)
{
  for (guint i = 0; calls != NULL && i < json_array_get_length (calls); i++)
    {
      JsonObject *call = matchup_json_array_get_object (calls, i);
      JsonObject *function = matchup_json_get_object (call, "function");

      if (function != NULL)
        matchup_base_decoder_give_tool_call (base,
                                             matchup_json_get_string (call, "id"),
                                             matchup_json_get_string (function, "name"),
                                             matchup_json_get_object (function, "arguments"));
    }
}

/* A prompt that was in the cache is not counted; then nobody knows its length. */
static void
take_usage (MatchupBaseDecoder *base, JsonObject *line)
{
  MatchupUsage usage;

  matchup_usage_init (&usage);
  usage.prompt = matchup_json_get_count (line, "prompt_eval_count");
  usage.completion = matchup_json_get_count (line, "eval_count");
  if (usage.prompt < 0 && usage.completion < 0)
    return;
  if (usage.prompt >= 0 && usage.completion >= 0)
    usage.total = usage.prompt + usage.completion;
  matchup_base_decoder_give_usage (base, &usage);
}

static gint64
read_duration (JsonObject *line, const char *name)
{
  gint64 duration = matchup_json_get_count (line, name);

  return duration >= 0 ? duration / NANOSECONDS : -1;
}

static void
take_timings (MatchupBaseDecoder *base, JsonObject *line)
{
  const MatchupServiceTimings timings = {
    .load_time = read_duration (line, "load_duration"),
    .prompt_time = read_duration (line, "prompt_eval_duration"),
    .prompt_tokens = matchup_json_get_count (line, "prompt_eval_count"),
    .writing_time = read_duration (line, "eval_duration"),
    .written_tokens = matchup_json_get_count (line, "eval_count"),
  };

  if (timings.prompt_time >= 0 || timings.writing_time >= 0)
    matchup_base_decoder_give_timings (base, &timings);
}

static void
take_line (MatchupBaseDecoder *base, JsonObject *line)
{
  JsonObject *message = matchup_json_get_object (line, "message");

  matchup_base_decoder_give_started (base);
  matchup_base_decoder_give_model (base, matchup_json_get_string (line, "model"));
  matchup_base_decoder_give_text (base,
                                  MATCHUP_PART_KIND_REASONING,
                                  matchup_json_get_string (message, "thinking"));
  matchup_base_decoder_give_text (base,
                                  MATCHUP_PART_KIND_TEXT,
                                  matchup_json_get_string (message, "content"));
  take_tool_calls (base, matchup_json_get_array (message, "tool_calls"));
  if (!matchup_json_get_flag (line, "done"))
    return;
  matchup_base_decoder_give_finish (base, matchup_json_get_string (line, "done_reason"));
  take_usage (base, line);
  take_timings (base, line);
  matchup_base_decoder_set_done (base);
}

static void
matchup_ollama_decoder_take_event (MatchupBaseDecoder *base, const char *name, JsonNode *root)
{
  g_autoptr (MatchupErrorInfo) error = matchup_service_errors_from_json (root, 200, -1);

  if (error != NULL)
    matchup_base_decoder_give_error (base, error);
  else
    take_line (base, matchup_json_node_get_object (root));
}

/* A relay that collects the answer may write it over several lines. */
static gboolean
matchup_ollama_decoder_take_document (MatchupBaseDecoder *base, JsonNode *root)
{
  JsonObject *object = matchup_json_node_get_object (root);

  if (matchup_json_get_object (object, "message") == NULL)
    return FALSE;
  take_line (base, object);
  return TRUE;
}

static void
matchup_ollama_decoder_class_init (MatchupOllamaDecoderClass *klass)
{
  MatchupBaseDecoderClass *base_class = MATCHUP_BASE_DECODER_CLASS (klass);

  base_class->json_lines = TRUE;
  base_class->take_event = matchup_ollama_decoder_take_event;
  base_class->take_document = matchup_ollama_decoder_take_document;
}

static void
matchup_ollama_decoder_init (MatchupOllamaDecoder *self)
{
}

MatchupStreamDecoder *
matchup_ollama_decoder_new (MatchupStreamFunc func, gpointer user_data)
{
  MatchupOllamaDecoder *self = g_object_new (MATCHUP_TYPE_OLLAMA_DECODER, NULL);

  matchup_base_decoder_set_output (MATCHUP_BASE_DECODER (self), func, user_data);
  return MATCHUP_STREAM_DECODER (self);
}
