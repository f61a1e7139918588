/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_MARKS_SCALE (matchup_marks_scale_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMarksScale, matchup_marks_scale, MATCHUP, MARKS_SCALE, GtkWidget)

/**
 * MatchupMarksScale: five stars, of which the first ones are filled. Pressing the last filled one
 * takes the mark back.
 *
 * Property "mark" (uint, 0 for none up to 5, notifies when the person changes it as well).
 */
/* @name says what is marked, for screen readers: "Accuracy of answer A". */
GtkWidget *matchup_marks_scale_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
guint matchup_marks_scale_get_mark (MatchupMarksScale *self);
void matchup_marks_scale_set_mark (MatchupMarksScale *self, guint mark);

G_END_DECLS
