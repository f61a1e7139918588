/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-application.h"
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
/* The main window, shown; made where there is none. */
MatchupWindow *_matchup_application_present (MatchupApplication *self);
/* Borrowed; NULL when there is none. */
MatchupWindow *_matchup_application_find_window (MatchupApplication *self);
/* matchup-application-actions.c */
void _matchup_application_init_actions (MatchupApplication *self);
/* Borrowed or NULL. */
GSettings *_matchup_application_get_settings (MatchupApplication *self);

G_END_DECLS
