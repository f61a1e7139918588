/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-application.h"
#include "matchup-notifier.h"
#include "matchup-quick-ask.h"
#include "matchup-window.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* Makes the workspace to be opened; called once more for every new try. */
typedef MatchupWorkspace *(*MatchupWorkspaceFactory) (gpointer user_data);

/* For tests: another place for the data, not unique on the session bus. */
MatchupApplication *matchup_application_new_full (GApplicationFlags flags,
                                                  MatchupWorkspaceFactory factory,
                                                  gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed; NULL before it is open. */
MatchupWorkspace *matchup_application_get_workspace (MatchupApplication *self);
/* Borrowed; NULL before the workspace is open. */
MatchupNotifier *matchup_application_get_notifier (MatchupApplication *self);
/* matchup-application-windows.c */
/* The main window that was used last, shown; where there is none, those of the session. */
MatchupWindow *_matchup_application_present (MatchupApplication *self);
/* One more; @conversation_id: what is open in it, NULL: nothing. NULL while the program closes. */
MatchupWindow *_matchup_application_open_window (MatchupApplication *self,
                                                 const char *conversation_id);
/* The main window that was used last; borrowed, NULL when there is none. */
MatchupWindow *_matchup_application_find_window (MatchupApplication *self);
/* Goes there, in a window that has the conversation open where there is one. */
void _matchup_application_open_round (MatchupApplication *self,
                                      const char *conversation_id,
                                      const char *round_id);
/* The small window for one question, without the main one. */
void _matchup_application_quick_ask (MatchupApplication *self);
MatchupQuickAsk *_matchup_application_find_quick_ask (MatchupApplication *self); /* or NULL */
/* matchup-application-actions.c */
void _matchup_application_init_actions (MatchupApplication *self);
/* Borrowed or NULL. */
GSettings *_matchup_application_get_settings (MatchupApplication *self);

G_END_DECLS
