/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-models.h"

#include "matchup-model-list.h"
#include "matchup-protocols.h"
#include "matchup-request-helpers.h"

#include <string.h>

gboolean
matchup_openai_models_id_is_chat (const char *protocol, const char *model_id)
{
  static const char *const others[] = {
    "embedding",  "whisper", "tts",     "dall-e",  "image",  "moderation", "realtime",
    "transcribe", "sora",    "davinci", "babbage", "rerank", "bge-",
  };
  g_autofree char *lower = g_ascii_strdown (model_id, -1);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (strstr (lower, others[i]) != NULL)
        return FALSE;
    }
  /* OpenAI lists these to everybody, but answers in one format only. Services that pass questions
   * on put the maker before a slash and answer in the format that they speak. */
  return strstr (lower, "codex") == NULL || strchr (lower, '/') != NULL ||
         g_str_equal (protocol, MATCHUP_PROTOCOL_RESPONSES);
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

/* Said to be so, or not to be so; nothing when it is not said. */
static gboolean
is_told (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN;
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
  JsonObject *flags = matchup_json_get_object (item, "capabilities"); /* Mistral */
  JsonArray *outputs = get_words (item, "output_modalities", "supported_output_modalities");

  if (is_other_type (type) || g_strcmp0 (status, "Shutdown") == 0 ||
      g_strcmp0 (domain, "Embedding") == 0 ||
      (is_told (flags, "completion_chat") && !matchup_json_get_flag (flags, "completion_chat")))
    return FALSE;
  return outputs == NULL || matchup_json_array_has_string (outputs, "text");
}

/* OpenRouter: which fields of a request mean something to this model. */
static MatchupModelCapabilities
read_parameters (JsonObject *item)
{
  JsonArray *parameters = matchup_json_get_array (item, "supported_parameters");
  MatchupModelCapabilities capabilities = MATCHUP_MODEL_CAPABILITIES_NONE;

  if (parameters == NULL)
    return capabilities;
  if (matchup_json_array_has_string (parameters, "tools"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_TOOLS;
  if (matchup_json_array_has_string (parameters, "reasoning"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_REASONING;
  if (!matchup_json_array_has_string (parameters, "reasoning") ||
      matchup_json_get_flag (matchup_json_get_object (item, "reasoning"), "mandatory"))
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

  if (inputs != NULL || is_told (flags, "vision"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_KNOWN;
  if ((inputs != NULL && matchup_json_array_has_string (inputs, "image")) ||
      matchup_json_get_flag (flags, "vision"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_VISION;
  if (matchup_json_get_flag (flags, "function_calling"))
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

  if (id == NULL || !writes_text (item))
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
  return matchup_model_list_parse (provider_id, body, length, "data", read_model, out_error);
}

MatchupHttpRequest *
matchup_openai_models_build_request (MatchupProviderTemplate *template_,
                                     const char *address,
                                     const char *secret)
{
  return matchup_request_new_for_models (address,
                                         "/models",
                                         template_,
                                         "Authorization",
                                         "Bearer ",
                                         secret);
}
