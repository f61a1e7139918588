/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-button.h"

#include "matchup-config.h"
#include "matchup-contestant-settings.h"
#include "matchup-preset-in-force.h"
#include "matchup-preset-popover.h"
#include "matchup-preset-words.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

struct _MatchupPresetButton
{
  AdwBin parent_instance;

  MatchupWorkspace *workspace;
  MatchupPresetInForce *in_force;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkWidget *changed_icon;
};

enum
{
  SIGNAL_STARTING_LINE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetButton, matchup_preset_button, ADW_TYPE_BIN)

static void
update (MatchupPresetButton *self)
{
  MatchupPresetChanges changes = matchup_preset_in_force_get_changes (self->in_force);
  gboolean has_preset = matchup_preset_in_force_get_id (self->in_force) != NULL;
  gboolean deleted = matchup_preset_in_force_is_deleted (self->in_force);
  gboolean changed = changes != MATCHUP_PRESET_CHANGES_NONE;
  g_autofree char *name = matchup_preset_words_dup_name (self->in_force);
  g_autofree char *all = matchup_preset_words_dup_all (self->in_force);
  /* Translators: %s is the name of a preset, perhaps with what was changed against it */
  g_autofree char *label = matchup_sentence_insert_name (_ ("Preset: %s"), all);

  gtk_label_set_text (self->label, name);
  /* The name of a preset may be cut, that there is none is our own text. */
  gtk_label_set_ellipsize (self->label, has_preset ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_visible (self->changed_icon, has_preset && (changed || deleted));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "preset.back",
                                 has_preset && changed && !deleted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset.ask-name", changed || deleted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset.save-as", changed || deleted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "preset.edit",
                                 matchup_preset_in_force_get_contestant (self->in_force) != NULL);
}

static void
undo (gpointer data)
{
  matchup_preset_state_restore (data);
}

static void
state_free (gpointer data)
{
  matchup_preset_state_free (data);
}

/* @name in the place of %s. Takes @state. */
static void
offer_undo (MatchupPresetButton *self,
            const char *format,
            const char *name,
            MatchupPresetState *state)
{
  g_autofree char *text = matchup_sentence_insert_name (format, name);

  matchup_toast_with_undo (GTK_WIDGET (self), text, undo, state, state_free);
}

/* Nothing that was typed is lost by it, and in the middle of a chat it says from when on it counts.
 */
static void
choose (MatchupPresetButton *self, const char *id)
{
  gboolean changed =
      matchup_preset_in_force_get_changes (self->in_force) != MATCHUP_PRESET_CHANGES_NONE;
  gboolean asked = matchup_preset_in_force_was_asked (self->in_force);
  g_autoptr (MatchupPresetState) state = matchup_preset_in_force_dup_state (self->in_force);
  MatchupPreset *preset = matchup_preset_in_force_choose (self->in_force, id);

  if (preset == NULL && id != NULL)
    return;
  if (preset != NULL && (changed || asked))
    offer_undo (self,
                asked ? /* Translators: %s is the name of a preset */ _ (
                            "“%s” counts from the next question on")
                      : /* Translators: %s is the name of a preset */ _ ("“%s” chosen"),
                matchup_preset_get_name (preset),
                g_steal_pointer (&state));
  else if (changed || asked)
    offer_undo (self,
                asked ? _ ("No preset from the next question on") : _ ("No preset chosen"),
                "",
                g_steal_pointer (&state));
  if (preset != NULL && *matchup_preset_get_starting_line (preset) != '\0')
    g_signal_emit (self,
                   signals[SIGNAL_STARTING_LINE],
                   0,
                   matchup_preset_get_starting_line (preset));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  choose (MATCHUP_PRESET_BUTTON (widget), *id != '\0' ? id : NULL);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (MATCHUP_PRESET_BUTTON (widget)->button);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetButton *self = MATCHUP_PRESET_BUTTON (widget);
  MatchupContestant *contestant = matchup_preset_in_force_get_contestant (self->in_force);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *window;

  if (contestant == NULL)
    return;
  matchup_preset_in_force_remember (self->in_force);
  window = matchup_contestant_settings_new (self->workspace,
                                            matchup_preset_in_force_get_lineup (self->in_force),
                                            matchup_contestant_get_id (contestant));
  matchup_contestant_settings_set_for_chat (MATCHUP_CONTESTANT_SETTINGS (window));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetButton *self = MATCHUP_PRESET_BUTTON (widget);
  g_autofree char *id = g_strdup (matchup_preset_in_force_get_id (self->in_force));
  g_autoptr (MatchupPresetState) state = matchup_preset_in_force_dup_state (self->in_force);
  MatchupPreset *preset = id != NULL ? matchup_preset_in_force_choose (self->in_force, id) : NULL;

  if (preset != NULL)
    /* Translators: %s is the name of a preset */
    offer_undo (self,
                /* Translators: the settings of a chat are those of this preset again */
                _ ("Back to “%s”"),
                matchup_preset_get_name (preset),
                g_steal_pointer (&state));
}

static void
ask_name_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetButton *self = MATCHUP_PRESET_BUTTON (widget);

  matchup_preset_popover_ask_name (
      MATCHUP_PRESET_POPOVER (gtk_menu_button_get_popover (self->button)));
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetButton *self = MATCHUP_PRESET_BUTTON (widget);
  MatchupPreset *preset =
      matchup_preset_in_force_save_as (self->in_force, g_variant_get_string (parameter, NULL));
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a preset */
  text = matchup_sentence_insert_name (_ ("Saved as “%s”"), matchup_preset_get_name (preset));
  matchup_toast (widget, text);
}

static void
manage_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.presets", "s", "");
}

static void
matchup_preset_button_dispose (GObject *object)
{
  MatchupPresetButton *self = MATCHUP_PRESET_BUTTON (object);

  if (self->in_force != NULL)
    g_signal_handlers_disconnect_by_data (self->in_force, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->button = NULL;
  g_clear_object (&self->in_force);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_preset_button_parent_class)->dispose (object);
}

static void
matchup_preset_button_class_init (MatchupPresetButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_preset_button_dispose;
  signals[SIGNAL_STARTING_LINE] = g_signal_new ("starting-line",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                1,
                                                G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "preset.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "preset.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "preset.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "preset.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "preset.ask-name", NULL, ask_name_action);
  gtk_widget_class_install_action (widget_class, "preset.save-as", "s", save_as_action);
  gtk_widget_class_install_action (widget_class, "preset.manage", NULL, manage_action);
}

static void
matchup_preset_button_init (MatchupPresetButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 24);
  self->changed_icon = gtk_image_new_from_icon_name ("document-edit-symbolic");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), self->changed_icon);
  gtk_box_append (GTK_BOX (box), arrow);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
matchup_preset_button_new (MatchupWorkspace *workspace)
{
  MatchupPresetButton *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_BUTTON, NULL);
  self->workspace = g_object_ref (workspace);
  self->in_force = matchup_preset_in_force_new (workspace);
  g_signal_connect_object (self->in_force, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->button,
                               matchup_preset_popover_new (workspace, self->in_force));
  update (self);
  return GTK_WIDGET (self);
}

void
matchup_preset_button_set_conversation (MatchupPresetButton *self,
                                        MatchupConversation *conversation,
                                        MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_PRESET_BUTTON (self));

  matchup_preset_in_force_set_conversation (self->in_force, conversation, lineup);
}

void
matchup_preset_button_begin (MatchupPresetButton *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PRESET_BUTTON (self));

  matchup_preset_in_force_begin (self->in_force, conversation);
}

void
matchup_preset_button_choose (MatchupPresetButton *self, const char *id)
{
  g_return_if_fail (MATCHUP_IS_PRESET_BUTTON (self));

  choose (self, id);
}
