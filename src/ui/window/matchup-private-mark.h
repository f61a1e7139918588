/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A window that shows what is private looks otherwise, and as long as there is one the desktop's
 * list of files that were used is told of none. FALSE before the window goes.
 */
void matchup_private_mark_set (GtkWidget *window, gboolean private_);

G_END_DECLS
