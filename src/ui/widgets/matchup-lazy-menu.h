/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Gives @button a menu whose widgets are made when it is opened first: there are some twenty of
 * them, and most menus of answers are never opened.
 */
void matchup_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu);
/* What opening does; for who sets a create_popup_func of its own. */
void matchup_lazy_menu_make (GtkMenuButton *button);
/* Borrowed; NULL when it has none. */
GMenuModel *matchup_lazy_menu_get (GtkMenuButton *button);

G_END_DECLS
