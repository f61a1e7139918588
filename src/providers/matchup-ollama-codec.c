/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ollama-codec.h"

#include "matchup-ollama-decoder.h"
#include "matchup-ollama-models.h"
#include "matchup-ollama-request.h"
#include "matchup-request-helpers.h"
#include "matchup-service-errors.h"

/* A server on this computer needs no key; one behind a gateway and the maker's own do. */
#define KEY_HEADER "Authorization"
#define KEY_PREFIX "Bearer "

struct _MatchupOllamaCodec
{
  GObject parent_instance;
};

static MatchupHttpRequest *
ollama_build_request (MatchupCodec *codec,
                      const MatchupRequestSnapshot *snapshot,
                      const char *secret)
{
  g_autofree char *root = matchup_ollama_request_dup_root (snapshot->address);
  g_autoptr (GBytes) body = matchup_ollama_request_build_body (snapshot);
  MatchupHttpRequest *request = matchup_request_new ("POST",
                                                     root,
                                                     "/api/chat",
                                                     snapshot->template_,
                                                     KEY_HEADER,
                                                     KEY_PREFIX,
                                                     secret);

  matchup_http_request_add_header (request, "Accept", "application/x-ndjson");
  matchup_http_request_set_body (request, "application/json", body);
  return request;
}

static MatchupStreamDecoder *
ollama_new_decoder (MatchupCodec *codec,
                    MatchupProviderTemplate *template_,
                    MatchupStreamFunc func,
                    gpointer user_data)
{
  return matchup_ollama_decoder_new (func, user_data);
}

static MatchupErrorInfo *
ollama_parse_error (MatchupCodec *codec,
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
ollama_build_models_request (MatchupCodec *codec,
                             MatchupProviderTemplate *template_,
                             const char *address,
                             const char *secret)
{
  g_autofree char *root = matchup_ollama_request_dup_root (address);

  return matchup_request_new_for_models (root,
                                         "/api/tags",
                                         template_,
                                         KEY_HEADER,
                                         KEY_PREFIX,
                                         secret);
}

static GPtrArray *
ollama_parse_models (MatchupCodec *codec,
                     MatchupProviderTemplate *template_,
                     const char *provider_id,
                     const char *body,
                     gsize length,
                     MatchupErrorInfo **out_error)
{
  return matchup_ollama_models_parse (provider_id, body, length, out_error);
}

static void
codec_iface_init (MatchupCodecInterface *iface)
{
  iface->build_request = ollama_build_request;
  iface->new_decoder = ollama_new_decoder;
  iface->parse_error = ollama_parse_error;
  iface->build_models_request = ollama_build_models_request;
  iface->parse_models = ollama_parse_models;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupOllamaCodec,
                               matchup_ollama_codec,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_CODEC, codec_iface_init))

static void
matchup_ollama_codec_class_init (MatchupOllamaCodecClass *klass)
{
}

static void
matchup_ollama_codec_init (MatchupOllamaCodec *self)
{
}

MatchupCodec *
matchup_ollama_codec_new (void)
{
  return g_object_new (MATCHUP_TYPE_OLLAMA_CODEC, NULL);
}
