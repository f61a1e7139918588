/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-window.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SESSION (matchup_session_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSession, matchup_session, MATCHUP, SESSION, GObject)

/**
 * MatchupSession: remembers the windows, so that the next start has them again, also where this one
 * ends without a warning: written shortly after something changed. Main thread only.
 */
MatchupSession *matchup_session_new (GSettings *settings /* or NULL: remembers nothing */)
    G_GNUC_WARN_UNUSED_RESULT;
/* What the last one left behind, for matchup_window_set_state(): a{sv}, used last first. */
GPtrArray *matchup_session_dup_states (MatchupSession *self);
/* Remembers the window from now on. */
void matchup_session_add (MatchupSession *self, MatchupWindow *window);
/* The window is closed: it will not come again, unless it is the last one or all are closed. */
void matchup_session_remove (MatchupSession *self, MatchupWindow *window);
/* All windows are going to be closed, and will come again; until the next one is added. */
void matchup_session_keep (MatchupSession *self);

G_END_DECLS
