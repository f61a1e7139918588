/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-gemini-codec.h"

#include "matchup-gemini-decoder.h"
#include "matchup-gemini-models.h"
#include "matchup-gemini-request.h"
#include "matchup-request-helpers.h"
#include "matchup-service-errors.h"

#define KEY_HEADER "x-goog-api-key"

struct _MatchupGeminiCodec
{
  GObject parent_instance;
};

static MatchupHttpRequest *
gemini_build_request (MatchupCodec *codec,
                      const MatchupRequestSnapshot *snapshot,
                      const char *secret)
{
  g_autofree char *path = matchup_gemini_request_dup_path (snapshot->model_id);
  g_autoptr (GBytes) body = matchup_gemini_request_build_body (snapshot);
  MatchupHttpRequest *request = matchup_request_new ("POST",
                                                     snapshot->address,
                                                     path,
                                                     snapshot->template_,
                                                     KEY_HEADER,
                                                     "",
                                                     secret);

  matchup_http_request_add_header (request, "Accept", "text/event-stream");
  matchup_http_request_add_header (request, "Cache-Control", "no-cache");
  matchup_http_request_set_body (request, "application/json", body);
  return request;
}

static MatchupStreamDecoder *
gemini_new_decoder (MatchupCodec *codec,
                    MatchupProviderTemplate *template_,
                    MatchupStreamFunc func,
                    gpointer user_data)
{
  return matchup_gemini_decoder_new (func, user_data);
}

static MatchupErrorInfo *
gemini_parse_error (MatchupCodec *codec,
                    MatchupProviderTemplate *template_,
                    int status,
                    MatchupHeaderFunc headers,
                    gpointer headers_data,
                    const char *body,
                    gsize length)
{
  return matchup_service_errors_from_body (status, headers, headers_data, body, length);
}

/* The largest page there is, so that the list comes whole. */
static MatchupHttpRequest *
gemini_build_models_request (MatchupCodec *codec,
                             MatchupProviderTemplate *template_,
                             const char *address,
                             const char *secret)
{
  return matchup_request_new_for_models (address,
                                         "/models?pageSize=1000",
                                         template_,
                                         KEY_HEADER,
                                         "",
                                         secret);
}

static GPtrArray *
gemini_parse_models (MatchupCodec *codec,
                     MatchupProviderTemplate *template_,
                     const char *provider_id,
                     const char *body,
                     gsize length,
                     MatchupErrorInfo **out_error)
{
  return matchup_gemini_models_parse (provider_id, body, length, out_error);
}

static void
codec_iface_init (MatchupCodecInterface *iface)
{
  iface->build_request = gemini_build_request;
  iface->new_decoder = gemini_new_decoder;
  iface->parse_error = gemini_parse_error;
  iface->build_models_request = gemini_build_models_request;
  iface->parse_models = gemini_parse_models;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupGeminiCodec,
                               matchup_gemini_codec,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_CODEC, codec_iface_init))

static void
matchup_gemini_codec_class_init (MatchupGeminiCodecClass *klass)
{
}

static void
matchup_gemini_codec_init (MatchupGeminiCodec *self)
{
}

MatchupCodec *
matchup_gemini_codec_new (void)
{
  return g_object_new (MATCHUP_TYPE_GEMINI_CODEC, NULL);
}
