/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-decoder.h"

#include "matchup-openai-chunk.h"
#include "matchup-service-errors.h"

struct _MatchupOpenaiDecoder
{
  MatchupBaseDecoder parent_instance;
};

G_DEFINE_FINAL_TYPE (MatchupOpenaiDecoder, matchup_openai_decoder, MATCHUP_TYPE_BASE_DECODER)

static void
take_tool_calls (MatchupBaseDecoder *base, JsonArray *calls)
{
  for (guint i = 0; calls != NULL && i < json_array_get_length (calls); i++)
    {
      JsonObject *call = matchup_json_array_get_object (calls, i);
      MatchupStreamEvent event;

      if (matchup_openai_chunk_read_tool_call (call, (int) i, &event))
        matchup_base_decoder_give (base, &event);
    }
}

static void
take_choice (MatchupBaseDecoder *base, JsonObject *choice, gboolean document)
{
  gboolean take_message = document || !matchup_base_decoder_has_output (base);
  MatchupOpenaiPieces pieces;

  matchup_openai_chunk_read_choice (choice, take_message, &pieces);
  matchup_base_decoder_give_text (base, MATCHUP_PART_KIND_REASONING, pieces.reasoning);
  matchup_base_decoder_give_text (base, MATCHUP_PART_KIND_TEXT, pieces.text);
  matchup_base_decoder_give_text (base, MATCHUP_PART_KIND_REFUSAL, pieces.refusal);
  take_tool_calls (base, pieces.tool_calls);
  matchup_base_decoder_give_finish (base, matchup_json_get_string (choice, "finish_reason"));
  matchup_openai_pieces_clear (&pieces);
}

static void
take_usage (MatchupBaseDecoder *base, JsonObject *chunk)
{
  MatchupUsage usage;
  g_autoptr (MatchupCost) cost = NULL;

  if (matchup_openai_chunk_read_usage (chunk, &usage, &cost))
    matchup_base_decoder_give_usage (base, &usage);
  if (cost != NULL)
    {
      const MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_COST, .cost = cost };

      matchup_base_decoder_give (base, &event);
    }
}

static void
take_timings (MatchupBaseDecoder *base, JsonObject *chunk)
{
  MatchupServiceTimings timings;

  if (matchup_openai_chunk_read_timings (chunk, &timings))
    matchup_base_decoder_give_timings (base, &timings);
}

/* Only the first of several answers is wanted: nobody asked for more. */
static void
take_choices (MatchupBaseDecoder *base, JsonArray *choices, gboolean document)
{
  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++)
    {
      JsonObject *choice = matchup_json_array_get_object (choices, i);

      if (choice != NULL && matchup_json_get_count (choice, "index") <= 0)
        take_choice (base, choice, document);
    }
}

static void
take_chunk (MatchupBaseDecoder *base, JsonObject *chunk, gboolean document)
{
  matchup_base_decoder_give_started (base);
  matchup_base_decoder_give_model (base, matchup_json_get_string (chunk, "model"));
  matchup_base_decoder_give_id (base, matchup_json_get_string (chunk, "id"));
  take_choices (base, matchup_json_get_array (chunk, "choices"), document);
  take_usage (base, chunk);
  take_timings (base, chunk);
}

/* A chunk that reports a failure may bring the last text as well. */
static void
matchup_openai_decoder_take_event (MatchupBaseDecoder *base, const char *name, JsonNode *root)
{
  g_autoptr (MatchupErrorInfo) error = matchup_service_errors_from_json (root, 200, -1);

  take_chunk (base, matchup_json_node_get_object (root), FALSE);
  if (error != NULL)
    matchup_base_decoder_give_error (base, error);
}

/* A document that reports a failure is nothing but that. */
static gboolean
matchup_openai_decoder_take_document (MatchupBaseDecoder *base, JsonNode *root)
{
  JsonObject *object = matchup_json_node_get_object (root);
  g_autoptr (MatchupErrorInfo) error = matchup_service_errors_from_json (root, 200, -1);

  if (error != NULL || object == NULL || !json_object_has_member (object, "choices"))
    return FALSE;
  take_chunk (base, object, TRUE);
  return TRUE;
}

static void
matchup_openai_decoder_class_init (MatchupOpenaiDecoderClass *klass)
{
  MatchupBaseDecoderClass *base_class = MATCHUP_BASE_DECODER_CLASS (klass);

  base_class->take_event = matchup_openai_decoder_take_event;
  base_class->take_document = matchup_openai_decoder_take_document;
}

static void
matchup_openai_decoder_init (MatchupOpenaiDecoder *self)
{
}

MatchupStreamDecoder *
matchup_openai_decoder_new (MatchupStreamFunc func, gpointer user_data)
{
  MatchupOpenaiDecoder *self = g_object_new (MATCHUP_TYPE_OPENAI_DECODER, NULL);

  matchup_base_decoder_set_output (MATCHUP_BASE_DECODER (self), func, user_data);
  return MATCHUP_STREAM_DECODER (self);
}
