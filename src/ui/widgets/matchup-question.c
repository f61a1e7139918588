/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-question.h"

/* Which button that is, of those for wide and for narrow windows, is known when it is laid out. */
static gboolean
focus_default_cb (gpointer data)
{
  GtkWindow *dialog = data;
  GtkWidget *button = gtk_window_get_default_widget (dialog);

  if (button != NULL && gtk_widget_get_mapped (button))
    gtk_widget_grab_focus (button);
  return G_SOURCE_REMOVE;
}

void
matchup_question_present (GtkWidget *dialog)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  gtk_window_present (GTK_WINDOW (dialog));
  g_idle_add_full (G_PRIORITY_LOW, focus_default_cb, g_object_ref (dialog), g_object_unref);
}
