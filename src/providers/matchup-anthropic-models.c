/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-anthropic-models.h"

#include "matchup-anthropic-traits.h"
#include "matchup-model-list.h"

static gboolean
is_supported (JsonObject *capabilities, const char *name)
{
  return matchup_json_get_flag (matchup_json_get_object (capabilities, name), "supported");
}

/* Tools are not in the list, as every model has them. */
static MatchupModelCapabilities
read_capabilities (const char *model_id, JsonObject *item)
{
  JsonObject *told = matchup_json_get_object (item, "capabilities");
  MatchupModelCapabilities capabilities =
      MATCHUP_MODEL_CAPABILITIES_KNOWN | MATCHUP_MODEL_CAPABILITIES_TOOLS;

  if (told == NULL)
    return MATCHUP_MODEL_CAPABILITIES_NONE;
  if (is_supported (told, "image_input"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_VISION;
  if (is_supported (told, "thinking"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_REASONING;
  if (!matchup_anthropic_traits_of_model (model_id).free_sampling)
    capabilities |= MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING;
  return capabilities;
}

static MatchupModelRef *
read_model (const char *provider_id, JsonObject *item)
{
  const char *model_id = matchup_json_get_string (item, "id");
  gint64 context = matchup_json_get_count (item, "max_input_tokens");
  gint64 max_output = matchup_json_get_count (item, "max_tokens");

  if (model_id == NULL)
    return NULL;
  return matchup_model_ref_new (provider_id,
                                model_id,
                                matchup_json_get_string (item, "display_name"),
                                read_capabilities (model_id, item),
                                MAX (context, 0),
                                MAX (max_output, 0));
}

GPtrArray *
matchup_anthropic_models_parse (const char *provider_id,
                                const char *body,
                                gsize length,
                                MatchupErrorInfo **out_error)
{
  return matchup_model_list_parse (provider_id, body, length, "data", read_model, out_error);
}
