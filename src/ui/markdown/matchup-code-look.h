/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/*
 * @view looks as #MatchupTextSettings say from now on: its colours, light or dark, line numbers,
 * and whether long lines are wrapped. @wrap, a button beside it, decides that for this one once the
 * person has pressed it.
 */
void matchup_code_look_follow (GtkSourceView *view, GtkToggleButton *wrap);
gboolean matchup_code_look_is_wrap_chosen (GtkToggleButton *wrap);

/* The ids of the colours that are installed, and their names for people; borrowed. */
const char *const *matchup_code_look_get_themes (void);
const char *matchup_code_look_get_theme_name (const char *id);

G_END_DECLS
