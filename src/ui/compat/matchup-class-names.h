/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Keeps the names of classes from screen readers, in all windows from now on. GTK 4.8 gives what
 * has no name that of its class, so that Orca says “GtkImage Main menu push button” of a button
 * with an icon, “GtkStackPage panel” on the way into each view and “GtkListBox, list with 5 items”.
 */
void matchup_class_names_hide (void);

G_END_DECLS
