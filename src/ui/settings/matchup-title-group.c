/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-title-group.h"

#include "matchup-config.h"
#include "matchup-model-picker.h"

#include <glib/gi18n.h>

struct _MatchupTitleGroup
{
  AdwPreferencesGroup parent_instance;

  MatchupTitleMaker *titles; /* weak */
  GtkWidget *picker;         /* owned by the button */

  GtkSwitch *automatic;
  AdwActionRow *model_row;
  GtkMenuButton *model_button;
  GtkWidget *forget_button;
};

G_DEFINE_FINAL_TYPE (MatchupTitleGroup, matchup_title_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update (MatchupTitleGroup *self)
{
  MatchupModelRef *model = matchup_title_maker_get_model (self->titles);
  const char *name = model != NULL ? matchup_model_ref_get_name (model) : _ ("No model chosen");

  gtk_switch_set_active (self->automatic, matchup_title_maker_get_automatic (self->titles));
  gtk_widget_set_visible (self->forget_button, model != NULL);
  gtk_menu_button_set_label (self->model_button,
                             model != NULL
                                 ? /* Translators: a button: take another model */ _ ("Change…")
                                 : /* Translators: a button: choose a model */ _ ("Choose…"));
  adw_action_row_set_subtitle (self->model_row, name);
  if (self->picker != NULL)
    matchup_model_picker_set_current (MATCHUP_MODEL_PICKER (self->picker), model);
}

/* Without a model nothing could be asked: it is chosen first. */
static void
automatic_changed_cb (MatchupTitleGroup *self)
{
  gboolean active = gtk_switch_get_active (self->automatic);

  if (self->titles == NULL || active == matchup_title_maker_get_automatic (self->titles))
    return;
  matchup_title_maker_set_automatic (self->titles, active);
  if (active && matchup_title_maker_get_model (self->titles) == NULL)
    gtk_menu_button_popup (self->model_button);
}

static void
picked_cb (MatchupTitleGroup *self, MatchupModelRef *model)
{
  matchup_title_maker_set_model (self->titles, model);
}

static void
forget_clicked_cb (MatchupTitleGroup *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->model_button));
  matchup_title_maker_set_automatic (self->titles, FALSE);
  matchup_title_maker_set_model (self->titles, NULL);
}

/* Libadwaita 1.2 keeps groups whose rows can be searched, and the picker holds the workspace. */
static void
matchup_title_group_unroot (GtkWidget *widget)
{
  MatchupTitleGroup *self = MATCHUP_TITLE_GROUP (widget);

  self->picker = NULL;
  gtk_menu_button_set_popover (self->model_button, NULL);
  GTK_WIDGET_CLASS (matchup_title_group_parent_class)->unroot (widget);
}

static void
matchup_title_group_dispose (GObject *object)
{
  MatchupTitleGroup *self = MATCHUP_TITLE_GROUP (object);

  if (self->model_button != NULL)
    gtk_menu_button_set_popover (self->model_button, NULL);
  self->picker = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_TITLE_GROUP);
  g_clear_weak_pointer (&self->titles);

  G_OBJECT_CLASS (matchup_title_group_parent_class)->dispose (object);
}

static void
matchup_title_group_class_init (MatchupTitleGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_title_group_dispose;
  widget_class->unroot = matchup_title_group_unroot;

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-title-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupTitleGroup, automatic);
  gtk_widget_class_bind_template_child (widget_class, MatchupTitleGroup, model_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupTitleGroup, model_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupTitleGroup, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, automatic_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_clicked_cb);
}

static void
matchup_title_group_init (MatchupTitleGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
matchup_title_group_new (MatchupWorkspace *workspace)
{
  MatchupTitleGroup *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_TITLE_GROUP, NULL);
  g_set_weak_pointer (&self->titles, matchup_workspace_get_title_maker (workspace));
  self->picker = matchup_model_picker_new (workspace);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->model_button, self->picker);
  g_signal_connect_object (self->titles, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

GtkWidget *
matchup_title_group_get_picker (MatchupTitleGroup *self)
{
  g_return_val_if_fail (MATCHUP_IS_TITLE_GROUP (self), NULL);

  return self->picker;
}
