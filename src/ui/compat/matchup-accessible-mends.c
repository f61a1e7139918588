/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-accessible-mends.h"

#include <adwaita.h>
#include <string.h>

/* An empty name would be none. */
#define SILENT " "

static gboolean
is_nameless (GtkAccessible *accessible)
{
  return !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
         !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
name (GtkAccessible *accessible, const char *text)
{
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* A list of preferences is named by their heading, also where that is empty. */
static void
free_of_empty_title (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  const char *title;

  if (group == NULL)
    return;
  title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));
  if (title == NULL || *title == '\0')
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
hide_class_of (GtkAccessible *accessible)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (accessible);

  /* One that has no name stands beside or within something that has. */
  if (GTK_IS_IMAGE (accessible) && is_nameless (accessible))
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (GTK_IS_LIST_BOX (accessible))
    free_of_empty_title (GTK_WIDGET (accessible));
  if ((role == GTK_ACCESSIBLE_ROLE_LIST || role == GTK_ACCESSIBLE_ROLE_TAB_LIST) &&
      is_nameless (accessible))
    name (accessible, SILENT);
}

/* The name of a button is its label with the mark of the key, unless it was given another. */
static gboolean
has_marked_name (GtkAccessible *accessible)
{
  const char *label =
      GTK_IS_BUTTON (accessible) ? gtk_button_get_label (GTK_BUTTON (accessible)) : NULL;
  g_autofree char *differs = NULL;

  if (label == NULL || strchr (label, '_') == NULL)
    return FALSE;
  differs = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  return differs == NULL;
}

static void
tell_once (GtkAccessible *accessible)
{
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    {
      if (has_marked_name (accessible))
        gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL);
      else
        gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    }
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION) &&
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY))
    gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

/* It is no widget, and stands between a stack and what it shows. */
static void
name_page (GtkStackPage *page)
{
  const char *title = gtk_stack_page_get_title (page);

  if (is_nameless (GTK_ACCESSIBLE (page)))
    name (GTK_ACCESSIBLE (page), title != NULL ? title : SILENT);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  hide_class_of (GTK_ACCESSIBLE (widget));
  tell_once (GTK_ACCESSIBLE (widget));
  if (GTK_IS_STACK (parent))
    name_page (gtk_stack_get_page (GTK_STACK (parent), widget));
  return G_SOURCE_CONTINUE;
}

void
matchup_accessible_mends_install (void)
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
