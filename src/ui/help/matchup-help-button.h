/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_HELP_BUTTON (matchup_help_button_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHelpButton, matchup_help_button, MATCHUP, HELP_BUTTON, GtkButton)

/**
 * MatchupHelpButton: a small “?” where a question arises, which opens a page of the help; it is
 * named by the title of that page. Works in every window of the program.
 *
 * Property "page": its id.
 */
GtkWidget *matchup_help_button_new (const char *page) G_GNUC_WARN_UNUSED_RESULT;

/* Opens a page, "" for the list of them. Not by an action: windows that are not the application's
 * own know none of it, and have none of its keys. */
void matchup_help_button_open (const char *page);

G_END_DECLS
