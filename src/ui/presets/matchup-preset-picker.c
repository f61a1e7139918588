/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-picker.h"

#include "matchup-config.h"
#include "matchup-preset-chooser.h"

#include <glib/gi18n.h>

struct _MatchupPresetPicker
{
  GtkPopover parent_instance;

  MatchupPresetList *list;
  MatchupPresetChooser *chooser; /* owned by the popover; NULL until it is needed */
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetPicker, matchup_preset_picker, GTK_TYPE_POPOVER)

static void
picked_cb (MatchupPresetPicker *self, const char *id)
{
  g_autofree char *picked = g_strdup (id);
  g_autoptr (MatchupPresetPicker) alive = g_object_ref (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, picked);
}

static void
matchup_preset_picker_show (GtkWidget *widget)
{
  MatchupPresetPicker *self = MATCHUP_PRESET_PICKER (widget);

  if (self->chooser == NULL)
    {
      self->chooser = MATCHUP_PRESET_CHOOSER (matchup_preset_chooser_new (self->list, FALSE));
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
      gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->chooser));
    }
  matchup_preset_chooser_start (self->chooser, NULL);
  GTK_WIDGET_CLASS (matchup_preset_picker_parent_class)->show (widget);
}

static void
matchup_preset_picker_dispose (GObject *object)
{
  MatchupPresetPicker *self = MATCHUP_PRESET_PICKER (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  self->chooser = NULL;
  g_clear_object (&self->list);

  G_OBJECT_CLASS (matchup_preset_picker_parent_class)->dispose (object);
}

static void
matchup_preset_picker_class_init (MatchupPresetPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_preset_picker_dispose;
  GTK_WIDGET_CLASS (klass)->show = matchup_preset_picker_show;

  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);
}

static void
matchup_preset_picker_init (MatchupPresetPicker *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a preset"),
                                  -1);
}

GtkWidget *
matchup_preset_picker_new (MatchupPresetList *list)
{
  MatchupPresetPicker *self;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_PICKER, NULL);
  self->list = g_object_ref (list);
  return GTK_WIDGET (self);
}
