/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-gemini-models.h"

#include "matchup-model-list.h"

#include <string.h>

#define PREFIX "models/"

const char *
matchup_gemini_models_skip_prefix (const char *name)
{
  return g_str_has_prefix (name, PREFIX) ? name + strlen (PREFIX) : name;
}

/* The list tells of thinking only; that all Gemini models see pictures is known. */
static MatchupModelCapabilities
read_capabilities (const char *id, JsonObject *item)
{
  MatchupModelCapabilities capabilities =
      MATCHUP_MODEL_CAPABILITIES_KNOWN | MATCHUP_MODEL_CAPABILITIES_VISION;

  if (!g_str_has_prefix (id, "gemini-"))
    return MATCHUP_MODEL_CAPABILITIES_NONE;
  if (matchup_json_get_flag (item, "thinking"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_REASONING;
  return capabilities;
}

static MatchupModelRef *
read_item (const char *provider_id, JsonObject *item)
{
  const char *name = matchup_json_get_string (item, "name");
  JsonArray *methods = matchup_json_get_array (item, "supportedGenerationMethods");

  if (name == NULL || !matchup_json_array_has_string (methods, "generateContent"))
    return NULL;
  name = matchup_gemini_models_skip_prefix (name);
  return matchup_model_ref_new (provider_id,
                                name,
                                matchup_json_get_string (item, "displayName"),
                                read_capabilities (name, item),
                                matchup_json_get_count (item, "inputTokenLimit"),
                                matchup_json_get_count (item, "outputTokenLimit"));
}

GPtrArray *
matchup_gemini_models_parse (const char *provider_id,
                             const char *body,
                             gsize length,
                             MatchupErrorInfo **out_error)
{
  return matchup_model_list_parse (provider_id, body, length, "models", read_item, out_error);
}
