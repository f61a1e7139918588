/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-chip-private.h"

#include "matchup-accent-style.h"
#include "matchup-config.h"
#include "matchup-lazy-menu.h"
#include "matchup-model-picker.h"
#include "matchup-params.h"
#include "matchup-sentence.h"
#include "matchup-setting-support.h"
#include "matchup-setting-words.h"

#include <glib/gi18n.h>

/* Characters of the name that are shown at most. */
#define NAME_CHARS 22
#define COMPACT_NAME_CHARS 8
#define COMPACT_PRACTICE_CHARS 14 /* the mark stands at the end of the name */

G_DEFINE_FINAL_TYPE (MatchupLineupChip, matchup_lineup_chip, GTK_TYPE_WIDGET)

static void
matchup_lineup_chip_dispose (GObject *object)
{
  MatchupLineupChip *self = MATCHUP_LINEUP_CHIP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->picker = NULL;
  g_clear_weak_pointer (&self->rename);
  g_clear_object (&self->contestant);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_lineup_chip_parent_class)->dispose (object);
}

static void
matchup_lineup_chip_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (matchup_lineup_chip_parent_class)->direction_changed (widget, previous);
  if (MATCHUP_LINEUP_CHIP (widget)->contestant != NULL)
    _matchup_lineup_chip_update_actions (MATCHUP_LINEUP_CHIP (widget));
}

static void
matchup_lineup_chip_class_init (MatchupLineupChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_lineup_chip_dispose;
  widget_class->direction_changed = matchup_lineup_chip_direction_changed;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lineupchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  _matchup_lineup_chip_class_init_actions (widget_class);
}

static GdkContentProvider *
drag_prepare_cb (MatchupLineupChip *self)
{
  return gdk_content_provider_new_typed (MATCHUP_TYPE_CONTESTANT, self->contestant);
}

static void
drag_begin_cb (MatchupLineupChip *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (paintable);

  gtk_drag_source_set_icon (source, picture, 0, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-dragged");
}

static void
drag_end_cb (MatchupLineupChip *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "matchup-dragged");
}

/* Ahead of the button, which would take the pointer for itself. */
static void
add_drag_source (MatchupLineupChip *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static GMenuModel *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GMenuItem) switch_on =
      /* Translators: Menu item of a contestant whose service is switched off. */
      g_menu_item_new (_ ("Switch _On Its Service"), "contestant.switch-on");

  g_menu_item_set_attribute (switch_on, "hidden-when", "s", "action-disabled");
  g_menu_append_item (change, switch_on);
  /* Translators: a menu item: what can be done with a contestant */
  g_menu_append (change, _ ("Change _Model…"), "contestant.change-model");
  /* Translators: a menu item: what can be done with a contestant */
  g_menu_append (change, _ ("_Settings…"), "contestant.settings");
  /* Translators: a menu item: what can be done with a contestant */
  g_menu_append (change, _ ("_Duplicate"), "contestant.duplicate");
  /* Translators: a menu item: what can be done with a contestant */
  g_menu_append (change, _ ("_Rename…"), "contestant.rename");
  /* Translators: a menu item: what can be done with a contestant */
  g_menu_append (move, _ ("Move _Left"), "contestant.move-left");
  /* Translators: a menu item: what can be done with a contestant */
  g_menu_append (move, _ ("Move Ri_ght"), "contestant.move-right");
  /* Translators: a menu item: what can be done with a contestant */
  g_menu_append (end, _ ("Re_move"), "contestant.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
make_content (MatchupLineupChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->letter = gtk_label_new (NULL);
  self->name = gtk_label_new (NULL);
  self->settings_mark = gtk_image_new_from_icon_name ("emblem-system-symbolic");
  self->trouble_mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->letter, "matchup-letter");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->name), 3);
  gtk_label_set_max_width_chars (GTK_LABEL (self->name), NAME_CHARS);
  gtk_box_append (GTK_BOX (box), self->letter);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->settings_mark);
  gtk_box_append (GTK_BOX (box), self->trouble_mark);
  return box;
}

static void
matchup_lineup_chip_init (MatchupLineupChip *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), make_content (self));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  matchup_lazy_menu_set (GTK_MENU_BUTTON (self->button), menu);
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "contestant.remove");
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_parent (self->remove, GTK_WIDGET (self));
  add_drag_source (self);
}

/* What is wrong with it, or NULL. */
static char *
dup_trouble (MatchupLineupChip *self)
{
  MatchupModelRef *model = matchup_contestant_get_model (self->contestant);
  MatchupProvider *provider =
      matchup_provider_list_find (matchup_workspace_get_providers (self->workspace),
                                  matchup_model_ref_get_provider_id (model));

  if (provider == NULL)
    return g_strdup (
        _ ("Its service is not connected. Choose another model, or connect it again."));
  if (!matchup_provider_get_enabled (provider))
    return g_strdup (_ ("Its service is switched off. The menu here switches it on."));
  if (!matchup_catalog_may_have (matchup_workspace_get_catalog (self->workspace),
                                 provider,
                                 matchup_model_ref_get_model_id (model)))
    return g_strdup (_ ("Its service does not list this model. It may be gone."));
  return NULL;
}

static char *
dup_settings (MatchupLineupChip *self)
{
  MatchupSettingSupport support;
  MatchupParams *params = matchup_contestant_get_params (self->contestant);

  matchup_setting_support_find (matchup_workspace_get_providers (self->workspace),
                                matchup_contestant_get_model (self->contestant),
                                params,
                                &support);
  return matchup_params_dup_words (params, support.temperature_min, support.temperature_max);
}

static void
describe (MatchupLineupChip *self, const char *label, const char *description)
{
  gtk_widget_set_tooltip_text (self->button, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
}

static void
update_description (MatchupLineupChip *self)
{
  const char *name = matchup_contestant_get_name (self->contestant);
  MatchupModelRef *model = matchup_contestant_get_model (self->contestant);
  g_autofree char *settings = dup_settings (self);
  g_autofree char *trouble = dup_trouble (self);
  g_autoptr (GString) description = g_string_new (NULL);
  g_autofree char *label = NULL;
  g_autofree char *group = NULL;

  if (self->lettered)
    {
      /* Translators: A, B..., then the name of a contestant */
      label = g_strdup_printf (_ ("Contestant %s: %s"),
                               matchup_lineup_get_letter (self->position),
                               name);
    }
  else
    {
      /* Translators: where it has no letter as names are hidden: the name of a contestant */
      label = matchup_sentence_insert_name (_ ("Contestant %s"), name);
    }
  /* Translators: the place of a contestant among all */
  group =
      g_strdup_printf (_ ("%u of %u"), self->position + 1, matchup_lineup_get_size (self->lineup));
  g_string_append (description, matchup_model_ref_get_name (model));
  if (*settings != '\0')
    g_string_append_printf (description, "\n%s", settings);
  if (trouble != NULL)
    g_string_append_printf (description, "\n%s", trouble);
  describe (self, label, description->str);
  gtk_widget_set_visible (self->settings_mark, *settings != '\0');
  gtk_widget_set_visible (self->trouble_mark, trouble != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, group, -1);
}

GtkWidget *
matchup_lineup_chip_new (MatchupWorkspace *workspace, MatchupLineup *lineup)
{
  MatchupLineupChip *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), NULL);

  self = g_object_new (MATCHUP_TYPE_LINEUP_CHIP, NULL);
  self->workspace = g_object_ref (workspace);
  self->lineup = g_object_ref (lineup);
  return GTK_WIDGET (self);
}

/* What was open for another one would act on this one. */
static void
close_popovers (MatchupLineupChip *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (self->picker != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->picker));
  if (self->rename != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->rename));
}

void
matchup_lineup_chip_set_position (MatchupLineupChip *self, guint position)
{
  MatchupContestant *contestant;
  g_autofree char *remove = NULL;

  g_return_if_fail (MATCHUP_IS_LINEUP_CHIP (self));

  contestant = matchup_lineup_get (self->lineup, position);
  g_return_if_fail (contestant != NULL);

  if (self->contestant != NULL && !g_str_equal (matchup_contestant_get_id (self->contestant),
                                                matchup_contestant_get_id (contestant)))
    close_popovers (self);
  g_set_object (&self->contestant, contestant);
  self->position = position;
  gtk_label_set_text (GTK_LABEL (self->letter), matchup_lineup_get_letter (position));
  gtk_widget_set_visible (self->letter, self->lettered);
  matchup_accent_style_set (self->letter,
                            position,
                            matchup_model_ref_is_practice (
                                matchup_contestant_get_model (contestant)));
  gtk_label_set_text (GTK_LABEL (self->name), matchup_contestant_get_name (contestant));
  remove = matchup_sentence_insert_name (_ ("Remove %s"), matchup_contestant_get_name (contestant));
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove,
                                  -1);
  update_description (self);
  _matchup_lineup_chip_update_actions (self);
}

void
matchup_lineup_chip_set_lettered (MatchupLineupChip *self, gboolean lettered)
{
  g_return_if_fail (MATCHUP_IS_LINEUP_CHIP (self));

  self->lettered = lettered;
}

MatchupContestant *
matchup_lineup_chip_get_contestant (MatchupLineupChip *self)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP_CHIP (self), NULL);
  return self->contestant;
}

void
matchup_lineup_chip_set_compact (MatchupLineupChip *self, gboolean compact)
{
  gboolean practice;
  int room = COMPACT_NAME_CHARS;

  g_return_if_fail (MATCHUP_IS_LINEUP_CHIP (self));
  g_return_if_fail (self->contestant != NULL);

  practice = matchup_model_ref_is_practice (matchup_contestant_get_model (self->contestant));
  if (!compact)
    room = NAME_CHARS;
  else if (practice)
    room = COMPACT_PRACTICE_CHARS;
  gtk_label_set_max_width_chars (GTK_LABEL (self->name), room);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), !compact);
  gtk_widget_set_visible (self->remove, !compact);
}
