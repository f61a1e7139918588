/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-row-button.h"

#include "matchup-sentence.h"

GtkWidget *
matchup_row_button_new (const char *icon_name,
                        const char *action,
                        const char *tooltip,
                        const char *format,
                        const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *label = matchup_sentence_insert_name (format, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  return button;
}

void
matchup_row_button_bind_moves (GtkWidgetClass *klass, const char *up, const char *down)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Up, GDK_ALT_MASK, up, NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Down, GDK_ALT_MASK, down, NULL);
}
