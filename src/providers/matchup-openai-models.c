/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-models.h"

#include "matchup-json.h"
#include "matchup-service-errors.h"

#include <string.h>

#define MAX_MODELS 5000
#define MAX_ID 256

gboolean
matchup_openai_models_id_is_chat (const char *model_id)
{
  static const char *const others[] = {
    "embedding",  "whisper", "tts",   "dall-e",  "image",   "moderation", "realtime",
    "transcribe", "sora",    "codex", "davinci", "babbage", "rerank",     "bge-",
  };
  g_autofree char *lower = g_ascii_strdown (model_id, -1);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (strstr (lower, others[i]) != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
array_contains (JsonArray *array, const char *text)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          g_str_equal (json_node_get_string (node), text))
        return TRUE;
    }
  return FALSE;
}

/* A list of words, wherever the service puts it: in the item itself as @flat, or deeper. */
static JsonArray *
get_words (JsonObject *item, const char *name, const char *flat)
{
  static const char *const outer[] = { "modalities", "architecture" };
  JsonArray *words = matchup_json_get_array (item, flat);

  for (guint i = 0; words == NULL && i < G_N_ELEMENTS (outer); i++)
    words = matchup_json_get_array (matchup_json_get_object (item, outer[i]), name);
  return words;
}

static gboolean
has_flag (JsonObject *object, const char *name, gboolean value)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node) == value;
}

/* Together, Vercel; other services use the word for something else. */
static gboolean
is_other_type (const char *type)
{
  static const char *const others[] = { "embedding", "image",     "video",      "audio",
                                        "rerank",    "reranking", "moderation", "transcribe" };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (others); i++)
    {
      if (g_ascii_strcasecmp (type, others[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
writes_text (JsonObject *item)
{
  const char *status = matchup_json_get_string (item, "status");
  const char *domain = matchup_json_get_string (item, "domain");
  const char *type = matchup_json_get_string (item, "type");
  JsonArray *outputs = get_words (item, "output_modalities", "supported_output_modalities");

  if (is_other_type (type) || g_strcmp0 (status, "Shutdown") == 0 ||
      g_strcmp0 (domain, "Embedding") == 0 ||
      has_flag (matchup_json_get_object (item, "capabilities"), "completion_chat", FALSE))
    return FALSE;
  return outputs == NULL || array_contains (outputs, "text");
}

/* OpenRouter: which fields of a request mean something to this model. */
static MatchupModelCapabilities
read_parameters (JsonObject *item)
{
  JsonArray *parameters = matchup_json_get_array (item, "supported_parameters");
  MatchupModelCapabilities capabilities = MATCHUP_MODEL_CAPABILITIES_NONE;

  if (parameters == NULL)
    return capabilities;
  if (array_contains (parameters, "tools"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_TOOLS;
  if (array_contains (parameters, "reasoning"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_REASONING;
  if (!array_contains (parameters, "reasoning") ||
      has_flag (matchup_json_get_object (item, "reasoning"), "mandatory", TRUE))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_FIXED_THINKING;
  return capabilities;
}

static MatchupModelCapabilities
read_capabilities (JsonObject *item)
{
  /* Mistral */
  JsonObject *flags = matchup_json_get_object (item, "capabilities");
  JsonArray *inputs = get_words (item, "input_modalities", "supported_input_modalities");
  MatchupModelCapabilities capabilities = read_parameters (item);

  if (inputs != NULL || has_flag (flags, "vision", TRUE) || has_flag (flags, "vision", FALSE))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_KNOWN;
  if ((inputs != NULL && array_contains (inputs, "image")) || has_flag (flags, "vision", TRUE))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_VISION;
  if (has_flag (flags, "function_calling", TRUE))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_TOOLS;
  return capabilities;
}

/* The first of the places where services tell a limit; 0: none does. */
static gint64
read_limit (JsonObject *item, const char *const (*places)[2], guint n_places)
{
  gint64 limit = -1;

  for (guint i = 0; limit <= 0 && i < n_places; i++)
    {
      JsonObject *object =
          places[i][0] != NULL ? matchup_json_get_object (item, places[i][0]) : item;

      limit = matchup_json_get_count (object, places[i][1]);
    }
  return MAX (limit, 0);
}

static gint64
read_context (JsonObject *item)
{
  static const char *const places[][2] = {
    { "token_limits", "context_window" }, /* Ark */
    { NULL, "context_length" },           /* OpenRouter, Together */
    { NULL, "context_window" },           /* Groq, Vercel */
    { NULL, "max_context_length" },       /* Mistral */
    { NULL, "max_model_len" },            /* vLLM, SGLang */
    { "meta", "n_ctx" },                  /* llama.cpp: what it was started with... */
    { "meta", "n_ctx_train" },            /* ...and what the model was made for */
    { "limits", "max_input_tokens" },     /* GitHub */
  };

  return read_limit (item, places, G_N_ELEMENTS (places));
}

static gint64
read_max_output (JsonObject *item)
{
  static const char *const places[][2] = {
    { "token_limits", "max_output_token_length" }, /* Ark */
    { "top_provider", "max_completion_tokens" },   /* OpenRouter */
    { NULL, "max_completion_tokens" },             /* Groq */
    { NULL, "max_tokens" },                        /* Vercel */
    { "limits", "max_output_tokens" },             /* GitHub */
  };

  return read_limit (item, places, G_N_ELEMENTS (places));
}

static const char *
get_name (JsonObject *item)
{
  const char *name = matchup_json_get_string (item, "name");

  return name != NULL ? name : matchup_json_get_string (item, "display_name");
}

static MatchupModelRef *
read_model (const char *provider_id, JsonObject *item)
{
  const char *id = matchup_json_get_string (item, "id");

  if (id == NULL || *id == '\0' || strlen (id) > MAX_ID || !writes_text (item))
    return NULL;
  return matchup_model_ref_new (provider_id,
                                id,
                                get_name (item),
                                read_capabilities (item),
                                read_context (item),
                                read_max_output (item));
}

GPtrArray *
matchup_openai_models_parse (const char *provider_id,
                             const char *body,
                             gsize length,
                             MatchupErrorInfo **out_error)
{
  g_autoptr (JsonNode) root = length > 0 ? matchup_json_parse (body, length) : NULL;
  JsonObject *object = matchup_json_node_get_object (root);
  JsonArray *items = matchup_json_get_array (object, "data");
  g_autoptr (GPtrArray) models = NULL;

  if (items == NULL && root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    items = json_node_get_array (root);
  if (items == NULL)
    {
      *out_error = matchup_service_errors_from_json (root, 200, -1);
      if (*out_error == NULL)
        *out_error = matchup_error_info_new (MATCHUP_ERROR_KIND_BAD_RESPONSE,
                                             length > 0 && body[strspn (body, " \t\r\n")] == '<'
                                                 ? MATCHUP_ERROR_REASON_WEB_PAGE
                                                 : MATCHUP_ERROR_REASON_NONE,
                                             200,
                                             NULL,
                                             NULL,
                                             NULL,
                                             FALSE,
                                             -1);
      return NULL;
    }
  models = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (items) && models->len < MAX_MODELS; i++)
    {
      MatchupModelRef *model = read_model (provider_id, matchup_json_array_get_object (items, i));

      if (model != NULL)
        g_ptr_array_add (models, model);
    }
  return g_steal_pointer (&models);
}
