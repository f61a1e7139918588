/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SHELL_SEARCH (matchup_shell_search_get_type ())
G_DECLARE_FINAL_TYPE (MatchupShellSearch, matchup_shell_search, MATCHUP, SHELL_SEARCH, GObject)

/* Under the application's own path, as in the search provider's file in data/. */
#define MATCHUP_SHELL_SEARCH_PATH "/io/github/matchup_app/Matchup/SearchProvider"

/**
 * MatchupShellSearch: org.gnome.Shell.SearchProvider2: what was written here is found from the
 * desktop's overview, also while no window is open.
 *
 * Signals: "wanted": there is a question: matchup_shell_search_set_workspace() is to be called, now
 * or as soon as there is one, with NULL when there will be none; "open" (char
 * *conversation_id, char *round_id, char *run_id, char *words): "" for none, as
 * matchup_window_open_place(); "search" (char *text): the person wants to see all.
 */
MatchupShellSearch *matchup_shell_search_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean
matchup_shell_search_export (MatchupShellSearch *self, GDBusConnection *connection, GError **error);
void matchup_shell_search_unexport (MatchupShellSearch *self, GDBusConnection *connection);
void matchup_shell_search_set_workspace (MatchupShellSearch *self,
                                         MatchupWorkspace *workspace /* or NULL */);

G_END_DECLS
