/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-history.h"
#include "matchup-standing-strip.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SIDEBAR (matchup_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSidebar, matchup_sidebar, MATCHUP, SIDEBAR, GtkWidget)

/**
 * MatchupSidebar: the history with search, beside the open conversation.
 *
 * Grouped by day; what is archived is in a place of its own. Signal "open" (char *id): the person
 * chose a row; not emitted for what is open already. What is done with conversations is asked of
 * the window's actions: set-title, set-pinned, delete; and of several: set-pinned-all,
 * set-archived-all, delete-all.
 *
 * Actions: history.select-several and history.show-archived (switches), history.select-all,
 * history.pin-chosen, history.archive-chosen, history.bring-back-chosen, history.delete-chosen.
 */
void matchup_sidebar_set_history (MatchupSidebar *self, MatchupHistory *history);
/* The view whose conversations are shown; before the first call all of them are. */
void matchup_sidebar_set_kind (MatchupSidebar *self, MatchupConversationKind kind);
/* Whether rows offer to ask a model for a title (win.suggest-title). */
void matchup_sidebar_set_can_suggest (MatchupSidebar *self, gboolean can_suggest);
/* A new day may have begun; done by itself while the sidebar can be seen. */
void matchup_sidebar_update_day (MatchupSidebar *self);
/* Within "open": whether the person goes from row to row by keys, and is not done with the list. */
gboolean matchup_sidebar_get_browsing (MatchupSidebar *self);
/* Which row is marked as the open one; NULL: none. */
void matchup_sidebar_set_open_id (MatchupSidebar *self, const char *id);
/* Private ones, which are in no history; of #MatchupConversation. */
void matchup_sidebar_set_privates (MatchupSidebar *self, GListModel *conversations);
void matchup_sidebar_focus_search (MatchupSidebar *self);
/* Opens the row @step below the open one; negative: above. FALSE at the end. */
gboolean matchup_sidebar_step (MatchupSidebar *self, int step);
/* Marks the row while answers to @conversation are coming; it is held until they are there. */
void matchup_sidebar_track (MatchupSidebar *self, MatchupConversation *conversation);
/* A run began or ended somewhere. */
void matchup_sidebar_update_running (MatchupSidebar *self);
/* The rows as shown; a #GListModel of #MatchupConversationSummary, and a #GtkSelectionModel. */
GListModel *matchup_sidebar_get_shown (MatchupSidebar *self);
MatchupStandingStrip *matchup_sidebar_get_strip (MatchupSidebar *self); /* borrowed */
void matchup_sidebar_set_search (MatchupSidebar *self, const char *text);

G_END_DECLS
