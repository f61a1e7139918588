/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-composer.h"
#include "matchup-transcript.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CHAT_PAGE (matchup_chat_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupChatPage, matchup_chat_page, MATCHUP, CHAT_PAGE, GtkWidget)

/**
 * MatchupChatPage: a chat: who answers, the messages and answers, and the place to write. A chat is
 * a conversation with a line-up of one. Property "title" (notifies). Signal "conversation-started":
 * the person sent the first message of a new one.
 *
 * Actions: chat.settings; chat.quote (text), chat.compare (id of
 * a round), chat.show-latest, chat.next-message, chat.focus-versions (id of a round) and
 * compare.choose-model for its rows.
 */
GtkWidget *matchup_chat_page_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: a new chat with the model that was used last. */
void matchup_chat_page_set_conversation (MatchupChatPage *self, MatchupConversation *conversation);
MatchupConversation *matchup_chat_page_get_conversation (MatchupChatPage *self); /* or NULL */
/* Who answers in the next new chat. */
MatchupLineup *matchup_chat_page_dup_next_lineup (MatchupChatPage *self) G_GNUC_WARN_UNUSED_RESULT;
/* The next new chat has the model of this one, and @prompt to be changed and sent. */
void matchup_chat_page_keep_model (MatchupChatPage *self);
void matchup_chat_page_add_prompt (MatchupChatPage *self, const char *prompt);
/* Goes to a message and gives it the focus; FALSE where there is none with this id. */
gboolean matchup_chat_page_show_round (MatchupChatPage *self, const char *round_id);
/* What the words of a search are marked in, see matchup_transcript_mark_words(); borrowed. */
MatchupTranscript *matchup_chat_page_get_transcript (MatchupChatPage *self);
void matchup_chat_page_focus_composer (MatchupChatPage *self);
MatchupComposer *matchup_chat_page_get_composer (MatchupChatPage *self); /* borrowed */

G_END_DECLS
