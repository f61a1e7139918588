/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation.h"
#include "matchup-mask-list.h"

G_BEGIN_DECLS

/* The masks of a conversation; borrowed, there is always a list. */
MatchupMaskList *matchup_masks_of (MatchupConversation *conversation);
void matchup_masks_set (MatchupConversation *conversation, MatchupMaskList *masks);

/*
 * Messages as they leave: new ones where something in them is masked, in their texts, in text files
 * and in the names of files; the same ones where nothing is.
 */
GPtrArray *
matchup_masked_messages_make (MatchupMaskList *masks,
                              GPtrArray *messages /* MatchupMessage */) G_GNUC_WARN_UNUSED_RESULT;
/* The same for several requests, each message once; long texts in another thread. @requests:
 * GPtrArray of MatchupMessage. */
void matchup_masked_messages_make_async (MatchupMaskList *masks,
                                         GPtrArray *requests,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* In the same order. Never fails. */
GPtrArray *matchup_masked_messages_make_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
