/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-responses-codec.h"

#include "matchup-openai-models.h"
#include "matchup-openai-responses-decoder.h"
#include "matchup-openai-responses-request.h"
#include "matchup-request-helpers.h"

static MatchupHttpRequest *
openai_responses_build_request (const MatchupRequestSnapshot *snapshot, const char *secret)
{
  MatchupHttpRequest *request = matchup_request_new (snapshot->address,
                                                     "/responses",
                                                     snapshot->template_,
                                                     "Authorization",
                                                     "Bearer ",
                                                     secret);

  matchup_request_set_body (request,
                            matchup_openai_responses_request_build_body (snapshot),
                            "text/event-stream");
  return request;
}

const MatchupCodec matchup_openai_responses_codec = {
  .build_request = openai_responses_build_request,
  .new_decoder = matchup_openai_responses_decoder_new,
  .build_models_request = matchup_openai_models_build_request,
  .parse_models = matchup_openai_models_parse,
};
