/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-models.h"

#include "matchup-model-list.h"

#include <string.h>

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
  return outputs == NULL || matchup_json_array_has_string (outputs, "text");
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
         (matchup_json_array_has_string (inputs, "image") ? MATCHUP_MODEL_CAPABILITIES_VISION : 0);
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
  const char *model_id = matchup_json_get_string (item, "id");
  JsonObject *limits = matchup_json_get_object (item, "token_limits");
  gint64 max_output = matchup_json_get_count (limits, "max_output_token_length");

  if (model_id == NULL || !writes_text (item))
    return NULL;
  return matchup_model_ref_new (provider_id,
                                model_id,
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
  return matchup_model_list_parse (provider_id, body, length, "data", read_model, out_error);
}
