/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-anthropic-decoder.h"

#include "matchup-json-print.h"
#include "matchup-service-errors.h"

#include <string.h>

struct _MatchupAnthropicDecoder
{
  MatchupBaseDecoder parent_instance;

  /* Tokens so far; -1: not told yet. What is sent later replaces what was sent earlier. */
  gint64 input;
  gint64 cache_writes;
  gint64 cache_reads;
  gint64 output;
  gint64 thinking;

  int n_tools;
  gboolean in_tool; /* the open block is a call */
};

G_DEFINE_FINAL_TYPE (MatchupAnthropicDecoder, matchup_anthropic_decoder, MATCHUP_TYPE_BASE_DECODER)

static void
replace_count (gint64 *count, JsonObject *usage, const char *name)
{
  gint64 told = matchup_json_get_count (usage, name);

  if (told >= 0)
    *count = told;
}

/* The service counts what is read from or written to the cache apart from the rest of the prompt.
 */
static void
take_usage (MatchupAnthropicDecoder *self, JsonObject *object)
{
  MatchupUsage usage;

  if (object == NULL)
    return;
  replace_count (&self->input, object, "input_tokens");
  replace_count (&self->cache_writes, object, "cache_creation_input_tokens");
  replace_count (&self->cache_reads, object, "cache_read_input_tokens");
  replace_count (&self->output, object, "output_tokens");
  replace_count (&self->thinking,
                 matchup_json_get_object (object, "output_tokens_details"),
                 "thinking_tokens");
  matchup_usage_init (&usage);
  usage.completion = self->output;
  usage.cached = self->cache_reads;
  usage.reasoning = self->thinking;
  if (self->input >= 0)
    usage.prompt = self->input + MAX (self->cache_writes, 0) + MAX (self->cache_reads, 0);
  if (usage.prompt >= 0 && usage.completion >= 0)
    usage.total = usage.prompt + usage.completion;
  if (usage.prompt >= 0 || usage.completion >= 0)
    matchup_base_decoder_give_usage (MATCHUP_BASE_DECODER (self), &usage);
}

static void
give_tool_call (MatchupAnthropicDecoder *self, JsonObject *block, const char *arguments)
{
  const MatchupStreamEvent event = {
    .type = MATCHUP_STREAM_EVENT_TOOL_CALL,
    .text = arguments,
    .length = strlen (arguments),
    .tool_index = self->n_tools - 1,
    .tool_id = matchup_json_get_string (block, "id"),
    .tool_name = matchup_json_get_string (block, "name"),
  };

  matchup_base_decoder_give (MATCHUP_BASE_DECODER (self), &event);
}

/* In a stream the input is empty here, and its text follows in pieces. */
static void
begin_tool_call (MatchupAnthropicDecoder *self, JsonObject *block)
{
  JsonObject *input = matchup_json_get_object (block, "input");
  g_autofree char *arguments = NULL;

  if (input != NULL && json_object_get_size (input) > 0)
    arguments = matchup_json_print (json_object_get_member (block, "input"), FALSE);
  self->in_tool = TRUE;
  self->n_tools++;
  give_tool_call (self, block, arguments != NULL ? arguments : "");
}

/*
 * A block of the content: whole, or the beginning of one of which the rest follows. Texts follow on
 * each other (citations cut them anywhere), thoughts do not.
 */
static void
take_block (MatchupAnthropicDecoder *self, gint64 index, JsonObject *block)
{
  MatchupBaseDecoder *base = MATCHUP_BASE_DECODER (self);
  const char *type = matchup_json_get_string (block, "type");

  self->in_tool = FALSE;
  if (g_strcmp0 (type, "text") == 0)
    matchup_base_decoder_give_text (base,
                                    MATCHUP_PART_KIND_TEXT,
                                    matchup_json_get_string (block, "text"));
  else if (g_strcmp0 (type, "thinking") == 0)
    matchup_base_decoder_give_text_of (base,
                                       MATCHUP_PART_KIND_REASONING,
                                       index,
                                       0,
                                       matchup_json_get_string (block, "thinking"));
  else if (g_strcmp0 (type, "tool_use") == 0)
    begin_tool_call (self, block);
}

static void
take_block_start (MatchupAnthropicDecoder *self, JsonObject *event)
{
  take_block (self,
              matchup_json_get_count (event, "index"),
              matchup_json_get_object (event, "content_block"));
}

static void
take_block_delta (MatchupAnthropicDecoder *self, JsonObject *event)
{
  MatchupBaseDecoder *base = MATCHUP_BASE_DECODER (self);
  JsonObject *delta = matchup_json_get_object (event, "delta");
  const char *type = matchup_json_get_string (delta, "type");
  const char *json = matchup_json_get_string (delta, "partial_json");

  if (g_strcmp0 (type, "text_delta") == 0)
    matchup_base_decoder_give_text (base,
                                    MATCHUP_PART_KIND_TEXT,
                                    matchup_json_get_string (delta, "text"));
  else if (g_strcmp0 (type, "thinking_delta") == 0)
    matchup_base_decoder_give_text_of (base,
                                       MATCHUP_PART_KIND_REASONING,
                                       matchup_json_get_count (event, "index"),
                                       0,
                                       matchup_json_get_string (delta, "thinking"));
  else if (g_strcmp0 (type, "input_json_delta") == 0 && self->in_tool && json != NULL)
    give_tool_call (self, NULL, json);
}

static void
take_message (MatchupAnthropicDecoder *self, JsonObject *message)
{
  MatchupBaseDecoder *base = MATCHUP_BASE_DECODER (self);

  matchup_base_decoder_give_started (base);
  matchup_base_decoder_give_model (base, matchup_json_get_string (message, "model"));
  matchup_base_decoder_give_id (base, matchup_json_get_string (message, "id"));
}

static void
take_message_start (MatchupAnthropicDecoder *self, JsonObject *event)
{
  JsonObject *message = matchup_json_get_object (event, "message");

  take_message (self, message);
  take_usage (self, matchup_json_get_object (message, "usage"));
}

static void
take_message_delta (MatchupAnthropicDecoder *self, JsonObject *event)
{
  JsonObject *delta = matchup_json_get_object (event, "delta");

  take_usage (self, matchup_json_get_object (event, "usage"));
  matchup_base_decoder_give_finish (MATCHUP_BASE_DECODER (self),
                                    matchup_json_get_string (delta, "stop_reason"));
}

static void
take_message_stop (MatchupAnthropicDecoder *self, JsonObject *event)
{
  matchup_base_decoder_set_done (MATCHUP_BASE_DECODER (self));
}

static const struct
{
  const char *type;
  void (*take) (MatchupAnthropicDecoder *self, JsonObject *event);
} handlers[] = {
  { "message_start", take_message_start },     { "content_block_start", take_block_start },
  { "content_block_delta", take_block_delta }, { "message_delta", take_message_delta },
  { "message_stop", take_message_stop },
};

/* Events that are not known are passed over: the service adds new ones. */
static void
matchup_anthropic_decoder_take_event (MatchupBaseDecoder *base, const char *name, JsonNode *root)
{
  JsonObject *event = matchup_json_node_get_object (root);
  const char *type = matchup_json_get_string (event, "type");

  if (type == NULL)
    type = name;
  if (*type == '\0' || g_str_equal (type, "error"))
    {
      g_autoptr (MatchupErrorInfo) error = matchup_service_errors_from_json (root, 200, -1);

      if (error != NULL)
        matchup_base_decoder_give_error (base, error);
      return;
    }
  if (g_str_equal (type, "ping"))
    {
      const MatchupStreamEvent sign = { .type = MATCHUP_STREAM_EVENT_SIGN_OF_LIFE };

      matchup_base_decoder_give (base, &sign);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    {
      if (!g_str_equal (handlers[i].type, type))
        continue;
      matchup_base_decoder_give_started (base);
      handlers[i].take (MATCHUP_ANTHROPIC_DECODER (base), event);
    }
}

static gboolean
matchup_anthropic_decoder_take_document (MatchupBaseDecoder *base, JsonNode *root)
{
  MatchupAnthropicDecoder *self = MATCHUP_ANTHROPIC_DECODER (base);
  JsonObject *message = matchup_json_node_get_object (root);
  JsonArray *content = matchup_json_get_array (message, "content");

  if (content == NULL)
    return FALSE;
  take_message (self, message);
  for (guint i = 0; i < json_array_get_length (content); i++)
    take_block (self, i, matchup_json_array_get_object (content, i));
  take_usage (self, matchup_json_get_object (message, "usage"));
  matchup_base_decoder_give_finish (base, matchup_json_get_string (message, "stop_reason"));
  return TRUE;
}

static void
matchup_anthropic_decoder_class_init (MatchupAnthropicDecoderClass *klass)
{
  MatchupBaseDecoderClass *base_class = MATCHUP_BASE_DECODER_CLASS (klass);

  base_class->take_event = matchup_anthropic_decoder_take_event;
  base_class->take_document = matchup_anthropic_decoder_take_document;
}

static void
matchup_anthropic_decoder_init (MatchupAnthropicDecoder *self)
{
  self->input = -1;
  self->cache_writes = -1;
  self->cache_reads = -1;
  self->output = -1;
  self->thinking = -1;
}

MatchupStreamDecoder *
matchup_anthropic_decoder_new (MatchupStreamFunc func, gpointer user_data)
{
  MatchupAnthropicDecoder *self = g_object_new (MATCHUP_TYPE_ANTHROPIC_DECODER, NULL);

  matchup_base_decoder_set_output (MATCHUP_BASE_DECODER (self), func, user_data);
  return MATCHUP_STREAM_DECODER (self);
}
