/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ollama-codec.h"

#include "matchup-ollama-decoder.h"
#include "matchup-ollama-models.h"
#include "matchup-ollama-request.h"
#include "matchup-request-helpers.h"

/* A server on this computer needs no key; one behind a gateway and the maker's own do. */
#define KEY_HEADER "Authorization"
#define KEY_PREFIX "Bearer "

static MatchupHttpRequest *
ollama_build_request (const MatchupRequestSnapshot *snapshot, const char *secret)
{
  g_autofree char *root = matchup_ollama_request_dup_root (snapshot->address);
  MatchupHttpRequest *request =
      matchup_request_new (root, "/api/chat", snapshot->template_, KEY_HEADER, KEY_PREFIX, secret);

  matchup_request_set_body (request,
                            matchup_ollama_request_build_body (snapshot),
                            "application/x-ndjson");
  return request;
}

static MatchupHttpRequest *
ollama_build_models_request (MatchupProviderTemplate *template_,
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

const MatchupCodec matchup_ollama_codec = {
  .build_request = ollama_build_request,
  .new_decoder = matchup_ollama_decoder_new,
  .build_models_request = ollama_build_models_request,
  .parse_models = matchup_ollama_models_parse,
};
