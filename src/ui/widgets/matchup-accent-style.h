/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-accent.h"

G_BEGIN_DECLS

/*
 * The colours of the contestants (matchup-accent.h) on widgets: by the position that is shown,
 * never by the slot, so that they tell no more than the letter they stand with. Practice models are
 * drawn as outlines; as that tells who it is, @practice has to be FALSE while names are hidden.
 */

/* A letter, a card, a button, a bar; style.css says what becomes of each. Again: takes its place.
 */
void matchup_accent_style_set (GtkWidget *widget, guint position, gboolean practice);
void matchup_accent_style_clear (GtkWidget *widget);
/* For what draws itself; the accent of the theme where @widget has no position. */
void matchup_accent_style_get_color (GtkWidget *widget, GdkRGBA *out_color);
/* That of a position, as it is where @widget stands; likewise beyond the last. */
void matchup_accent_style_find_color (GtkWidget *widget, guint position, GdkRGBA *out_color);
gboolean matchup_accent_style_is_practice (GtkWidget *widget);

G_END_DECLS
