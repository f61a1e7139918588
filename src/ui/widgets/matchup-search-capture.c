/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-capture.h"

#include "matchup-config.h"

gboolean
matchup_search_capture_activate_focus (GtkWidget *entry)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_SEARCH_ENTRY (entry), FALSE);

  root = gtk_widget_get_root (entry);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || focus == entry || gtk_widget_is_ancestor (focus, entry))
    return FALSE;
  return gtk_widget_activate (focus);
}
