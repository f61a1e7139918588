/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-anthropic-codec.h"

#include "matchup-anthropic-decoder.h"
#include "matchup-anthropic-models.h"
#include "matchup-anthropic-request.h"
#include "matchup-request-helpers.h"
#include "matchup-service-errors.h"

#include <string.h>

#define VERSION_PATH "/v1"
#define VERSION_HEADER "anthropic-version"
#define VERSION "2023-06-01" /* of the format; there is no later one */

struct _MatchupAnthropicCodec
{
  GObject parent_instance;
};

/* The SDKs of the service take its address without the version, other programs with it. */
static const char *
skip_version (const char *address, const char *path)
{
  return g_str_has_suffix (address, VERSION_PATH) ? path + strlen (VERSION_PATH) : path;
}

static MatchupHttpRequest *
anthropic_build_request (MatchupCodec *codec,
                         const MatchupRequestSnapshot *snapshot,
                         const char *secret)
{
  MatchupHttpRequest *request =
      matchup_request_new ("POST",
                           snapshot->address,
                           skip_version (snapshot->address, VERSION_PATH "/messages"),
                           snapshot->template_,
                           "x-api-key",
                           "",
                           secret);
  g_autoptr (GBytes) body = matchup_anthropic_request_build_body (snapshot);

  matchup_http_request_add_header (request, VERSION_HEADER, VERSION);
  matchup_http_request_add_header (request, "Accept", "text/event-stream");
  matchup_http_request_add_header (request, "Cache-Control", "no-cache");
  matchup_http_request_set_body (request, "application/json", body);
  return request;
}

static MatchupStreamDecoder *
anthropic_new_decoder (MatchupCodec *codec,
                       MatchupProviderTemplate *template_,
                       MatchupStreamFunc func,
                       gpointer user_data)
{
  return matchup_anthropic_decoder_new (func, user_data);
}

static MatchupErrorInfo *
anthropic_parse_error (MatchupCodec *codec,
                       MatchupProviderTemplate *template_,
                       int status,
                       MatchupHeaderFunc headers,
                       gpointer headers_data,
                       const char *body,
                       gsize length)
{
  return matchup_service_errors_from_body (status, headers, headers_data, body, length);
}

/* The largest page there is: by default the list ends after 20. */
static MatchupHttpRequest *
anthropic_build_models_request (MatchupCodec *codec,
                                MatchupProviderTemplate *template_,
                                const char *address,
                                const char *secret)
{
  MatchupHttpRequest *request =
      matchup_request_new_for_models (address,
                                      skip_version (address, VERSION_PATH "/models?limit=1000"),
                                      template_,
                                      "x-api-key",
                                      "",
                                      secret);

  if (request != NULL)
    matchup_http_request_add_header (request, VERSION_HEADER, VERSION);
  return request;
}

static GPtrArray *
anthropic_parse_models (MatchupCodec *codec,
                        MatchupProviderTemplate *template_,
                        const char *provider_id,
                        const char *body,
                        gsize length,
                        MatchupErrorInfo **out_error)
{
  return matchup_anthropic_models_parse (provider_id, body, length, out_error);
}

static void
codec_iface_init (MatchupCodecInterface *iface)
{
  iface->build_request = anthropic_build_request;
  iface->new_decoder = anthropic_new_decoder;
  iface->parse_error = anthropic_parse_error;
  iface->build_models_request = anthropic_build_models_request;
  iface->parse_models = anthropic_parse_models;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupAnthropicCodec,
                               matchup_anthropic_codec,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_CODEC, codec_iface_init))

static void
matchup_anthropic_codec_class_init (MatchupAnthropicCodecClass *klass)
{
}

static void
matchup_anthropic_codec_init (MatchupAnthropicCodec *self)
{
}

MatchupCodec *
matchup_anthropic_codec_new (void)
{
  return g_object_new (MATCHUP_TYPE_ANTHROPIC_CODEC, NULL);
}
