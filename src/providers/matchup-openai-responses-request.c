/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-responses-request.h"

#include "matchup-message.h"
#include "matchup-request-helpers.h"
#include "matchup-thinking-switch.h"

#include <math.h>

#define MIN_LIMIT 16 /* tokens; the service refuses a smaller limit */

static void
add_image (JsonBuilder *builder, MatchupImagePart *image)
{
  g_autofree char *prefix = matchup_image_part_dup_data_prefix (image);

  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "type", "input_image");
  matchup_request_add_picture (builder, "image_url", prefix, image);
  matchup_request_add_string (builder, "detail", "auto");
  json_builder_end_object (builder);
}

static void
add_turn (JsonBuilder *builder, MatchupMessage *message)
{
  gboolean own = matchup_message_get_role (message) == MATCHUP_ROLE_ASSISTANT;

  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "role", own ? "assistant" : "user");
  json_builder_set_member_name (builder, "content");
  json_builder_begin_array (builder);
  matchup_request_add_parts (builder, message, add_image, own ? "output_text" : "input_text");
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_input (JsonBuilder *builder, GPtrArray *messages)
{
  json_builder_set_member_name (builder, "input");
  json_builder_begin_array (builder);
  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);

      if (matchup_message_get_role (message) != MATCHUP_ROLE_SYSTEM &&
          !matchup_request_is_empty (message))
        add_turn (builder, message);
    }
  json_builder_end_array (builder);
}

/*
 * The summary is all that can be seen of the thinking. It is asked for only where thinking is: for
 * organisations that have not been verified the service refuses it, and with it the whole request.
 */
static void
add_reasoning (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  MatchupThinking thinking = matchup_params_get_thinking (snapshot->params);
  const char *effort = matchup_thinking_switch_get_effort (snapshot);

  if (!(snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING) ||
      thinking == MATCHUP_THINKING_DEFAULT)
    return;
  json_builder_set_member_name (builder, "reasoning");
  json_builder_begin_object (builder);
  if (effort != NULL)
    matchup_request_add_string (builder, "effort", effort);
  if (thinking != MATCHUP_THINKING_OFF)
    matchup_request_add_string (builder, "summary", "auto");
  json_builder_end_object (builder);
}

static void
add_params (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  double temperature = matchup_request_get_temperature (snapshot, 2);
  int limit = matchup_params_get_max_tokens (snapshot->params);

  add_reasoning (builder, snapshot);
  if (!isnan (temperature))
    {
      json_builder_set_member_name (builder, "temperature");
      json_builder_add_double_value (builder, temperature);
    }
  if (limit > 0)
    matchup_request_add_int (builder, "max_output_tokens", MAX (limit, MIN_LIMIT));
}

GPtrArray *
matchup_openai_responses_request_build_body (const MatchupRequestSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *instructions = matchup_request_dup_instructions (snapshot->messages);

  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "model", snapshot->model_id);
  matchup_request_add_boolean (builder, "stream", TRUE);
  matchup_request_add_boolean (builder, "store", FALSE);
  if (instructions != NULL)
    matchup_request_add_string (builder, "instructions", instructions);
  add_input (builder, snapshot->messages);
  add_params (builder, snapshot);
  matchup_request_add_extra_body (builder, snapshot->template_);
  json_builder_end_object (builder);
  return matchup_request_end_body (builder);
}
