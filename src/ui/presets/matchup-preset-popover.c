/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-popover.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-preset-chooser.h"
#include "matchup-preset-words.h"
#include "matchup-wrap-layout.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

struct _MatchupPresetPopover
{
  GtkPopover parent_instance;

  MatchupWorkspace *workspace;
  MatchupPresetInForce *in_force;

  MatchupPresetChooser *chooser; /* all NULL until it is shown */
  GtkWidget *state;
  GtkLabel *heading;
  GtkLabel *changes;
  GtkWidget *naming;
  GtkEditable *name;
};

G_DEFINE_FINAL_TYPE (MatchupPresetPopover, matchup_preset_popover, GTK_TYPE_POPOVER)

static void
picked_cb (MatchupPresetPopover *self, const char *id)
{
  g_autofree char *kept = g_strdup (id);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "preset.choose", "s", kept);
}

static void
save_cb (MatchupPresetPopover *self)
{
  g_autofree char *name = matchup_preset_clean_name (gtk_editable_get_text (self->name));

  if (*name == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (self->name));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "preset.save-as", "s", name);
}

/* Closes the popover first, so that it is not in front of what comes. */
static void
close_cb (GtkWidget *button, MatchupPresetPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
add_button (MatchupPresetPopover *self,
            GtkWidget *box,
            const char *label,
            const char *action,
            gboolean closes)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (closes)
    g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* What counts, and what was changed. */
static void
build_state (MatchupPresetPopover *self, GtkWidget *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button;

  self->state = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_bottom (self->state, 6);
  self->heading = add_label (self->state, "heading");
  self->changes = add_label (self->state, "caption");
  gtk_widget_set_layout_manager (buttons, matchup_wrap_layout_new (6, 6));
  /* Translators: a button */
  add_button (self, buttons, _ ("_Back to the Preset"), "preset.back", TRUE);
  /* Translators: a button */
  add_button (self, buttons, _ ("Save as _New Preset…"), "preset.ask-name", FALSE);
  gtk_box_append (GTK_BOX (self->state), buttons);

  self->naming = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->name = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_max_length (GTK_ENTRY (self->name), MATCHUP_PRESET_MAX_NAME);
  gtk_editable_set_width_chars (self->name, 7);
  gtk_editable_set_max_width_chars (self->name, 14);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the preset"),
                                  -1);
  g_signal_connect_object (self->name, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->naming), GTK_WIDGET (self->name));
  button = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->naming), button);
  gtk_box_append (GTK_BOX (self->state), self->naming);
  gtk_box_append (GTK_BOX (box), self->state);
}

static void
build (MatchupPresetPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_object_set (box, "margin-start", 6, "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  build_state (self, box);
  self->chooser = MATCHUP_PRESET_CHOOSER (
      matchup_preset_chooser_new (matchup_workspace_get_presets (self->workspace), TRUE));
  g_signal_connect_object (self->chooser,
                           "picked",
                           G_CALLBACK (picked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser,
                           "dismissed",
                           G_CALLBACK (gtk_popover_popdown),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_widget_set_layout_manager (buttons, matchup_wrap_layout_new (6, 6));
  /* Translators: a button */
  add_button (self, buttons, _ ("_Edit Instructions…"), "preset.edit", TRUE);
  /* Translators: a button */
  add_button (self, buttons, _ ("_Manage Presets…"), "preset.manage", TRUE);
  gtk_box_append (GTK_BOX (box), buttons);
  matchup_accessible_name_by_label (box);
  matchup_wrap_texts (box);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static void
update (MatchupPresetPopover *self)
{
  g_autofree char *heading = NULL;
  g_autofree char *changes = NULL;

  if (self->chooser == NULL)
    return;
  heading = matchup_preset_words_dup_name (self->in_force);
  changes = matchup_preset_words_dup_changes (self->in_force);
  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->changes, changes);
  gtk_widget_set_visible (self->state, *changes != '\0');
}

static void
matchup_preset_popover_show (GtkWidget *widget)
{
  MatchupPresetPopover *self = MATCHUP_PRESET_POPOVER (widget);
  const char *id = matchup_preset_in_force_get_id (self->in_force);

  if (self->chooser == NULL)
    build (self);
  gtk_widget_hide (self->naming);
  matchup_preset_chooser_start (self->chooser, id != NULL ? id : "");
  update (self);
  GTK_WIDGET_CLASS (matchup_preset_popover_parent_class)->show (widget);
}

static void
matchup_preset_popover_dispose (GObject *object)
{
  MatchupPresetPopover *self = MATCHUP_PRESET_POPOVER (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  self->chooser = NULL;
  g_clear_object (&self->in_force);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_preset_popover_parent_class)->dispose (object);
}

static void
matchup_preset_popover_class_init (MatchupPresetPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_preset_popover_dispose;
  GTK_WIDGET_CLASS (klass)->show = matchup_preset_popover_show;
}

static void
matchup_preset_popover_init (MatchupPresetPopover *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Presets"),
                                  -1);
}

GtkWidget *
matchup_preset_popover_new (MatchupWorkspace *workspace, MatchupPresetInForce *in_force)
{
  MatchupPresetPopover *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (in_force), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_POPOVER, NULL);
  self->workspace = g_object_ref (workspace);
  self->in_force = g_object_ref (in_force);
  g_signal_connect_object (in_force, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
matchup_preset_popover_ask_name (MatchupPresetPopover *self)
{
  const char *name;
  g_autofree char *offered = NULL;

  g_return_if_fail (MATCHUP_IS_PRESET_POPOVER (self));

  gtk_popover_popup (GTK_POPOVER (self));
  name = matchup_preset_in_force_get_name (self->in_force);
  offered = matchup_preset_list_dup_free_name (matchup_workspace_get_presets (self->workspace),
                                               name != NULL ? name : "",
                                               NULL);
  gtk_editable_set_text (self->name, offered);
  gtk_widget_show (self->naming);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_select_region (self->name, 0, -1);
}
