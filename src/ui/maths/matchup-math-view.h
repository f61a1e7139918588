/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_MATH_VIEW (matchup_math_view_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMathView, matchup_math_view, MATCHUP, MATH_VIEW, GtkWidget)

/**
 * MatchupMathView: a formula on a line of its own, in the middle; moves sideways where it is wider
 * than the column. A formula that cannot be parsed, or is too large to be drawn, is shown as it is
 * written. What is copied is the LaTeX.
 */
GtkWidget *matchup_math_view_new (const char *latex, gsize length);

/* Valid UTF-8 without delimiters. */
void matchup_math_view_set_latex (MatchupMathView *self, const char *latex, gsize length);
/* Whether formulas are shown as such (see #MatchupTextSettings) is something else now. */
void matchup_math_view_update (MatchupMathView *self);
const char *matchup_math_view_get_latex (MatchupMathView *self);
/* Whether it is set as a formula and not shown as it is written. */
gboolean matchup_math_view_is_set (MatchupMathView *self);

G_END_DECLS
