/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lanying-im-codec.h"

#include "matchup-lanying-im-decoder.h"
#include "matchup-lanying-im-request.h"
#include "matchup-request-helpers.h"

/* A key of another form is not sent at all: then the service says that the app is missing. */
static MatchupHttpRequest *
lanying_im_build_request (const MatchupRequestSnapshot *snapshot, const char *secret)
{
  g_auto (MatchupLanyingImKey) key = { 0 };
  MatchupHttpRequest *request;

  matchup_lanying_im_key_read (secret, &key);
  request = matchup_request_new (snapshot->address,
                                 "/ai/message/send",
                                 snapshot->template_,
                                 "access-token",
                                 "",
                                 key.token);
  if (key.app_id != NULL)
    matchup_http_request_add_secret_header (request, "app_id", key.app_id);
  matchup_request_set_body (request,
                            matchup_lanying_im_request_build_body (snapshot, key.user_id),
                            "application/json");
  return request;
}

const MatchupCodec matchup_lanying_im_codec = {
  .build_request = lanying_im_build_request,
  .new_decoder = matchup_lanying_im_decoder_new,
};
