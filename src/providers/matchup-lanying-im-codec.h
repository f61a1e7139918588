/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/**
 * matchup_lanying_im_codec: POST {address}/ai/message/send, by which a user of a Lanying IM app
 * sends a message to a chatbot of that app and gets its answer, whole, in the reply.
 *
 * The address is the "api_endpoint" that the console shows for the app. The model is the user id of
 * the chatbot; there is no list of them. The key is three things in one text,
 * "app_id:user_id:access_token": the app, the user who asks, and a token of that user (or of an
 * administrator).
 *
 * Only the text of the newest question goes out: the chatbot keeps the conversation with the user
 * itself, and its instructions and settings are made in the console. Pictures would have to be
 * uploaded elsewhere before, and are left out.
 */
extern const MatchupCodec matchup_lanying_im_codec;

G_END_DECLS
