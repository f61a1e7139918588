/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lazy-menu.h"

#define KEY "matchup-lazy-menu"

void
matchup_lazy_menu_make (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button,
                                 gtk_popover_menu_new_from_model (matchup_lazy_menu_get (button)));
}

static void
open_cb (GtkMenuButton *button, gpointer user_data)
{
  matchup_lazy_menu_make (button);
}

void
matchup_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  g_object_set_data_full (G_OBJECT (button), KEY, g_object_ref (menu), g_object_unref);
  gtk_menu_button_set_create_popup_func (button, open_cb, NULL, NULL);
}

GMenuModel *
matchup_lazy_menu_get (GtkMenuButton *button)
{
  g_return_val_if_fail (GTK_IS_MENU_BUTTON (button), NULL);
  return g_object_get_data (G_OBJECT (button), KEY);
}
