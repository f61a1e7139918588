/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-anthropic-request.h"

#include "matchup-anthropic-traits.h"
#include "matchup-message.h"
#include "matchup-request-helpers.h"

#include <math.h>

/* Tokens. The format wants a limit in each request; this one is for models of which none is known.
 */
#define DEFAULT_LIMIT 4096
/* What the service takes as a budget for thinking, and as much of it as a chat has a use for. */
#define MIN_BUDGET 1024
#define MAX_BUDGET 16384

static void
add_image (JsonBuilder *builder, MatchupImagePart *image)
{
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "type", "image");
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "type", "base64");
  matchup_request_add_string (builder, "media_type", matchup_image_part_get_mime_type (image));
  matchup_request_add_picture (builder, "data", "", image);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
begin_turn (JsonBuilder *builder, MatchupRole role)
{
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "role", role == MATCHUP_ROLE_USER ? "user" : "assistant");
  json_builder_set_member_name (builder, "content");
  json_builder_begin_array (builder);
}

static void
end_turn (JsonBuilder *builder)
{
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/*
 * The service wants the two sides to take turns and the user to begin, and refuses text without a
 * word in it: what one side said in a row becomes one turn, and what is empty is left out.
 */
static void
add_messages (JsonBuilder *builder, GPtrArray *messages)
{
  MatchupRole role = MATCHUP_ROLE_SYSTEM; /* of the open turn; SYSTEM: none is open */

  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);
      MatchupRole next = matchup_message_get_role (message);

      if (next == MATCHUP_ROLE_SYSTEM || matchup_request_is_empty (message) ||
          (role == MATCHUP_ROLE_SYSTEM && next == MATCHUP_ROLE_ASSISTANT))
        continue;
      if (next != role && role != MATCHUP_ROLE_SYSTEM)
        end_turn (builder);
      if (next != role)
        begin_turn (builder, next);
      matchup_request_add_parts (builder, message, add_image, "text");
      role = next;
    }
  if (role != MATCHUP_ROLE_SYSTEM)
    end_turn (builder);
  json_builder_end_array (builder);
}

static gint64
get_limit (const MatchupRequestSnapshot *snapshot)
{
  gint64 wanted = matchup_params_get_max_tokens (snapshot->params);

  if (wanted <= 0)
    return snapshot->max_output > 0 ? snapshot->max_output : DEFAULT_LIMIT;
  return snapshot->max_output > 0 ? MIN (wanted, snapshot->max_output) : wanted;
}

static void
begin_thinking (JsonBuilder *builder, const char *type)
{
  json_builder_set_member_name (builder, "thinking");
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "type", type);
}

/* The budget is a part of @limit: with too small a limit there is no room to think. */
static gboolean
add_budget (JsonBuilder *builder, gint64 limit)
{
  if (limit <= MIN_BUDGET)
    return FALSE;
  begin_thinking (builder, "enabled");
  matchup_request_add_int (builder, "budget_tokens", CLAMP (limit / 2, MIN_BUDGET, MAX_BUDGET));
  json_builder_end_object (builder);
  return TRUE;
}

/* From 4.7 on the thinking is not shown unless the request asks for its summary. */
static gboolean
add_adaptive (JsonBuilder *builder)
{
  begin_thinking (builder, "adaptive");
  matchup_request_add_string (builder, "display", "summarized");
  json_builder_end_object (builder);
  return TRUE;
}

/* A model that always thinks can at least be asked to think little. */
static gboolean
add_off (JsonBuilder *builder, const MatchupAnthropicTraits *traits)
{
  if (traits->off != NULL)
    {
      begin_thinking (builder, traits->off);
      json_builder_end_object (builder);
      return FALSE;
    }
  if (!traits->thinks_unasked)
    return FALSE;
  json_builder_set_member_name (builder, "output_config");
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "effort", "low");
  json_builder_end_object (builder);
  return add_adaptive (builder);
}

/* TRUE when the model is going to think. */
static gboolean
add_thinking (JsonBuilder *builder,
              const MatchupAnthropicTraits *traits,
              MatchupThinking thinking,
              gint64 limit)
{
  if (traits->thinking == MATCHUP_ANTHROPIC_THINKING_NONE)
    return FALSE;
  switch (thinking)
    {
    case MATCHUP_THINKING_OFF:
      return add_off (builder, traits);
    case MATCHUP_THINKING_ON:
      if (traits->thinking == MATCHUP_ANTHROPIC_THINKING_BUDGET)
        return add_budget (builder, limit);
      return add_adaptive (builder);
    case MATCHUP_THINKING_AUTO:
      return traits->thinking == MATCHUP_ANTHROPIC_THINKING_ADAPTIVE && add_adaptive (builder);
    case MATCHUP_THINKING_DEFAULT:
    default:
      /* Changes nothing but that the thinking can be seen. */
      return traits->thinks_unasked && add_adaptive (builder);
    }
}

/* The service refuses a temperature for an answer that is thought about. */
static void
add_params (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  MatchupAnthropicTraits traits = matchup_anthropic_traits_of_model (snapshot->model_id);
  double temperature = matchup_request_get_temperature (snapshot, 1);
  gint64 limit = get_limit (snapshot);
  gboolean thinks;

  if ((snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_KNOWN) &&
      !(snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING))
    traits.thinking = MATCHUP_ANTHROPIC_THINKING_NONE;
  matchup_request_add_int (builder, "max_tokens", limit);
  thinks = add_thinking (builder, &traits, matchup_params_get_thinking (snapshot->params), limit);
  if (!thinks && traits.free_sampling && !isnan (temperature))
    {
      json_builder_set_member_name (builder, "temperature");
      json_builder_add_double_value (builder, temperature);
    }
}

GPtrArray *
matchup_anthropic_request_build_body (const MatchupRequestSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *instructions = matchup_request_dup_instructions (snapshot->messages);

  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "model", snapshot->model_id);
  matchup_request_add_boolean (builder, "stream", TRUE);
  if (instructions != NULL)
    matchup_request_add_string (builder, "system", instructions);
  add_messages (builder, snapshot->messages);
  add_params (builder, snapshot);
  matchup_request_add_extra_body (builder, snapshot->template_);
  json_builder_end_object (builder);
  return matchup_request_end_body (builder);
}
