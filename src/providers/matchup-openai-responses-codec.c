/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-responses-codec.h"

#include "matchup-openai-models.h"
#include "matchup-openai-responses-decoder.h"
#include "matchup-openai-responses-request.h"
#include "matchup-request-helpers.h"
#include "matchup-service-errors.h"

struct _MatchupOpenaiResponsesCodec
{
  GObject parent_instance;
};

static MatchupHttpRequest *
openai_responses_build_request (MatchupCodec *codec,
                                const MatchupRequestSnapshot *snapshot,
                                const char *secret)
{
  MatchupHttpRequest *request = matchup_request_new ("POST",
                                                     snapshot->address,
                                                     "/responses",
                                                     snapshot->template_,
                                                     "Authorization",
                                                     "Bearer ",
                                                     secret);
  g_autoptr (GBytes) body = matchup_openai_responses_request_build_body (snapshot);

  matchup_http_request_add_header (request, "Accept", "text/event-stream");
  matchup_http_request_add_header (request, "Cache-Control", "no-cache");
  matchup_http_request_set_body (request, "application/json", body);
  return request;
}

static MatchupStreamDecoder *
openai_responses_new_decoder (MatchupCodec *codec,
                              MatchupProviderTemplate *template_,
                              MatchupStreamFunc func,
                              gpointer user_data)
{
  return matchup_openai_responses_decoder_new (func, user_data);
}

static MatchupErrorInfo *
openai_responses_parse_error (MatchupCodec *codec,
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
openai_responses_build_models_request (MatchupCodec *codec,
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
openai_responses_parse_models (MatchupCodec *codec,
                               MatchupProviderTemplate *template_,
                               const char *provider_id,
                               const char *body,
                               gsize length,
                               MatchupErrorInfo **out_error)
{
  return matchup_openai_models_parse (provider_id, body, length, out_error);
}

static void
codec_iface_init (MatchupCodecInterface *iface)
{
  iface->build_request = openai_responses_build_request;
  iface->new_decoder = openai_responses_new_decoder;
  iface->parse_error = openai_responses_parse_error;
  iface->build_models_request = openai_responses_build_models_request;
  iface->parse_models = openai_responses_parse_models;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupOpenaiResponsesCodec,
                               matchup_openai_responses_codec,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_CODEC, codec_iface_init))

static void
matchup_openai_responses_codec_class_init (MatchupOpenaiResponsesCodecClass *klass)
{
}

static void
matchup_openai_responses_codec_init (MatchupOpenaiResponsesCodec *self)
{
}

MatchupCodec *
matchup_openai_responses_codec_new (void)
{
  return g_object_new (MATCHUP_TYPE_OPENAI_RESPONSES_CODEC, NULL);
}
