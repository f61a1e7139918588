/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-request.h"

#include "matchup-message.h"

#include <json-glib/json-glib.h>
#include <math.h>

static const char *
get_role_name (MatchupRole role)
{
  switch (role)
    {
    case MATCHUP_ROLE_SYSTEM:
      return "system"; /* "developer" is understood by OpenAI alone, which takes both */
    case MATCHUP_ROLE_ASSISTANT:
      return "assistant";
    case MATCHUP_ROLE_USER:
    default:
      return "user";
    }
}

static void
add_messages (JsonBuilder *builder, GPtrArray *messages)
{
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "role");
      json_builder_add_string_value (builder, get_role_name (matchup_message_get_role (message)));
      json_builder_set_member_name (builder, "content");
      json_builder_add_string_value (builder, text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_thinking_object (JsonBuilder *builder, MatchupThinking thinking)
{
  static const char *const names[] = { NULL, "disabled", "enabled", "auto" };

  json_builder_set_member_name (builder, "thinking");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, names[thinking]);
  json_builder_end_object (builder);
}

/*
 * "low" and "medium" are the only two efforts that every OpenAI model that thinks understands;
 * models that do not think refuse the field.
 */
static void
add_reasoning_effort (JsonBuilder *builder, MatchupThinking thinking, guint capabilities)
{
  if (!(capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING) || thinking == MATCHUP_THINKING_AUTO)
    return;
  json_builder_set_member_name (builder, "reasoning_effort");
  json_builder_add_string_value (builder, thinking == MATCHUP_THINKING_OFF ? "low" : "medium");
}

static void
add_thinking (JsonBuilder *builder,
              const MatchupProviderQuirks *quirks,
              MatchupThinking thinking,
              guint capabilities)
{
  if (thinking == MATCHUP_THINKING_DEFAULT)
    return;
  if (quirks->thinking_object)
    {
      add_thinking_object (builder, thinking);
    }
  else if (quirks->enable_thinking && thinking != MATCHUP_THINKING_AUTO)
    {
      json_builder_set_member_name (builder, "enable_thinking");
      json_builder_add_boolean_value (builder, thinking == MATCHUP_THINKING_ON);
    }
  else if (quirks->reasoning_effort)
    {
      add_reasoning_effort (builder, thinking, capabilities);
    }
}

static void
add_params (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  const MatchupProviderQuirks *quirks =
      &matchup_provider_template_get (snapshot->template_)->quirks;
  double temperature = matchup_params_get_temperature (snapshot->params);
  int max_tokens = matchup_params_get_max_tokens (snapshot->params);

  if (!isnan (temperature) && !(snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING))
    {
      json_builder_set_member_name (builder, "temperature");
      json_builder_add_double_value (
          builder,
          CLAMP (temperature, 0, quirks->temperature_max > 0 ? quirks->temperature_max : 2));
    }
  if (max_tokens > 0)
    {
      json_builder_set_member_name (builder,
                                    quirks->max_completion_tokens ? "max_completion_tokens"
                                                                  : "max_tokens");
      json_builder_add_int_value (builder, max_tokens);
    }
  add_thinking (builder,
                quirks,
                matchup_params_get_thinking (snapshot->params),
                snapshot->capabilities);
}

GBytes *
matchup_openai_request_build_body (const MatchupRequestSnapshot *snapshot)
{
  const MatchupProviderQuirks *quirks =
      &matchup_provider_template_get (snapshot->template_)->quirks;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  gsize length;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "model");
  json_builder_add_string_value (builder, snapshot->model_id);
  json_builder_set_member_name (builder, "stream");
  json_builder_add_boolean_value (builder, TRUE);
  if (quirks->include_usage)
    {
      json_builder_set_member_name (builder, "stream_options");
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "include_usage");
      json_builder_add_boolean_value (builder, TRUE);
      json_builder_end_object (builder);
    }
  add_messages (builder, snapshot->messages);
  add_params (builder, snapshot);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
