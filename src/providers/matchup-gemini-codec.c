/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-gemini-codec.h"

#include "matchup-gemini-decoder.h"
#include "matchup-gemini-models.h"
#include "matchup-gemini-request.h"
#include "matchup-request-helpers.h"

#define KEY_HEADER "x-goog-api-key"

static MatchupHttpRequest *
gemini_build_request (const MatchupRequestSnapshot *snapshot, const char *secret)
{
  g_autofree char *path = matchup_gemini_request_dup_path (snapshot->model_id);
  MatchupHttpRequest *request =
      matchup_request_new (snapshot->address, path, snapshot->template_, KEY_HEADER, "", secret);

  matchup_request_set_body (request,
                            matchup_gemini_request_build_body (snapshot),
                            "text/event-stream");
  return request;
}

/* The largest page there is, so that the list comes whole. */
static MatchupHttpRequest *
gemini_build_models_request (MatchupProviderTemplate *template_,
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

const MatchupCodec matchup_gemini_codec = {
  .build_request = gemini_build_request,
  .new_decoder = matchup_gemini_decoder_new,
  .build_models_request = gemini_build_models_request,
  .parse_models = matchup_gemini_models_parse,
};
