/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ollama-request.h"

#include "matchup-message.h"
#include "matchup-request-helpers.h"

#include <math.h>
#include <string.h>

char *
matchup_ollama_request_dup_root (const char *address)
{
  static const char *const endings[] = { "/v1", "/api" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (address, endings[i]))
        return g_strndup (address, strlen (address) - strlen (endings[i]));
    }
  return g_strdup (address);
}

static const char *
get_role_name (MatchupRole role)
{
  switch (role)
    {
    case MATCHUP_ROLE_SYSTEM:
      return "system";
    case MATCHUP_ROLE_ASSISTANT:
      return "assistant";
    case MATCHUP_ROLE_USER:
    default:
      return "user";
    }
}

static void
add_images (JsonBuilder *builder, MatchupMessage *message)
{
  GListModel *parts = G_LIST_MODEL (message);

  json_builder_set_member_name (builder, "images");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (MATCHUP_IS_IMAGE_PART (part))
        matchup_request_add_picture (builder, NULL, "", MATCHUP_IMAGE_PART (part));
    }
  json_builder_end_array (builder);
}

static void
add_messages (JsonBuilder *builder, GPtrArray *messages)
{
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *text = matchup_request_dup_text (builder, message);

      json_builder_begin_object (builder);
      matchup_request_add_string (builder,
                                  "role",
                                  get_role_name (matchup_message_get_role (message)));
      matchup_request_add_string (builder, "content", text);
      if (matchup_message_has_images (message))
        add_images (builder, message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Models that cannot think refuse the field; gpt-oss always thinks and takes words only. */
static void
add_thinking (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  MatchupThinking thinking = matchup_params_get_thinking (snapshot->params);

  if (!(snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING) ||
      thinking == MATCHUP_THINKING_DEFAULT || thinking == MATCHUP_THINKING_AUTO)
    return;
  if (strstr (snapshot->model_id, "gpt-oss") != NULL)
    matchup_request_add_string (builder,
                                "think",
                                thinking == MATCHUP_THINKING_OFF ? "low" : "medium");
  else
    matchup_request_add_boolean (builder, "think", thinking == MATCHUP_THINKING_ON);
}

static void
add_options (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  double temperature = matchup_request_get_temperature (snapshot, 2);
  int max_tokens = matchup_params_get_max_tokens (snapshot->params);

  if (isnan (temperature) && max_tokens == 0)
    return;
  json_builder_set_member_name (builder, "options");
  json_builder_begin_object (builder);
  if (!isnan (temperature))
    {
      json_builder_set_member_name (builder, "temperature");
      json_builder_add_double_value (builder, temperature);
    }
  if (max_tokens > 0)
    matchup_request_add_int (builder, "num_predict", max_tokens);
  json_builder_end_object (builder);
}

GPtrArray *
matchup_ollama_request_build_body (const MatchupRequestSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "model", snapshot->model_id);
  matchup_request_add_boolean (builder, "stream", TRUE);
  add_messages (builder, snapshot->messages);
  add_thinking (builder, snapshot);
  add_options (builder, snapshot);
  matchup_request_add_extra_body (builder, snapshot->template_);
  json_builder_end_object (builder);
  return matchup_request_end_body (builder);
}
