/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Takes the keyboard's focus away from @widget and all below it, and gives it to @heir; TRUE when
 * it was there. To be called before they are removed: GTK 4.8 frees what had the focus while it
 * moves it on, and reads it once more when the next one is a label.
 */
gboolean matchup_focus_leave (GtkWidget *widget, GtkWidget *heir /* or NULL: to nobody */);

G_END_DECLS
