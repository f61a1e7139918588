/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CHAT_ROW (matchup_chat_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupChatRow, matchup_chat_row, MATCHUP, CHAT_ROW, GtkWidget)

/**
 * MatchupChatRow: one message of a chat and the answer to it, for #MatchupTranscript. What stands
 * at the same place, after the message was edited or the answer tried again, is stepped through.
 *
 * Actions: message.edit, .copy, .quote, .compare, .earlier, .later, .delete, .delete-rest of the
 * message; .quote-answer, .again-with, .continue, .compare-answers, .delete-answer of the answer,
 * which has those of #MatchupAnswerView as well. Asks its ancestors for chat.quote (text),
 * chat.compare (id of a round) and chat.show-latest.
 */
GtkWidget *matchup_chat_row_new (MatchupWorkspace *workspace,
                                 MatchupConversation *conversation,
                                 MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;
MatchupRound *matchup_chat_row_get_round (MatchupChatRow *self);

/* To what steps through the versions of the message. */
void matchup_chat_row_focus_versions (MatchupChatRow *self);

G_END_DECLS
