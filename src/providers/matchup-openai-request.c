/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-request.h"

#include "matchup-message.h"
#include "matchup-request-helpers.h"
#include "matchup-thinking-switch.h"

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
add_image (JsonBuilder *builder, MatchupImagePart *image)
{
  g_autofree char *prefix = matchup_image_part_dup_data_prefix (image);

  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "type", "image_url");
  json_builder_set_member_name (builder, "image_url");
  json_builder_begin_object (builder);
  matchup_request_add_picture (builder, "url", prefix, image);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* A plain string wherever it is enough: not every compatible server takes a list. */
static void
add_message (JsonBuilder *builder, MatchupMessage *message)
{
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "role", get_role_name (matchup_message_get_role (message)));
  json_builder_set_member_name (builder, "content");
  if (matchup_message_has_images (message))
    {
      json_builder_begin_array (builder);
      matchup_request_add_parts (builder, message, add_image, "text");
      json_builder_end_array (builder);
    }
  else
    {
      g_autofree char *text = matchup_request_dup_text (builder, message);

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_object (builder);
}

static void
add_messages (JsonBuilder *builder, GPtrArray *messages)
{
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < messages->len; i++)
    add_message (builder, g_ptr_array_index (messages, i));
  json_builder_end_array (builder);
}

static void
add_params (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  const MatchupProviderQuirks *quirks =
      &matchup_provider_template_get (snapshot->template_)->quirks;
  double temperature = matchup_request_get_temperature (snapshot, 2);
  int max_tokens = matchup_params_get_max_tokens (snapshot->params);

  if (!isnan (temperature))
    {
      json_builder_set_member_name (builder, "temperature");
      json_builder_add_double_value (builder, temperature);
    }
  if (max_tokens > 0)
    matchup_request_add_int (builder,
                             quirks->max_completion_tokens ? "max_completion_tokens" : "max_tokens",
                             max_tokens);
  matchup_thinking_switch_add (builder, snapshot);
}

gboolean
matchup_openai_request_asks_for_usage (const MatchupRequestSnapshot *snapshot)
{
  return matchup_provider_template_get (snapshot->template_)->quirks.include_usage &&
         !(snapshot->leave_out & MATCHUP_REQUEST_FIELDS_STREAM_OPTIONS);
}

GPtrArray *
matchup_openai_request_build_body (const MatchupRequestSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "model", snapshot->model_id);
  matchup_request_add_boolean (builder, "stream", TRUE);
  if (matchup_openai_request_asks_for_usage (snapshot))
    {
      json_builder_set_member_name (builder, "stream_options");
      json_builder_begin_object (builder);
      matchup_request_add_boolean (builder, "include_usage", TRUE);
      json_builder_end_object (builder);
    }
  add_messages (builder, snapshot->messages);
  add_params (builder, snapshot);
  matchup_request_add_extra_body (builder, snapshot->template_);
  json_builder_end_object (builder);
  return matchup_request_end_body (builder);
}
