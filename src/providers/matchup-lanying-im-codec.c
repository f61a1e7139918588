/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lanying-im-codec.h"

#include "matchup-lanying-im-decoder.h"
#include "matchup-lanying-im-request.h"
#include "matchup-request-helpers.h"
#include "matchup-service-errors.h"

struct _MatchupLanyingImCodec
{
  GObject parent_instance;
};

/* A key of another form is not sent at all: then the service says that the app is missing. */
static MatchupHttpRequest *
lanying_im_build_request (MatchupCodec *codec,
                          const MatchupRequestSnapshot *snapshot,
                          const char *secret)
{
  g_auto (MatchupLanyingImKey) key = { 0 };
  g_autoptr (GBytes) body = NULL;
  MatchupHttpRequest *request;

  matchup_lanying_im_key_read (secret, &key);
  request = matchup_request_new ("POST",
                                 snapshot->address,
                                 "/ai/message/send",
                                 snapshot->template_,
                                 "access-token",
                                 "",
                                 key.token);
  if (key.app_id != NULL)
    matchup_http_request_add_secret_header (request, "app_id", key.app_id);
  matchup_http_request_add_header (request, "Accept", "application/json");
  body = matchup_lanying_im_request_build_body (snapshot, key.user_id);
  matchup_http_request_set_body (request, "application/json", body);
  return request;
}

static MatchupStreamDecoder *
lanying_im_new_decoder (MatchupCodec *codec,
                        MatchupProviderTemplate *template_,
                        MatchupStreamFunc func,
                        gpointer user_data)
{
  return matchup_lanying_im_decoder_new (func, user_data);
}

static MatchupErrorInfo *
lanying_im_parse_error (MatchupCodec *codec,
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
lanying_im_build_models_request (MatchupCodec *codec,
                                 MatchupProviderTemplate *template_,
                                 const char *address,
                                 const char *secret)
{
  return NULL;
}

/* Only reached with a list that was saved before the service got this format. */
static GPtrArray *
lanying_im_parse_models (MatchupCodec *codec,
                         MatchupProviderTemplate *template_,
                         const char *provider_id,
                         const char *body,
                         gsize length,
                         MatchupErrorInfo **out_error)
{
  *out_error = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_BAD_RESPONSE,
                                              MATCHUP_ERROR_REASON_NONE,
                                              NULL);
  return NULL;
}

static void
codec_iface_init (MatchupCodecInterface *iface)
{
  iface->build_request = lanying_im_build_request;
  iface->new_decoder = lanying_im_new_decoder;
  iface->parse_error = lanying_im_parse_error;
  iface->build_models_request = lanying_im_build_models_request;
  iface->parse_models = lanying_im_parse_models;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupLanyingImCodec,
                               matchup_lanying_im_codec,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_CODEC, codec_iface_init))

static void
matchup_lanying_im_codec_class_init (MatchupLanyingImCodecClass *klass)
{
}

static void
matchup_lanying_im_codec_init (MatchupLanyingImCodec *self)
{
}

MatchupCodec *
matchup_lanying_im_codec_new (void)
{
  return g_object_new (MATCHUP_TYPE_LANYING_IM_CODEC, NULL);
}
