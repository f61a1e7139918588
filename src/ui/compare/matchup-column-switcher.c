/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-column-switcher.h"

#include "matchup-accent-style.h"
#include "matchup-config.h"

#include <glib/gi18n.h>

struct _MatchupColumnSwitcher
{
  GtkWidget parent_instance;

  GtkBox *box;
  guint n_columns;
  guint n_visible;
  guint first;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MatchupColumnSwitcher, matchup_column_switcher, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FIRST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_column_switcher_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  if (prop_id == PROP_FIRST)
    g_value_set_uint (value, MATCHUP_COLUMN_SWITCHER (object)->first);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_column_switcher_dispose (GObject *object)
{
  MatchupColumnSwitcher *self = MATCHUP_COLUMN_SWITCHER (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (matchup_column_switcher_parent_class)->dispose (object);
}

static void
matchup_column_switcher_class_init (MatchupColumnSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_column_switcher_dispose;
  object_class->get_property = matchup_column_switcher_get_property;
  properties[PROP_FIRST] =
      g_param_spec_uint ("first",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_column_switcher_init (MatchupColumnSwitcher *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "matchup-switcher");
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 6);
  gtk_widget_set_halign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
update_buttons (MatchupColumnSwitcher *self)
{
  guint position = 0;

  self->updating = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child), position++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                  position >= self->first &&
                                      position < self->first + self->n_visible);
  self->updating = FALSE;
}

static guint
get_last_first (MatchupColumnSwitcher *self)
{
  return self->n_columns - MIN (self->n_visible, self->n_columns);
}

static void
set_first (MatchupColumnSwitcher *self, guint first)
{
  first = MIN (first, get_last_first (self));
  if (first != self->first)
    {
      self->first = first;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST]);
    }
  update_buttons (self);
}

static void
toggled_cb (GtkToggleButton *button, MatchupColumnSwitcher *self)
{
  if (!self->updating)
    set_first (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "matchup-position")));
}

static void
rebuild (MatchupColumnSwitcher *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (matchup_lineup_get_letter (i));
      /* Translators: A, B... */
      g_autofree char *label =
          /* Translators: %s is a letter */
          g_strdup_printf (_ ("Show answer %s"), matchup_lineup_get_letter (i));

      g_object_set_data (G_OBJECT (button), "matchup-position", GUINT_TO_POINTER (i));
      matchup_accent_style_set (button, i, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label,
                                      -1);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (self->box, button);
    }
}

GtkWidget *
matchup_column_switcher_new (void)
{
  return g_object_new (MATCHUP_TYPE_COLUMN_SWITCHER, NULL);
}

void
matchup_column_switcher_set_columns (MatchupColumnSwitcher *self, guint n_columns, guint n_visible)
{
  gboolean changed;

  g_return_if_fail (MATCHUP_IS_COLUMN_SWITCHER (self));

  changed = n_columns != self->n_columns;
  self->n_columns = n_columns;
  self->n_visible = n_visible;
  if (changed)
    rebuild (self);
  set_first (self, self->first);
  gtk_widget_set_visible (GTK_WIDGET (self), n_visible < n_columns);
}

guint
matchup_column_switcher_get_first (MatchupColumnSwitcher *self)
{
  g_return_val_if_fail (MATCHUP_IS_COLUMN_SWITCHER (self), 0);
  return self->first;
}

void
matchup_column_switcher_step (MatchupColumnSwitcher *self, int by)
{
  g_return_if_fail (MATCHUP_IS_COLUMN_SWITCHER (self));

  if (by < 0)
    set_first (self, self->first > 0 ? self->first - 1 : 0);
  else
    set_first (self, self->first + 1);
}

gboolean
matchup_column_switcher_can_step (MatchupColumnSwitcher *self, int by)
{
  g_return_val_if_fail (MATCHUP_IS_COLUMN_SWITCHER (self), FALSE);
  return by < 0 ? self->first > 0 : self->first < get_last_first (self);
}
