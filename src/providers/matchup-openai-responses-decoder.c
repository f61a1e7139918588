/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-responses-decoder.h"

#include "matchup-service-errors.h"

#include <string.h>

struct _MatchupOpenaiResponsesDecoder
{
  MatchupBaseDecoder parent_instance;

  gboolean any_piece; /* something came before the end, which repeats everything */
  int n_tools;
};

G_DEFINE_FINAL_TYPE (MatchupOpenaiResponsesDecoder,
                     matchup_openai_responses_decoder,
                     MATCHUP_TYPE_BASE_DECODER)

static void
take_usage (MatchupBaseDecoder *base, JsonObject *object)
{
  MatchupUsage usage;

  matchup_usage_init (&usage);
  usage.prompt = matchup_json_get_count (object, "input_tokens");
  usage.completion = matchup_json_get_count (object, "output_tokens");
  usage.total = matchup_json_get_count (object, "total_tokens");
  usage.cached = matchup_json_get_count (matchup_json_get_object (object, "input_tokens_details"),
                                         "cached_tokens");
  usage.reasoning =
      matchup_json_get_count (matchup_json_get_object (object, "output_tokens_details"),
                              "reasoning_tokens");
  if (usage.total < 0 && usage.prompt >= 0 && usage.completion >= 0)
    usage.total = usage.prompt + usage.completion;
  if (usage.prompt >= 0 || usage.completion >= 0)
    matchup_base_decoder_give_usage (base, &usage);
}

/* What is said about the answer as a whole, at its beginning and at its end. */
static void
take_facts (MatchupBaseDecoder *base, JsonObject *response)
{
  matchup_base_decoder_give_started (base);
  matchup_base_decoder_give_model (base, matchup_json_get_string (response, "model"));
  matchup_base_decoder_give_id (base, matchup_json_get_string (response, "id"));
  take_usage (base, matchup_json_get_object (response, "usage"));
}

static void
give_tool_call (MatchupOpenaiResponsesDecoder *self, JsonObject *item)
{
  const char *arguments = matchup_json_get_string (item, "arguments");
  const MatchupStreamEvent event = {
    .type = MATCHUP_STREAM_EVENT_TOOL_CALL,
    .text = arguments != NULL ? arguments : "",
    .length = arguments != NULL ? strlen (arguments) : 0,
    .tool_index = self->n_tools++,
    .tool_id = matchup_json_get_string (item, "call_id"),
    .tool_name = matchup_json_get_string (item, "name"),
  };

  matchup_base_decoder_give (MATCHUP_BASE_DECODER (self), &event);
}

/* Summaries and thoughts: a list of texts. */
static void
take_thoughts (MatchupBaseDecoder *base, gint64 index, JsonArray *texts)
{
  for (guint i = 0; texts != NULL && i < json_array_get_length (texts); i++)
    matchup_base_decoder_give_text_of (
        base,
        MATCHUP_PART_KIND_REASONING,
        index,
        i,
        matchup_json_get_string (matchup_json_array_get_object (texts, i), "text"));
}

static void
take_content (MatchupBaseDecoder *base, gint64 index, JsonArray *content)
{
  for (guint i = 0; content != NULL && i < json_array_get_length (content); i++)
    {
      JsonObject *part = matchup_json_array_get_object (content, i);

      matchup_base_decoder_give_text_of (base,
                                         MATCHUP_PART_KIND_TEXT,
                                         index,
                                         0,
                                         matchup_json_get_string (part, "text"));
      matchup_base_decoder_give_text (base,
                                      MATCHUP_PART_KIND_REFUSAL,
                                      matchup_json_get_string (part, "refusal"));
    }
}

/* A whole item of the output; kinds that are not known are passed over. */
static void
take_item (MatchupOpenaiResponsesDecoder *self, gint64 index, JsonObject *item)
{
  MatchupBaseDecoder *base = MATCHUP_BASE_DECODER (self);
  const char *type = matchup_json_get_string (item, "type");
  JsonArray *content = matchup_json_get_array (item, "content");
  JsonArray *summary = matchup_json_get_array (item, "summary");

  if (g_strcmp0 (type, "message") == 0)
    take_content (base, index, content);
  else if (g_strcmp0 (type, "reasoning") == 0 && summary != NULL &&
           json_array_get_length (summary) > 0)
    take_thoughts (base, index, summary);
  else if (g_strcmp0 (type, "reasoning") == 0)
    take_thoughts (base, index, content);
  else if (g_strcmp0 (type, "function_call") == 0)
    give_tool_call (self, item);
}

static void
give_failure (MatchupBaseDecoder *base, JsonObject *error)
{
  g_autofree char *code = matchup_json_dup_scalar (error, "code");
  g_autoptr (MatchupErrorInfo) info =
      matchup_service_errors_from_code (200,
                                        code,
                                        NULL,
                                        matchup_json_get_string (error, "message"));

  matchup_base_decoder_give_error (base, info);
}

/* @status: "completed", "incomplete" or "failed". */
static void
take_end (MatchupOpenaiResponsesDecoder *self, JsonObject *response, const char *status)
{
  MatchupBaseDecoder *base = MATCHUP_BASE_DECODER (self);
  JsonArray *output = matchup_json_get_array (response, "output");
  const char *reason = NULL;

  take_facts (base, response);
  for (guint i = 0; !self->any_piece && output != NULL && i < json_array_get_length (output); i++)
    take_item (self, i, matchup_json_array_get_object (output, i));
  if (g_str_equal (status, "failed"))
    {
      give_failure (base, matchup_json_get_object (response, "error"));
      return;
    }
  if (g_str_equal (status, "incomplete"))
    reason = matchup_json_get_string (matchup_json_get_object (response, "incomplete_details"),
                                      "reason");
  matchup_base_decoder_give_finish (base, reason != NULL ? reason : status);
  matchup_base_decoder_set_done (base);
}

static void
take_response (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  take_facts (MATCHUP_BASE_DECODER (self), matchup_json_get_object (event, "response"));
}

/* @part: the member that counts the pieces to be kept apart within one item; NULL: there are none.
 */
static void
take_delta (MatchupOpenaiResponsesDecoder *self,
            JsonObject *event,
            MatchupPartKind kind,
            const char *part)
{
  const char *delta = matchup_json_get_string (event, "delta");

  if (delta == NULL)
    return;
  self->any_piece = TRUE;
  matchup_base_decoder_give_text_of (MATCHUP_BASE_DECODER (self),
                                     kind,
                                     matchup_json_get_count (event, "output_index"),
                                     part != NULL ? matchup_json_get_count (event, part) : 0,
                                     delta);
}

static void
take_text (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  take_delta (self, event, MATCHUP_PART_KIND_TEXT, NULL);
}

static void
take_refusal (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  take_delta (self, event, MATCHUP_PART_KIND_REFUSAL, NULL);
}

static void
take_summary (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  take_delta (self, event, MATCHUP_PART_KIND_REASONING, "summary_index");
}

static void
take_reasoning (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  take_delta (self, event, MATCHUP_PART_KIND_REASONING, "content_index");
}

/* Text came in pieces before; calls are taken whole. */
static void
take_item_done (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  JsonObject *item = matchup_json_get_object (event, "item");

  if (g_strcmp0 (matchup_json_get_string (item, "type"), "function_call") != 0)
    return;
  self->any_piece = TRUE;
  give_tool_call (self, item);
}

static void
take_completed (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  take_end (self, matchup_json_get_object (event, "response"), "completed");
}

static void
take_incomplete (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  take_end (self, matchup_json_get_object (event, "response"), "incomplete");
}

static void
take_failed (MatchupOpenaiResponsesDecoder *self, JsonObject *event)
{
  take_end (self, matchup_json_get_object (event, "response"), "failed");
}

/* Events that repeat whole texts ("....done") are left out on purpose. */
static const struct
{
  const char *type;
  void (*take) (MatchupOpenaiResponsesDecoder *self, JsonObject *event);
} handlers[] = {
  { "response.created", take_response },
  { "response.queued", take_response },
  { "response.in_progress", take_response },
  { "response.output_text.delta", take_text },
  { "response.refusal.delta", take_refusal },
  { "response.reasoning_summary_text.delta", take_summary },
  { "response.reasoning_text.delta", take_reasoning },
  { "response.output_item.done", take_item_done },
  { "response.completed", take_completed },
  { "response.incomplete", take_incomplete },
  { "response.failed", take_failed },
};

/* Code and message stand in the event itself, or in an inner object as in the reports of the HTTP
 * level. */
static void
take_error (MatchupBaseDecoder *base, JsonNode *root)
{
  JsonObject *event = matchup_json_node_get_object (root);
  g_autoptr (MatchupErrorInfo) error = NULL;

  if (matchup_json_get_string (event, "message") != NULL)
    {
      give_failure (base, event);
      return;
    }
  error = matchup_service_errors_from_json (root, 200, -1);
  if (error != NULL)
    matchup_base_decoder_give_error (base, error);
}

/* Events that are not known are passed over: the service adds new ones. */
static void
matchup_openai_responses_decoder_take_event (MatchupBaseDecoder *base,
                                             const char *name,
                                             JsonNode *root)
{
  JsonObject *event = matchup_json_node_get_object (root);
  const char *type = matchup_json_get_string (event, "type");

  if (type == NULL)
    type = name;
  if (*type == '\0' || g_str_equal (type, "error"))
    {
      take_error (base, root);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    {
      if (!g_str_equal (handlers[i].type, type))
        continue;
      matchup_base_decoder_give_started (base);
      handlers[i].take (MATCHUP_OPENAI_RESPONSES_DECODER (base), event);
    }
}

static gboolean
matchup_openai_responses_decoder_take_document (MatchupBaseDecoder *base, JsonNode *root)
{
  JsonObject *response = matchup_json_node_get_object (root);
  const char *status = matchup_json_get_string (response, "status");

  if (matchup_json_get_array (response, "output") == NULL)
    return FALSE;
  take_end (MATCHUP_OPENAI_RESPONSES_DECODER (base),
            response,
            status != NULL ? status : "completed");
  return TRUE;
}

static void
matchup_openai_responses_decoder_class_init (MatchupOpenaiResponsesDecoderClass *klass)
{
  MatchupBaseDecoderClass *base_class = MATCHUP_BASE_DECODER_CLASS (klass);

  base_class->take_event = matchup_openai_responses_decoder_take_event;
  base_class->take_document = matchup_openai_responses_decoder_take_document;
}

static void
matchup_openai_responses_decoder_init (MatchupOpenaiResponsesDecoder *self)
{
}

MatchupStreamDecoder *
matchup_openai_responses_decoder_new (MatchupStreamFunc func, gpointer user_data)
{
  MatchupOpenaiResponsesDecoder *self = g_object_new (MATCHUP_TYPE_OPENAI_RESPONSES_DECODER, NULL);

  matchup_base_decoder_set_output (MATCHUP_BASE_DECODER (self), func, user_data);
  return MATCHUP_STREAM_DECODER (self);
}
