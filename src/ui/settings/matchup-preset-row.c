/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-row.h"

#include "matchup-config.h"
#include "matchup-row-button.h"

#include <glib/gi18n.h>

struct _MatchupPresetRow
{
  AdwActionRow parent_instance;

  MatchupPresetList *list;
  MatchupPreset *preset;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_REMOVE,
  SIGNAL_DUPLICATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetRow, matchup_preset_row, ADW_TYPE_ACTION_ROW)

/* G_MAXUINT: it is none of the person's own. */
static guint
find_position (MatchupPresetRow *self)
{
  guint n = matchup_preset_list_get_n_own (self->list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (g_str_equal (matchup_preset_get_id (preset), matchup_preset_get_id (self->preset)))
        return i;
    }
  return G_MAXUINT;
}

static void
move (MatchupPresetRow *self, int by)
{
  guint position = find_position (self);

  if (position != G_MAXUINT && (by > 0 || position > 0))
    matchup_preset_list_move (self->list,
                              matchup_preset_get_id (self->preset),
                              (guint) ((int) position + by));
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MATCHUP_PRESET_ROW (widget), -1);
}

static void
down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MATCHUP_PRESET_ROW (widget), 1);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DUPLICATE], 0);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN], 0);
}

static void
matchup_preset_row_activate (AdwActionRow *row)
{
  g_signal_emit (row, signals[SIGNAL_OPEN], 0);
}

static void
matchup_preset_row_dispose (GObject *object)
{
  MatchupPresetRow *self = MATCHUP_PRESET_ROW (object);

  g_clear_object (&self->preset);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (matchup_preset_row_parent_class)->dispose (object);
}

static guint
add_signal (GType type, const char *name)
{
  return g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
matchup_preset_row_class_init (MatchupPresetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_preset_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = matchup_preset_row_activate;
  signals[SIGNAL_OPEN] = add_signal (G_TYPE_FROM_CLASS (klass), "open");
  signals[SIGNAL_REMOVE] = add_signal (G_TYPE_FROM_CLASS (klass), "remove");
  signals[SIGNAL_DUPLICATE] = add_signal (G_TYPE_FROM_CLASS (klass), "duplicate");
  gtk_widget_class_install_action (widget_class, "preset-row.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "preset-row.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "preset-row.down", NULL, down_action);
  gtk_widget_class_install_action (widget_class, "preset-row.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "preset-row.duplicate", NULL, duplicate_action);
  matchup_row_button_bind_moves (widget_class, "preset-row.up", "preset-row.down");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "preset-row.remove", NULL);
}

static void
matchup_preset_row_init (MatchupPresetRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/* @format: with the preset in the place of %s. */
static void
add_button (MatchupPresetRow *self,
            const char *icon_name,
            const char *action,
            const char *tooltip,
            const char *format)
{
  GtkWidget *button = matchup_row_button_new (icon_name,
                                              action,
                                              tooltip,
                                              format,
                                              matchup_preset_get_name (self->preset));

  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
add_own_buttons (MatchupPresetRow *self)
{
  guint position = find_position (self);

  add_button (self,
              "go-up-symbolic",
              "preset-row.up",
              _ ("Move Up"),
              /* Translators: %s is the name of a preset such as Tutor */
              _ ("Move %s up"));
  add_button (self,
              "go-down-symbolic",
              "preset-row.down",
              _ ("Move Down"),
              /* Translators: %s is the name of a preset such as Tutor */
              _ ("Move %s down"));
  add_button (self,
              "user-trash-symbolic",
              "preset-row.remove",
              _ ("Delete"),
              /* Translators: %s is the name of a preset such as Tutor */
              _ ("Delete %s"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-row.up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "preset-row.down",
                                 position + 1 < matchup_preset_list_get_n_own (self->list));
}

GtkWidget *
matchup_preset_row_new (MatchupPresetList *list, MatchupPreset *preset)
{
  MatchupPresetRow *self;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);
  g_return_val_if_fail (MATCHUP_IS_PRESET (preset), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_ROW, NULL);
  self->list = g_object_ref (list);
  self->preset = g_object_ref (preset);
  summary = matchup_preset_dup_summary (preset);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), matchup_preset_get_name (preset));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary);
  /* Not cut: GTK 4.8 warns of a single letter that might be. */
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  if (matchup_preset_is_built_in (preset))
    {
      add_button (self,
                  "edit-copy-symbolic",
                  "preset-row.duplicate",
                  _ ("Duplicate"),
                  /* Translators: %s is the name of a preset such as Tutor */
                  _ ("Duplicate %s"));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-row.remove", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-row.up", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-row.down", FALSE);
    }
  else
    {
      add_own_buttons (self);
    }
  return GTK_WIDGET (self);
}

MatchupPreset *
matchup_preset_row_get_preset (MatchupPresetRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_ROW (self), NULL);
  return self->preset;
}
