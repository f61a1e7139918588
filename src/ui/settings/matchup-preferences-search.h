/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The search of @window, a #AdwPreferencesWindow, finds rows by all words that were typed, in any
 * order: in the title, the subtitle, the words of matchup_setting_row_add_words() and the title of
 * the group. It also finds what is behind a row, see matchup_setting_row_add_inner(), and what is
 * in a folded row. What is typed somewhere begins a search, unless it is typed into something.
 *
 * Libadwaita 1.2 looks for the whole text in titles and subtitles only: what it lists is replaced.
 * Where its parts are called otherwise, as in later versions, its own search stays.
 */
void matchup_preferences_search_attach (AdwPreferencesWindow *window);

/* For tests: the titles of what is found by @text, one a line. */
char *matchup_preferences_search_dup_titles (AdwPreferencesWindow *window, const char *text);

G_END_DECLS
