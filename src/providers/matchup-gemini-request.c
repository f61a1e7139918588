/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-gemini-request.h"

#include "matchup-gemini-models.h"
#include "matchup-message.h"
#include "matchup-request-helpers.h"

#include <math.h>
#include <string.h>

/* How a model is told how much to think. */
typedef enum
{
  DIAL_NONE,
  DIAL_BUDGET, /* Gemini 2.5: tokens */
  DIAL_LEVEL,  /* Gemini 3 and later: words */
} Dial;

char *
matchup_gemini_request_dup_path (const char *model_id)
{
  g_autofree char *escaped =
      g_uri_escape_string (matchup_gemini_models_skip_prefix (model_id), NULL, FALSE);

  return g_strconcat ("/models/", escaped, ":streamGenerateContent?alt=sse", NULL);
}

static void
add_text_part (JsonBuilder *builder, const char *text)
{
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_image_part (JsonBuilder *builder, MatchupImagePart *image)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "inlineData");
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "mimeType", matchup_image_part_get_mime_type (image));
  matchup_request_add_picture (builder, "data", "", image);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* Pictures first. */
static void
add_parts (JsonBuilder *builder, MatchupMessage *message)
{
  g_autofree char *text = matchup_request_dup_text (builder, message);
  GListModel *parts = G_LIST_MODEL (message);

  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (MATCHUP_IS_IMAGE_PART (part))
        add_image_part (builder, MATCHUP_IMAGE_PART (part));
    }
  if (*text != '\0')
    add_text_part (builder, text);
  json_builder_end_array (builder);
}

/* There is no system role in the conversation itself. */
static void
add_instructions (JsonBuilder *builder, GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);

      if (matchup_message_get_role (message) != MATCHUP_ROLE_SYSTEM)
        continue;
      json_builder_set_member_name (builder, "systemInstruction");
      json_builder_begin_object (builder);
      add_parts (builder, message);
      json_builder_end_object (builder);
      return;
    }
}

static void
add_contents (JsonBuilder *builder, GPtrArray *messages)
{
  json_builder_set_member_name (builder, "contents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);
      MatchupRole role = matchup_message_get_role (message);

      if (role == MATCHUP_ROLE_SYSTEM)
        continue;
      json_builder_begin_object (builder);
      matchup_request_add_string (builder,
                                  "role",
                                  role == MATCHUP_ROLE_ASSISTANT ? "model" : "user");
      add_parts (builder, message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* By the number in the name: "gemini-2.5-flash". Models that draw or speak do not think. */
static Dial
get_dial (const char *name)
{
  double generation;

  if (!g_str_has_prefix (name, "gemini-") || strstr (name, "-image") != NULL ||
      strstr (name, "-tts") != NULL)
    return DIAL_NONE;
  generation = g_ascii_strtod (name + strlen ("gemini-"), NULL);
  if (generation >= 3)
    return DIAL_LEVEL;
  return generation >= 2.5 ? DIAL_BUDGET : DIAL_NONE;
}

/* Not every model can leave thinking out: then the least it takes is asked for. */
static void
add_budget (JsonBuilder *builder, const char *name, MatchupThinking thinking)
{
  const int least = strstr (name, "-pro") != NULL ? 128 : 0;
  const int dynamic = -1;

  if (thinking != MATCHUP_THINKING_DEFAULT)
    matchup_request_add_int (builder,
                             "thinkingBudget",
                             thinking == MATCHUP_THINKING_OFF ? least : dynamic);
}

static void
add_level (JsonBuilder *builder, const char *name, MatchupThinking thinking)
{
  const char *least = strstr (name, "-pro") != NULL ? "LOW" : "MINIMAL";

  if (thinking == MATCHUP_THINKING_OFF)
    matchup_request_add_string (builder, "thinkingLevel", least);
  else if (thinking == MATCHUP_THINKING_ON)
    matchup_request_add_string (builder, "thinkingLevel", "HIGH");
}

/* Models that do not think refuse the whole object. */
static void
add_thinking (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  const char *name = matchup_gemini_models_skip_prefix (snapshot->model_id);
  MatchupThinking thinking = matchup_params_get_thinking (snapshot->params);
  gboolean known = (snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_KNOWN) != 0;
  gboolean thinks = (snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING) != 0;
  Dial dial = get_dial (name);

  if (known ? !thinks : dial == DIAL_NONE)
    return;
  json_builder_set_member_name (builder, "thinkingConfig");
  json_builder_begin_object (builder);
  matchup_request_add_boolean (builder, "includeThoughts", thinking != MATCHUP_THINKING_OFF);
  if (dial == DIAL_BUDGET)
    add_budget (builder, name, thinking);
  else if (dial == DIAL_LEVEL)
    add_level (builder, name, thinking);
  json_builder_end_object (builder);
}

static void
add_config (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  double temperature = matchup_request_get_temperature (snapshot, 2);
  int max_tokens = matchup_params_get_max_tokens (snapshot->params);

  json_builder_set_member_name (builder, "generationConfig");
  json_builder_begin_object (builder);
  if (!isnan (temperature))
    {
      json_builder_set_member_name (builder, "temperature");
      json_builder_add_double_value (builder, temperature);
    }
  if (max_tokens > 0)
    matchup_request_add_int (builder, "maxOutputTokens", max_tokens);
  add_thinking (builder, snapshot);
  json_builder_end_object (builder);
}

GPtrArray *
matchup_gemini_request_build_body (const MatchupRequestSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_instructions (builder, snapshot->messages);
  add_contents (builder, snapshot->messages);
  add_config (builder, snapshot);
  matchup_request_add_extra_body (builder, snapshot->template_);
  json_builder_end_object (builder);
  return matchup_request_end_body (builder);
}
