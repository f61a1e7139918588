/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_HELP_WINDOW (matchup_help_window_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHelpWindow, matchup_help_window, MATCHUP, HELP_WINDOW, AdwWindow)

/**
 * MatchupHelpWindow: the pages of the help with a list at their side, and a search in all of them.
 * Where it is narrow, the list is a page of its own. Nothing is fetched.
 *
 * Actions: help.show-page (s: the id of a page), help.back (to the page before; where the list is a
 * page of its own, from the first one to the list), help.search.
 */
GtkWidget *matchup_help_window_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @id: of a page, or "" for the first one where none is shown yet. Presents the window. */
void matchup_help_window_show (MatchupHelpWindow *self, const char *id);
/* The id of the page that is shown, or NULL. */
const char *matchup_help_window_get_page (MatchupHelpWindow *self);

G_END_DECLS
