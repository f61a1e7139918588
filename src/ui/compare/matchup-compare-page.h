/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-arrangement.h"
#include "matchup-transcript.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_COMPARE_PAGE (matchup_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupComparePage, matchup_compare_page, MATCHUP, COMPARE_PAGE, GtkWidget)

/**
 * MatchupComparePage: a comparison: line-up, rounds, and the place to ask on. Property "title"
 * (notifies). Signal "conversation-started": the person asked the first question of a new one.
 * Actions: "compare.choose-model" (id of a contestant): opens the list of models for it;
 * "compare.next-prompt": leads to where the question is typed; "compare.show-latest".
 */
GtkWidget *matchup_compare_page_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: a new comparison with the line-up that sticks. */
void matchup_compare_page_set_conversation (MatchupComparePage *self,
                                            MatchupConversation *conversation);
MatchupConversation *matchup_compare_page_get_conversation (MatchupComparePage *self); /* or NULL */
/* The next new comparison has the line-up of this one, and @prompt to be changed and asked. */
void matchup_compare_page_keep_lineup (MatchupComparePage *self);
void matchup_compare_page_add_prompt (MatchupComparePage *self, const char *prompt);
/* The same with what went along with @message. */
void matchup_compare_page_add_message (MatchupComparePage *self, MatchupMessage *message);
/* Goes to a round and gives it the focus; FALSE where there is none with this id. */
gboolean matchup_compare_page_show_round (MatchupComparePage *self, const char *round_id);
/* Turns to the answer at a place, where not all of them have room. */
void matchup_compare_page_show_column (MatchupComparePage *self, guint position);
/* What the words of a search are marked in, see matchup_transcript_mark_words(); borrowed. */
MatchupTranscript *matchup_compare_page_get_transcript (MatchupComparePage *self);
/* Where there is no welcome, the composer. */
void matchup_compare_page_focus_composer (MatchupComparePage *self);
/* Opens a saved line-up, in a new comparison where this one has rounds. */
void matchup_compare_page_open_lineup (MatchupComparePage *self, const char *id);
/* Shows the ways to begin in place of a new comparison, whatever was done before. */
void matchup_compare_page_show_welcome (MatchupComparePage *self);
/* Opens the dialog for a list of questions. */
void matchup_compare_page_ask_many (MatchupComparePage *self);
/* The row of the round that is read; borrowed, or NULL. */
GtkWidget *matchup_compare_page_get_read_row (MatchupComparePage *self);
/* How the answers stand; borrowed. */
MatchupArrangement *matchup_compare_page_get_arrangement (MatchupComparePage *self);
/* Those of how answers are looked at and judged, see #MatchupViewActions, #MatchupVoteActions. */
void matchup_compare_page_add_actions (MatchupComparePage *self, GActionMap *map);

G_END_DECLS
