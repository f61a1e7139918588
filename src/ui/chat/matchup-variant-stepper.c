/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-variant-stepper.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

struct _MatchupVariantStepper
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *arrows[2];
};

G_DEFINE_FINAL_TYPE (MatchupVariantStepper, matchup_variant_stepper, GTK_TYPE_WIDGET)

static void
matchup_variant_stepper_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_variant_stepper_parent_class)->dispose (object);
}

static void
matchup_variant_stepper_class_init (MatchupVariantStepperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_variant_stepper_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "variantstepper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_variant_stepper_init (MatchupVariantStepper *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

static GtkWidget *
make_arrow (const char *icon, const char *action, const char *name, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

GtkWidget *
matchup_variant_stepper_new (const MatchupVariantWords *words)
{
  MatchupVariantStepper *self = g_object_new (MATCHUP_TYPE_VARIANT_STEPPER, NULL);

  self->arrows[0] = make_arrow ("go-previous-symbolic",
                                words->earlier,
                                words->earlier_name,
                                words->earlier_tooltip);
  self->arrows[1] =
      make_arrow ("go-next-symbolic", words->later, words->later_name, words->later_tooltip);
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->arrows[0], GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->arrows[1], GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->label,
                                  -1);
  return GTK_WIDGET (self);
}

void
matchup_variant_stepper_set (MatchupVariantStepper *self, guint position, guint n)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (MATCHUP_IS_VARIANT_STEPPER (self));

  /* Translators: which of several is shown: 2 / 3 */
  text = g_strdup_printf (_ ("%u / %u"), position + 1, n);
  /* Translators: the same, to be read aloud: 2 of 3 */
  spoken = g_strdup_printf (_ ("%u of %u"), position + 1, n);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
}
