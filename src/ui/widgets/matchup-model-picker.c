/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-model-picker.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

struct _MatchupModelPicker
{
  GtkPopover parent_instance;

  MatchupWorkspace *workspace;
  MatchupModelRef *current;
  MatchupModelChooser *chooser; /* owned by the popover; NULL until it is needed */
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupModelPicker, matchup_model_picker, GTK_TYPE_POPOVER)

static void
picked_cb (MatchupModelPicker *self, MatchupModelRef *model)
{
  g_autoptr (MatchupModelRef) picked = g_object_ref (model);
  g_autoptr (MatchupModelPicker) alive = g_object_ref (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, picked);
}

static void
matchup_model_picker_show (GtkWidget *widget)
{
  MatchupModelPicker *self = MATCHUP_MODEL_PICKER (widget);
  MatchupModelChooser *chooser = matchup_model_picker_get_chooser (self);

  GTK_WIDGET_CLASS (matchup_model_picker_parent_class)->show (widget);
  matchup_model_chooser_start (chooser, self->current);
}

static void
matchup_model_picker_dispose (GObject *object)
{
  MatchupModelPicker *self = MATCHUP_MODEL_PICKER (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  self->chooser = NULL;
  g_clear_object (&self->current);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_model_picker_parent_class)->dispose (object);
}

static void
matchup_model_picker_class_init (MatchupModelPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_model_picker_dispose;
  GTK_WIDGET_CLASS (klass)->show = matchup_model_picker_show;

  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         MATCHUP_TYPE_MODEL_REF);
}

static void
matchup_model_picker_init (MatchupModelPicker *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-model-picker");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a model"),
                                  -1);
}

GtkWidget *
matchup_model_picker_new (MatchupWorkspace *workspace)
{
  MatchupModelPicker *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_MODEL_PICKER, NULL);
  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

void
matchup_model_picker_set_current (MatchupModelPicker *self, MatchupModelRef *model)
{
  g_return_if_fail (MATCHUP_IS_MODEL_PICKER (self));
  g_return_if_fail (model == NULL || MATCHUP_IS_MODEL_REF (model));

  g_set_object (&self->current, model);
}

MatchupModelChooser *
matchup_model_picker_get_chooser (MatchupModelPicker *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_PICKER (self), NULL);

  if (self->chooser == NULL)
    {
      self->chooser = MATCHUP_MODEL_CHOOSER (matchup_model_chooser_new (self->workspace));
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
  return self->chooser;
}
