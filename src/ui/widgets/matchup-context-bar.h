/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-context.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONTEXT_BAR (matchup_context_bar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupContextBar, matchup_context_bar, MATCHUP, CONTEXT_BAR, GtkWidget)

/**
 * MatchupContextBar: says that a conversation is longer than its model can take in at once, and
 * offers to summarise its beginning or to leave it out. Otherwise not to be seen. Nothing is ever
 * left out without being asked for, and nothing is deleted.
 *
 * Its actions, for the page to insert as "context": "summarize", "cut", "whole" (sends all as it is
 * again), and "shorten" (id of a round that was refused for being too long): lets the person
 * choose, and asks it again. In a comparison nothing is summarised: it would feed one contestant
 * what another one wrote.
 */
GtkWidget *matchup_context_bar_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* @conversation: NULL for one that is not begun. @lineup: whom it is asked of. */
void matchup_context_bar_set_conversation (MatchupContextBar *self,
                                           MatchupConversation *conversation,
                                           MatchupLineup *lineup);
/* How full the model's memory is; its draft is set by the page. Borrowed. */
MatchupContext *matchup_context_bar_get_context (MatchupContextBar *self);
GActionGroup *matchup_context_bar_get_actions (MatchupContextBar *self); /* borrowed */

G_END_DECLS
