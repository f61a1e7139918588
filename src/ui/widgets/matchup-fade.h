/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Milliseconds; whoever looks for something must not wait for it. */
#define MATCHUP_FADE_PAGE 150
#define MATCHUP_FADE_ROW 200
#define MATCHUP_FADE_NAMES 250

/*
 * Shows @widget, which is new or has just been filled, calmly: it stays where it is and becomes
 * opaque. At once where nothing is to be animated or it cannot be seen.
 */
void matchup_fade_in (GtkWidget *widget, guint milliseconds);

G_END_DECLS
