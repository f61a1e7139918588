/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-anthropic-codec.h"

#include "matchup-anthropic-decoder.h"
#include "matchup-anthropic-models.h"
#include "matchup-anthropic-request.h"
#include "matchup-request-helpers.h"

#include <string.h>

#define VERSION_PATH "/v1"
#define VERSION_HEADER "anthropic-version"
#define VERSION "2023-06-01" /* of the format; there is no later one */

/* The SDKs of the service take its address without the version, other programs with it. */
static const char *
skip_version (const char *address, const char *path)
{
  return g_str_has_suffix (address, VERSION_PATH) ? path + strlen (VERSION_PATH) : path;
}

static MatchupHttpRequest *
anthropic_build_request (const MatchupRequestSnapshot *snapshot, const char *secret)
{
  MatchupHttpRequest *request =
      matchup_request_new (snapshot->address,
                           skip_version (snapshot->address, VERSION_PATH "/messages"),
                           snapshot->template_,
                           "x-api-key",
                           "",
                           secret);

  matchup_http_request_add_header (request, VERSION_HEADER, VERSION);
  matchup_request_set_body (request,
                            matchup_anthropic_request_build_body (snapshot),
                            "text/event-stream");
  return request;
}

/* The largest page there is: by default the list ends after 20. */
static MatchupHttpRequest *
anthropic_build_models_request (MatchupProviderTemplate *template_,
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

const MatchupCodec matchup_anthropic_codec = {
  .build_request = anthropic_build_request,
  .new_decoder = matchup_anthropic_decoder_new,
  .build_models_request = anthropic_build_models_request,
  .parse_models = matchup_anthropic_models_parse,
};
