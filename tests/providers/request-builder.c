/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "request-builder.h"

#include <string.h>

static MatchupProviderTemplate *
find_template (const char *service)
{
  static MatchupProviderRegistry *registry;
  MatchupProviderTemplate *template_;

  if (registry == NULL)
    registry = matchup_provider_registry_new ();
  template_ = matchup_provider_registry_find (registry, service);
  g_assert_nonnull (template_);
  return template_;
}

static const MatchupCodec *
find_codec (const char *service)
{
  return matchup_protocols_get_codec (
      matchup_provider_template_get (find_template (service))->protocol);
}

MatchupHttpRequest *
request_builder_build (const char *service,
                       const char *address,
                       const char *secret,
                       const RequestCase *test,
                       GPtrArray *messages)
{
  MatchupProviderTemplate *template_ = find_template (service);
  g_autoptr (MatchupParams) params =
      matchup_params_new (NULL, test->temperature, test->max_tokens, test->thinking);
  const MatchupRequestSnapshot snapshot = {
    .template_ = template_,
    .address = address != NULL ? address : matchup_provider_template_get (template_)->address,
    .model_id = test->model,
    .capabilities = test->capabilities,
    .params = params,
    .messages = messages,
  };

  return matchup_codec_build_request (find_codec (service), &snapshot, secret);
}

char *
request_builder_dup_body (MatchupHttpRequest *request)
{
  GBytes *body = matchup_http_request_get_body (request);

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

GPtrArray *
request_builder_new_question (void)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, "Hi \"you\""));
  return messages;
}

GPtrArray *
request_builder_new_conversation (void)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MatchupMessage) question = matchup_message_new_text (MATCHUP_ROLE_USER, "What?");
  g_autoptr (GBytes) png = g_bytes_new_static ("\x89PNG", 4);
  g_autoptr (MatchupImagePart) image = matchup_image_part_new (png, "image/png", 1, 1);

  matchup_message_add_image (question, image);
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_SYSTEM, "Be brief."));
  g_ptr_array_add (messages, g_steal_pointer (&question));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, "A cat."));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, "你好?"));
  return messages;
}

char *
request_builder_dup_models_url (const char *service, const char *address, const char *secret)
{
  MatchupProviderTemplate *template_ = find_template (service);
  g_autoptr (MatchupHttpRequest) request = NULL;

  if (address == NULL)
    address = matchup_provider_template_get (template_)->address;
  request = matchup_codec_build_models_request (find_codec (service), template_, address, secret);
  return request != NULL ? g_strdup (matchup_http_request_get_url (request)) : NULL;
}

GPtrArray *
request_builder_parse_models (const char *service, const char *body)
{
  MatchupErrorInfo *error = NULL;
  GPtrArray *models =
      matchup_codec_parse_models (find_codec (service), "p", body, strlen (body), &error);

  g_assert_null (error);
  g_assert_nonnull (models);
  return models;
}
