/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-blind-button.h"

#include "matchup-config.h"
#include "matchup-lazy-menu.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _MatchupBlindButton
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (MatchupBlindButton, matchup_blind_button, GTK_TYPE_WIDGET)

static void
matchup_blind_button_dispose (GObject *object)
{
  MatchupBlindButton *self = MATCHUP_BLIND_BUTTON (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (matchup_blind_button_parent_class)->dispose (object);
}

static void
matchup_blind_button_class_init (MatchupBlindButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_blind_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_content (void)
{
  GtkWidget *squeezer = adw_squeezer_new ();
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (both), gtk_image_new_from_icon_name ("view-conceal-symbolic"));
  gtk_box_append (GTK_BOX (both), gtk_label_new (_ ("Hide Names")));
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_set_transition_type (ADW_SQUEEZER (squeezer), ADW_SQUEEZER_TRANSITION_TYPE_NONE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), both);
  adw_squeezer_add (ADW_SQUEEZER (squeezer),
                    gtk_image_new_from_icon_name ("view-conceal-symbolic"));
  return squeezer;
}

static void
add_toggle (MatchupBlindButton *self)
{
  GtkWidget *toggle = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (toggle), make_content ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), "win.hide-names");
  gtk_widget_set_tooltip_text (toggle, _ ("Hide the Names Until You Have Voted"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hide names"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), toggle);
}

static void
add_menu (MatchupBlindButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = NULL;

  /* Translators: a menu item */
  g_menu_append (menu, _ ("_Reveal Answers Together"), "win.reveal-together");
  /* Translators: a menu item that opens the help: what it means that names are hidden */
  item = g_menu_item_new (_ ("_What Is Hidden"), NULL);
  g_menu_item_set_action_and_target (item, "app.help", "s", "blind");
  g_menu_append_item (menu, item);
  matchup_lazy_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("How to Hide"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How to hide"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
matchup_blind_button_init (MatchupBlindButton *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "linked");
  add_toggle (self);
  add_menu (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
matchup_blind_button_new (void)
{
  return g_object_new (MATCHUP_TYPE_BLIND_BUTTON, NULL);
}
