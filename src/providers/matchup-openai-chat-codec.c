/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-chat-codec.h"

#include "matchup-openai-decoder.h"
#include "matchup-service-errors.h"
#include "matchup-openai-models.h"
#include "matchup-openai-request.h"
#include "matchup-request-helpers.h"

struct _MatchupOpenaiChatCodec
{
  GObject parent_instance;
};

static MatchupHttpRequest *
openai_chat_build_request (MatchupCodec *codec,
                           const MatchupRequestSnapshot *snapshot,
                           const char *secret)
{
  MatchupHttpRequest *request = matchup_request_new ("POST",
                                                     snapshot->address,
                                                     "/chat/completions",
                                                     snapshot->template_,
                                                     "Authorization",
                                                     "Bearer ",
                                                     secret);
  g_autoptr (GBytes) body = matchup_openai_request_build_body (snapshot);

  matchup_http_request_add_header (request, "Accept", "text/event-stream");
  matchup_http_request_add_header (request, "Cache-Control", "no-cache");
  matchup_http_request_set_body (request, "application/json", body);
  return request;
}

static MatchupStreamDecoder *
openai_chat_new_decoder (MatchupCodec *codec,
                         MatchupProviderTemplate *template_,
                         MatchupStreamFunc func,
                         gpointer user_data)
{
  return matchup_openai_decoder_new (func, user_data);
}

static MatchupErrorInfo *
openai_chat_parse_error (MatchupCodec *codec,
                         MatchupProviderTemplate *template_,
                         int status,
                         MatchupHeaderFunc headers,
                         gpointer headers_data,
                         const char *body,
                         gsize length)
{
  return matchup_service_errors_from_body (status, headers, headers_data, body, length);
}

static MatchupHttpRequest *
openai_chat_build_models_request (MatchupCodec *codec,
                                  MatchupProviderTemplate *template_,
                                  const char *address,
                                  const char *secret)
{
  return matchup_request_new_for_models (address,
                                         "/models",
                                         template_,
                                         "Authorization",
                                         "Bearer ",
                                         secret);
}

static GPtrArray *
openai_chat_parse_models (MatchupCodec *codec,
                          MatchupProviderTemplate *template_,
                          const char *provider_id,
                          const char *body,
                          gsize length,
                          MatchupErrorInfo **out_error)
{
  return matchup_openai_models_parse (provider_id, body, length, out_error);
}

/*
 * Older and stricter servers refuse a field they do not know; each has its own words for it, but
 * all of them name the field.
 */
static MatchupRequestFields
openai_chat_find_refused_fields (MatchupCodec *codec,
                                 const MatchupRequestSnapshot *snapshot,
                                 int status,
                                 const char *body,
                                 gsize length)
{
  if ((status != 400 && status != 422) || !matchup_openai_request_asks_for_usage (snapshot) ||
      g_strstr_len (body, (gssize) length, "stream_options") == NULL)
    return MATCHUP_REQUEST_FIELDS_NONE;
  return MATCHUP_REQUEST_FIELDS_STREAM_OPTIONS;
}

static void
codec_iface_init (MatchupCodecInterface *iface)
{
  iface->build_request = openai_chat_build_request;
  iface->new_decoder = openai_chat_new_decoder;
  iface->parse_error = openai_chat_parse_error;
  iface->build_models_request = openai_chat_build_models_request;
  iface->parse_models = openai_chat_parse_models;
  iface->find_refused_fields = openai_chat_find_refused_fields;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupOpenaiChatCodec,
                               matchup_openai_chat_codec,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_CODEC, codec_iface_init))

static void
matchup_openai_chat_codec_class_init (MatchupOpenaiChatCodecClass *klass)
{
}

static void
matchup_openai_chat_codec_init (MatchupOpenaiChatCodec *self)
{
}

MatchupCodec *
matchup_openai_chat_codec_new (void)
{
  return g_object_new (MATCHUP_TYPE_OPENAI_CHAT_CODEC, NULL);
}
