/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where everything stands in a window on screen: its mapped widgets, top down. */
GArray *page_mirror_read (GtkWidget *window);
/*
 * Whether everything stands in the window from right to left where the other one has it, seen in a
 * mirror. Tells what does not by g_test_fail().
 */
void page_mirror_check (const char *page, GArray *from_left, GArray *from_right);

G_END_DECLS
