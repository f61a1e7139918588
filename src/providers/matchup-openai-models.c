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

static gboolean
writes_text (JsonObject *item)
{
  const char *status = matchup_json_get_string (item, "status");
  const char *domain = matchup_json_get_string (item, "domain");
  JsonArray *outputs =
      matchup_json_get_array (matchup_json_get_object (item, "modalities"), "output_modalities");

  if (outputs == NULL)
    outputs = matchup_json_get_array (matchup_json_get_object (item, "architecture"),
                                      "output_modalities");
  if (g_strcmp0 (status, "Shutdown") == 0 || g_strcmp0 (domain, "Embedding") == 0)
    return FALSE;
  return outputs == NULL || array_contains (outputs, "text");
}

static MatchupModelCapabilities
read_capabilities (JsonObject *item)
{
  JsonObject *modalities = matchup_json_get_object (item, "modalities");
  JsonObject *architecture = matchup_json_get_object (item, "architecture");
  JsonArray *inputs = matchup_json_get_array (modalities, "input_modalities");

  if (inputs == NULL)
    inputs = matchup_json_get_array (architecture, "input_modalities");
  if (inputs == NULL)
    return MATCHUP_MODEL_CAPABILITIES_NONE;
  return MATCHUP_MODEL_CAPABILITIES_KNOWN |
         (array_contains (inputs, "image") ? MATCHUP_MODEL_CAPABILITIES_VISION : 0);
}

static gint64
read_context (JsonObject *item)
{
  static const char *const names[] = { "context_length", "context_window", "max_context_length" };
  gint64 count =
      matchup_json_get_count (matchup_json_get_object (item, "token_limits"), "context_window");

  for (guint i = 0; count < 0 && i < G_N_ELEMENTS (names); i++)
    count = matchup_json_get_count (item, names[i]);
  return MAX (count, 0);
}

static MatchupModelRef *
read_model (const char *provider_id, JsonObject *item)
{
  const char *id = matchup_json_get_string (item, "id");
  JsonObject *limits = matchup_json_get_object (item, "token_limits");
  gint64 max_output;

  if (id == NULL || *id == '\0' || strlen (id) > MAX_ID || !writes_text (item))
    return NULL;
  max_output = matchup_json_get_count (limits, "max_output_token_length");
  return matchup_model_ref_new (provider_id,
                                id,
                                matchup_json_get_string (item, "name"),
                                read_capabilities (item),
                                read_context (item),
                                MAX (max_output, 0));
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
