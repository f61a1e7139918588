/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Has a screen reader say @text, when it has said what it is at, without moving the focus. @window
 * should be the active one. Not for what changes all the time.
 *
 * GTK can do that from 4.14 on, and is asked to where it can. In older ones the name of the active
 * window is the only thing whose change is said wherever the focus is: there @text stands in front
 * of the title, on a line of its own, until the title changes or the window is left.
 */
void matchup_announce (GtkWindow *window, const char *text);

G_END_DECLS
