/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-chat-codec.h"

#include "matchup-openai-decoder.h"
#include "matchup-openai-models.h"
#include "matchup-openai-request.h"
#include "matchup-request-helpers.h"

static MatchupHttpRequest *
openai_chat_build_request (const MatchupRequestSnapshot *snapshot, const char *secret)
{
  MatchupHttpRequest *request = matchup_request_new (snapshot->address,
                                                     "/chat/completions",
                                                     snapshot->template_,
                                                     "Authorization",
                                                     "Bearer ",
                                                     secret);

  matchup_request_set_body (request,
                            matchup_openai_request_build_body (snapshot),
                            "text/event-stream");
  return request;
}

/*
 * Older and stricter servers refuse a field they do not know; each has its own words for it, but
 * all of them name the field.
 */
static MatchupRequestFields
openai_chat_find_refused_fields (const MatchupRequestSnapshot *snapshot,
                                 int status,
                                 const char *body,
                                 gsize length)
{
  if ((status != 400 && status != 422) || !matchup_openai_request_asks_for_usage (snapshot) ||
      g_strstr_len (body, (gssize) length, "stream_options") == NULL)
    return MATCHUP_REQUEST_FIELDS_NONE;
  return MATCHUP_REQUEST_FIELDS_STREAM_OPTIONS;
}

const MatchupCodec matchup_openai_chat_codec = {
  .build_request = openai_chat_build_request,
  .new_decoder = matchup_openai_decoder_new,
  .build_models_request = matchup_openai_models_build_request,
  .parse_models = matchup_openai_models_parse,
  .find_refused_fields = openai_chat_find_refused_fields,
};
