/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ollama-models.h"

#include "matchup-model-list.h"

static MatchupModelCapabilities
read_capabilities (JsonArray *told)
{
  MatchupModelCapabilities capabilities = MATCHUP_MODEL_CAPABILITIES_KNOWN;

  if (told == NULL)
    return MATCHUP_MODEL_CAPABILITIES_NONE;
  if (matchup_json_array_has_string (told, "vision"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_VISION;
  if (matchup_json_array_has_string (told, "thinking"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_REASONING;
  if (matchup_json_array_has_string (told, "tools"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_TOOLS;
  return capabilities;
}

/* A tag like "latest" does not tell how big the model is. */
static char *
dup_name (const char *id, JsonObject *details)
{
  const char *size = matchup_json_get_string (details, "parameter_size");

  if (size == NULL || *size == '\0')
    return g_strdup (id);
  return g_strdup_printf ("%s (%s)", id, size);
}

static MatchupModelRef *
read_item (const char *provider_id, JsonObject *item)
{
  const char *id = matchup_json_get_string (item, "model");
  JsonArray *told = matchup_json_get_array (item, "capabilities");
  g_autofree char *name = NULL;

  if (id == NULL)
    id = matchup_json_get_string (item, "name");
  if (id == NULL || (told != NULL && !matchup_json_array_has_string (told, "completion")))
    return NULL;
  name = dup_name (id, matchup_json_get_object (item, "details"));
  return matchup_model_ref_new (provider_id, id, name, read_capabilities (told), 0, 0);
}

GPtrArray *
matchup_ollama_models_parse (const char *provider_id,
                             const char *body,
                             gsize length,
                             MatchupErrorInfo **out_error)
{
  return matchup_model_list_parse (provider_id, body, length, "models", read_item, out_error);
}
