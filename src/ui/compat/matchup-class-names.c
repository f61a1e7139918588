/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-class-names.h"

#include <gtk/gtk.h>

/* A picture without a name stands beside or within something that has one. */
static void
hide_if_nameless (GtkAccessible *image)
{
  if (!gtk_test_accessible_has_property (image, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (image, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    gtk_accessible_update_state (image, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/* The page of a stack is no widget: its name is what it is called there, if at all. */
static void
name_page (GtkStackPage *page)
{
  const char *title = gtk_stack_page_get_title (page);

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL))
    gtk_accessible_update_property (GTK_ACCESSIBLE (page),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    title != NULL ? title : " ",
                                    -1);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_IMAGE (widget))
    hide_if_nameless (GTK_ACCESSIBLE (widget));
  if (GTK_IS_STACK (parent))
    name_page (gtk_stack_get_page (GTK_STACK (parent), widget));
  return G_SOURCE_CONTINUE;
}

void
matchup_class_names_hide (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      /* The signal is there only once the class is. */
      g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET),
                                  0,
                                  mapped_cb,
                                  NULL,
                                  NULL);
      g_once_init_leave (&once, 1);
    }
}
