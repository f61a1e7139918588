/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-gemini-decoder.h"

#include "matchup-service-errors.h"

struct _MatchupGeminiDecoder
{
  MatchupBaseDecoder parent_instance;
};

G_DEFINE_FINAL_TYPE (MatchupGeminiDecoder, matchup_gemini_decoder, MATCHUP_TYPE_BASE_DECODER)

/* Parts that hold neither text nor a call (signatures, code that ran there) are left out. */
static void
take_part (MatchupBaseDecoder *base, JsonObject *part)
{
  JsonObject *call = matchup_json_get_object (part, "functionCall");

  matchup_base_decoder_give_text (base,
                                  matchup_json_get_flag (part, "thought")
                                      ? MATCHUP_PART_KIND_REASONING
                                      : MATCHUP_PART_KIND_TEXT,
                                  matchup_json_get_string (part, "text"));
  if (call != NULL)
    matchup_base_decoder_give_tool_call (base,
                                         matchup_json_get_string (call, "id"),
                                         matchup_json_get_string (call, "name"),
                                         matchup_json_get_object (call, "args"));
}

/* Only the first of several answers is wanted: nobody asked for more. */
static void
take_candidates (MatchupBaseDecoder *base, JsonArray *candidates)
{
  for (guint i = 0; candidates != NULL && i < json_array_get_length (candidates); i++)
    {
      JsonObject *candidate = matchup_json_array_get_object (candidates, i);
      JsonObject *content = matchup_json_get_object (candidate, "content");
      JsonArray *parts = matchup_json_get_array (content, "parts");

      if (matchup_json_get_count (candidate, "index") > 0)
        continue;
      for (guint j = 0; parts != NULL && j < json_array_get_length (parts); j++)
        take_part (base, matchup_json_array_get_object (parts, j));
      matchup_base_decoder_give_finish (base, matchup_json_get_string (candidate, "finishReason"));
    }
}

/* Zeros are left out; thinking is counted apart from the answer, results of tools from the prompt.
 */
static void
take_usage (MatchupBaseDecoder *base, JsonObject *counts)
{
  gint64 prompt = matchup_json_get_count (counts, "promptTokenCount");
  gint64 thoughts = matchup_json_get_count (counts, "thoughtsTokenCount");
  MatchupUsage usage;

  if (prompt < 0)
    return;
  matchup_usage_init (&usage);
  usage.prompt = prompt + MAX (matchup_json_get_count (counts, "toolUsePromptTokenCount"), 0);
  usage.completion =
      MAX (matchup_json_get_count (counts, "candidatesTokenCount"), 0) + MAX (thoughts, 0);
  usage.total = matchup_json_get_count (counts, "totalTokenCount");
  if (usage.total < 0)
    usage.total = usage.prompt + usage.completion;
  usage.cached = matchup_json_get_count (counts, "cachedContentTokenCount");
  usage.reasoning = thoughts;
  matchup_base_decoder_give_usage (base, &usage);
}

static MatchupErrorInfo *
read_block (JsonObject *feedback)
{
  const char *reason = matchup_json_get_string (feedback, "blockReason");

  if (reason == NULL)
    return NULL;
  return matchup_service_errors_of_kind (MATCHUP_ERROR_KIND_CONTENT_FILTER, reason, NULL, FALSE);
}

static void
take_chunk (MatchupBaseDecoder *base, JsonObject *chunk)
{
  JsonObject *feedback = matchup_json_get_object (chunk, "promptFeedback");
  g_autoptr (MatchupErrorInfo) blocked = read_block (feedback);

  matchup_base_decoder_give_started (base);
  matchup_base_decoder_give_model (base, matchup_json_get_string (chunk, "modelVersion"));
  matchup_base_decoder_give_id (base, matchup_json_get_string (chunk, "responseId"));
  take_candidates (base, matchup_json_get_array (chunk, "candidates"));
  take_usage (base, matchup_json_get_object (chunk, "usageMetadata"));
  if (blocked == NULL)
    return;
  matchup_base_decoder_give_finish (base, matchup_json_get_string (feedback, "blockReason"));
  matchup_base_decoder_give_error (base, blocked);
}

static void
matchup_gemini_decoder_take_event (MatchupBaseDecoder *base, const char *name, JsonNode *root)
{
  g_autoptr (MatchupErrorInfo) error = matchup_service_errors_from_json (root, 200, -1);

  take_chunk (base, matchup_json_node_get_object (root));
  if (error != NULL)
    matchup_base_decoder_give_error (base, error);
}

static gboolean
is_answer (JsonObject *object)
{
  return object != NULL && (json_object_has_member (object, "candidates") ||
                            json_object_has_member (object, "promptFeedback"));
}

/* The answer as one object or as an array of chunks, of which the last may report a failure. */
static gboolean
matchup_gemini_decoder_take_document (MatchupBaseDecoder *base, JsonNode *root)
{
  JsonArray *chunks;

  if (!JSON_NODE_HOLDS_ARRAY (root))
    {
      if (!is_answer (matchup_json_node_get_object (root)))
        return FALSE;
      matchup_gemini_decoder_take_event (base, "", root);
      return TRUE;
    }
  chunks = json_node_get_array (root);
  if (!is_answer (matchup_json_array_get_object (chunks, 0)))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (chunks); i++)
    matchup_gemini_decoder_take_event (base, "", json_array_get_element (chunks, i));
  return TRUE;
}

static void
matchup_gemini_decoder_class_init (MatchupGeminiDecoderClass *klass)
{
  MatchupBaseDecoderClass *base_class = MATCHUP_BASE_DECODER_CLASS (klass);

  base_class->take_event = matchup_gemini_decoder_take_event;
  base_class->take_document = matchup_gemini_decoder_take_document;
}

static void
matchup_gemini_decoder_init (MatchupGeminiDecoder *self)
{
}

MatchupStreamDecoder *
matchup_gemini_decoder_new (MatchupStreamFunc func, gpointer user_data)
{
  MatchupGeminiDecoder *self = g_object_new (MATCHUP_TYPE_GEMINI_DECODER, NULL);

  matchup_base_decoder_set_output (MATCHUP_BASE_DECODER (self), func, user_data);
  return MATCHUP_STREAM_DECODER (self);
}
