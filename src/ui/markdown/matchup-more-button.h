/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The button at the end of what is shown in part only, as long as @n_hidden is not 0. It is made
 * when it is needed first, as most lists and tables are short; @button (NULL until then) is
 * borrowed from @parent. @clicked is called with @parent.
 */
void matchup_more_button_update (GtkWidget **button,
                                 GtkWidget *parent,
                                 guint n_hidden,
                                 GCallback clicked);

G_END_DECLS
