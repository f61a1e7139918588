/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A search entry with a key capture widget has every key before what has the focus there, and the
 * Return key activates it. From its "activate": activates what has the focus, unless that is the
 * entry; FALSE: the search is meant.
 */
gboolean matchup_search_capture_activate_focus (GtkWidget *entry);

G_END_DECLS
