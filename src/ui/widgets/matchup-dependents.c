/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-dependents.h"

static void
close_popovers (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    close_popovers (child);
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

static gboolean
belongs_to (GtkWindow *dialog, GtkWindow *window)
{
  while (dialog != NULL && dialog != window)
    dialog = gtk_window_get_transient_for (dialog);
  return dialog != NULL;
}

void
matchup_dependents_close (GtkWindow *window)
{
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  for (GList *list = toplevels; list != NULL; list = list->next)
    if (list->data != window && belongs_to (list->data, window))
      g_ptr_array_add (dialogs, g_object_ref (list->data));
  /* GTK lists the newest first, which may belong to others. */
  for (guint i = 0; i < dialogs->len; i++)
    {
      close_popovers (dialogs->pdata[i]);
      gtk_window_destroy (dialogs->pdata[i]);
    }
  close_popovers (GTK_WIDGET (window));
}
