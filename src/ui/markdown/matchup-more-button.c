/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-more-button.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

void
matchup_more_button_update (GtkWidget **button,
                            GtkWidget *parent,
                            guint n_hidden,
                            GCallback clicked)
{
  g_autofree char *label = NULL;

  if (n_hidden == 0)
    {
      if (*button != NULL)
        gtk_widget_set_visible (*button, FALSE);
      return;
    }
  if (*button == NULL)
    {
      *button = gtk_button_new ();
      gtk_widget_set_halign (*button, GTK_ALIGN_START);
      gtk_widget_add_css_class (*button, "flat");
      gtk_widget_insert_before (*button, parent, NULL);
      g_signal_connect_swapped (*button, "clicked", clicked, parent);
    }
  label = g_strdup_printf (ngettext ("Show More (%u Hidden)", "Show More (%u Hidden)", n_hidden),
                           n_hidden);
  gtk_button_set_label (GTK_BUTTON (*button), label);
  gtk_widget_set_visible (*button, TRUE);
}
