/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-conversation.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRIVATE_LIST (matchup_private_list_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPrivateList, matchup_private_list, MATCHUP, PRIVATE_LIST, GtkWidget)

/**
 * MatchupPrivateList: above the history, the private conversations of one kind that are not closed
 * yet; hidden where there are none. Opens them by win.open and closes them by
 * win.close-this-private.
 */
/* @conversations: of #MatchupConversation; all of them private. */
void matchup_private_list_set_model (MatchupPrivateList *self, GListModel *conversations);
void matchup_private_list_set_kind (MatchupPrivateList *self, MatchupConversationKind kind);
/* Which one is marked as the open one; NULL: none. */
void matchup_private_list_set_open_id (MatchupPrivateList *self, const char *id);

G_END_DECLS
