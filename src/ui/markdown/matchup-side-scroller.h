/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A GtkScrolledWindow for what is wider than the text around it, to the sides only. GTK 4.8 has
 * such a one swallow the wheel, so that reading on ends where the pointer comes upon it; this one
 * leaves up and down to what is around it, and takes the wheel with Shift to the sides.
 */
GtkWidget *matchup_side_scroller_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
