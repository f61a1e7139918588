/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-focus.h"

gboolean
matchup_focus_leave (GtkWidget *widget, GtkWidget *heir)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (heir == NULL || GTK_IS_WIDGET (heir), FALSE);

  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || (focus != widget && !gtk_widget_is_ancestor (focus, widget)))
    return FALSE;
  if (heir == NULL || !gtk_widget_grab_focus (heir))
    gtk_root_set_focus (root, NULL);
  return TRUE;
}
