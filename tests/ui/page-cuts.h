/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Whether all that can be seen in @window, which is on screen, can be read: no text of the program
 * is cut ("Sen…"), what people named may be where its tooltip has the whole, and nothing is larger
 * than its place. Tells what is wrong by g_test_fail().
 */
void page_cuts_check (const char *page, GtkWidget *window);

G_END_DECLS
