/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-accessible-name.h"

#include <string.h>

char *
matchup_accessible_name_strip (const char *label)
{
  const char *mark;

  g_return_val_if_fail (label != NULL, NULL);

  mark = strchr (label, '_');
  if (mark == NULL)
    return g_strdup (label);
  /* Where a script has no letters for keys, one is added in brackets. */
  if (mark > label && mark[-1] == '(' && mark[1] != '\0' && mark[2] == ')')
    return g_strdup_printf ("%.*s%s", (int) (mark - 1 - label), label, mark + 3);
  return g_strdup_printf ("%.*s%s", (int) (mark - label), label, mark + 1);
}

static void
set_name (GtkButton *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
label_changed_cb (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);
  g_autofree char *name = matchup_accessible_name_strip (label != NULL ? label : "");

  set_name (button, name);
}

static void
tooltip_changed_cb (GtkButton *button)
{
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));

  set_name (button, tooltip != NULL ? tooltip : "");
}

/* The label may be given later. */
static gboolean
has_mnemonic (GtkButton *button)
{
  return gtk_button_get_use_underline (button);
}

static gboolean
has_only_tooltip (GtkButton *button)
{
  return gtk_button_get_label (button) == NULL &&
         gtk_widget_get_tooltip_text (GTK_WIDGET (button)) != NULL;
}

static void
follow (GtkWidget *widget,
        gboolean (*is_meant) (GtkButton *button),
        const char *notify,
        void (*callback) (GtkButton *button))
{
  if (GTK_IS_BUTTON (widget) && is_meant (GTK_BUTTON (widget)))
    {
      g_signal_connect (widget, notify, G_CALLBACK (callback), NULL);
      callback (GTK_BUTTON (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    follow (child, is_meant, notify, callback);
}

void
matchup_accessible_name_by_label (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  follow (root, has_mnemonic, "notify::label", label_changed_cb);
}

void
matchup_accessible_name_by_tooltip (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  follow (root, has_only_tooltip, "notify::tooltip-text", tooltip_changed_cb);
}
