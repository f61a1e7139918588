/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-wrap-texts.h"

static void
wrap (GtkLabel *label, gboolean centered)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  if (centered)
    gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
visit (GtkWidget *widget, gboolean centered)
{
  if (GTK_IS_LABEL (widget))
    {
      GtkLabel *label = GTK_LABEL (widget);

      if (!gtk_label_get_wrap (label) && gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_NONE)
        wrap (label, centered);
    }
  centered = GTK_IS_BUTTON (widget) || (centered && !GTK_IS_CHECK_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit (child, centered);
}

void
matchup_wrap_texts (gpointer root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  visit (root, FALSE);
}
