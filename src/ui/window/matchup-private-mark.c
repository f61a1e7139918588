/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-private-mark.h"

#define CSS_CLASS "matchup-private"

void
matchup_private_mark_set (GtkWidget *window, gboolean private_)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  gboolean any = FALSE;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (private_)
    gtk_widget_add_css_class (window, CSS_CLASS);
  else
    gtk_widget_remove_css_class (window, CSS_CLASS);
  for (GList *list = toplevels; list != NULL; list = list->next)
    any |= gtk_widget_has_css_class (list->data, CSS_CLASS);
  g_object_set (gtk_widget_get_settings (window), "gtk-recent-files-enabled", !any, NULL);
}
