/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The part of an answer that is read in @scroller: the first one that can be seen, from above, and
 * where answers stand side by side of the one that is read first. It is to stay where it is when
 * everything around it moves. Borrowed; NULL: no answer is seen.
 */
GtkWidget *matchup_reading_place_find (GtkWidget *scroller);

G_END_DECLS
