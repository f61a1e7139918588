/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/* The key of one user of one app, as it is typed: "app_id:user_id:access_token". */
typedef struct
{
  char *app_id;
  char *user_id;
  const char *token; /* borrowed from the key: no copy that had to be wiped */
} MatchupLanyingImKey;

/* FALSE, with nothing in @out_key, when @secret is NULL or has another form. */
gboolean matchup_lanying_im_key_read (const char *secret, MatchupLanyingImKey *out_key);
void matchup_lanying_im_key_clear (MatchupLanyingImKey *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MatchupLanyingImKey, matchup_lanying_im_key_clear)

/* The JSON body of POST .../ai/message/send; @user_id may be NULL. */
GPtrArray *matchup_lanying_im_request_build_body (const MatchupRequestSnapshot *snapshot,
                                                  const char *user_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
