/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-row.h"

#include "matchup-config.h"
#include "matchup-row-button.h"
#include "matchup-row-drag.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

struct _MatchupPresetRow
{
  AdwActionRow parent_instance;

  MatchupPresetList *list;
  MatchupPreset *preset;
  GtkWidget *hide_button; /* NULL: it is one's own */
  gboolean movable;
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

static guint
count (MatchupPresetRow *self)
{
  return matchup_preset_is_built_in (self->preset) ? matchup_preset_list_get_n_built_in (self->list)
                                                   : matchup_preset_list_get_n_own (self->list);
}

/* Of @wanted among one's own, or among the built-in ones, as this one is; G_MAXUINT: it is none. */
static guint
find_position (MatchupPresetRow *self, MatchupPreset *wanted)
{
  guint n = count (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupPreset) preset =
          matchup_preset_is_built_in (self->preset)
              ? g_object_ref (matchup_preset_list_get_built_in (self->list, i))
              : g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (g_str_equal (matchup_preset_get_id (preset), matchup_preset_get_id (wanted)))
        return i;
    }
  return G_MAXUINT;
}

static void
move (MatchupPresetRow *self, int by)
{
  guint position = find_position (self, self->preset);

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
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetRow *self = MATCHUP_PRESET_ROW (widget);
  const char *id = matchup_preset_get_id (self->preset);

  matchup_preset_list_set_hidden (self->list, id, !matchup_preset_list_is_hidden (self->list, id));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN], 0);
}

/* The key that takes one away: one's own is deleted, a built-in one hidden. */
static gboolean
delete_pressed_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_activate_action (widget,
                                     matchup_preset_is_built_in (
                                         MATCHUP_PRESET_ROW (widget)->preset)
                                         ? "preset-row.hide"
                                         : "preset-row.remove",
                                     NULL);
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
  gtk_widget_class_install_action (widget_class, "preset-row.hide", NULL, hide_action);
  gtk_widget_class_install_action (widget_class, "preset-row.duplicate", NULL, duplicate_action);
  matchup_row_button_bind_moves (widget_class, "preset-row.up", "preset-row.down");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_pressed_cb, NULL);
}

static void
matchup_preset_row_init (MatchupPresetRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-preset");
}

/* @format: with the preset in the place of %s. */
static GtkWidget *
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
  return button;
}

static void
add_buttons (MatchupPresetRow *self)
{
  gboolean own = !matchup_preset_is_built_in (self->preset);

  if (!own)
    add_button (self,
                "edit-copy-symbolic",
                "preset-row.duplicate",
                /* Translators: a button: make a copy */
                _ ("Duplicate"),
                /* Translators: %s is the name of a preset such as Tutor */
                _ ("Duplicate %s"));
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
  if (own)
    add_button (self,
                "user-trash-symbolic",
                "preset-row.remove",
                /* Translators: a button */
                _ ("Delete"),
                /* Translators: %s is the name of a preset such as Tutor */
                _ ("Delete %s"));
  else
    self->hide_button = add_button (self,
                                    "view-reveal-symbolic",
                                    "preset-row.hide",
                                    /* Translators: a button */
                                    _ ("Hide"),
                                    /* Translators: %s is the name of a preset such as Tutor */
                                    _ ("Hide %s"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-row.remove", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-row.hide", !own);
}

static void
update_hidden (MatchupPresetRow *self)
{
  const char *name = matchup_preset_get_name (self->preset);
  gboolean hidden =
      matchup_preset_list_is_hidden (self->list, matchup_preset_get_id (self->preset));
  g_autofree char *summary = hidden ? g_strdup (_ ("Hidden: not offered for chats"))
                                    : matchup_preset_dup_summary (self->preset);
  /* Translators: %s is the name of a preset such as Tutor */
  g_autofree char *label =
      /* Translators: %s is the name of a built-in preset that is hidden */
      matchup_sentence_insert_name (hidden ? _ ("Show %s") : _ ("Hide %s"), name);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary);
  if (hidden)
    gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-hidden");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "matchup-hidden");
  if (self->hide_button == NULL)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->hide_button),
                            hidden ? "view-conceal-symbolic" : "view-reveal-symbolic");
  /* Translators: a button */
  gtk_widget_set_tooltip_text (self->hide_button, hidden ? _ ("Show") : _ ("Hide"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hide_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

void
matchup_preset_row_update (MatchupPresetRow *self, gboolean can_go_up, gboolean can_go_down)
{
  g_return_if_fail (MATCHUP_IS_PRESET_ROW (self));

  self->movable = can_go_up || can_go_down;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-row.up", can_go_up);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-row.down", can_go_down);
  update_hidden (self);
}

static gboolean
is_movable (GtkWidget *row)
{
  return MATCHUP_PRESET_ROW (row)->movable;
}

static void
taken_cb (GtkWidget *row, GtkWidget *dragged, gboolean below)
{
  MatchupPresetRow *self = MATCHUP_PRESET_ROW (row);
  MatchupPreset *preset = MATCHUP_PRESET_ROW (dragged)->preset;
  guint from = find_position (self, preset);
  guint to = find_position (self, self->preset);

  if (from != G_MAXUINT && to != G_MAXUINT)
    matchup_preset_list_move (self->list,
                              matchup_preset_get_id (preset),
                              matchup_row_drag_get_position (from, to, below));
}

GtkWidget *
matchup_preset_row_new (MatchupPresetList *list, MatchupPreset *preset)
{
  MatchupPresetRow *self;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);
  g_return_val_if_fail (MATCHUP_IS_PRESET (preset), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_ROW, NULL);
  self->list = g_object_ref (list);
  self->preset = g_object_ref (preset);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), matchup_preset_get_name (preset));
  /* Not cut: GTK 4.8 warns of a single letter that might be. */
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  add_buttons (self);
  matchup_preset_row_update (self, FALSE, FALSE);
  matchup_row_drag_add (GTK_WIDGET (self), is_movable, taken_cb);
  return GTK_WIDGET (self);
}

MatchupPreset *
matchup_preset_row_get_preset (MatchupPresetRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_ROW (self), NULL);
  return self->preset;
}
