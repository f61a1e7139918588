/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-chip-private.h"

#include "matchup-config.h"
#include "matchup-contestant-settings.h"
#include "matchup-model-picker.h"
#include "matchup-params.h"
#include "matchup-rename-popover.h"
#include "matchup-sentence.h"
#include "matchup-setting-support.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

/* FALSE when what is shown has gone from the line-up, as between a change and the next turn. */
static gboolean
find (MatchupLineupChip *self, guint *out_position)
{
  return self->contestant != NULL &&
         matchup_lineup_find (self->lineup,
                              matchup_contestant_get_id (self->contestant),
                              out_position);
}

static void
picked_cb (MatchupLineupChip *self, MatchupModelRef *model)
{
  g_autoptr (MatchupParams) params = NULL;
  g_autoptr (MatchupContestant) contestant = NULL;
  g_autofree char *name = NULL;
  guint position;

  if (!find (self, &position))
    return;
  /* Another model is another contestant: it is not given what this one said. */
  params = matchup_setting_support_keep_accepted (matchup_workspace_get_providers (self->workspace),
                                                  model,
                                                  matchup_contestant_get_params (self->contestant));
  name = matchup_lineup_dup_free_name (self->lineup,
                                       matchup_model_ref_get_name (model),
                                       (int) position);
  contestant = matchup_contestant_new_named (NULL, model, params, name);
  matchup_lineup_replace (self->lineup, position, contestant);
}

static void
picker_closed_cb (MatchupLineupChip *self)
{
  gtk_widget_grab_focus (self->button);
}

void
matchup_lineup_chip_choose_model (MatchupLineupChip *self)
{
  g_return_if_fail (MATCHUP_IS_LINEUP_CHIP (self));

  if (self->picker == NULL)
    {
      self->picker = matchup_model_picker_new (self->workspace);
      gtk_widget_set_parent (self->picker, GTK_WIDGET (self));
      g_signal_connect_object (self->picker,
                               "picked",
                               G_CALLBACK (picked_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->picker,
                               "closed",
                               G_CALLBACK (picker_closed_cb),
                               self,
                               G_CONNECT_SWAPPED);
    }
  matchup_model_picker_set_current (MATCHUP_MODEL_PICKER (self->picker),
                                    matchup_contestant_get_model (self->contestant));
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

static void
change_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_lineup_chip_choose_model (MATCHUP_LINEUP_CHIP (widget));
}

static MatchupProvider *
find_service (MatchupLineupChip *self)
{
  MatchupModelRef *model = matchup_contestant_get_model (self->contestant);

  return matchup_provider_list_find (matchup_workspace_get_providers (self->workspace),
                                     matchup_model_ref_get_provider_id (model));
}

static gboolean
is_switched_off (MatchupLineupChip *self)
{
  MatchupProvider *provider = find_service (self);

  return provider != NULL && !matchup_provider_get_enabled (provider);
}

static void
switch_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupChip *self = MATCHUP_LINEUP_CHIP (widget);
  MatchupProvider *provider = find_service (self);

  if (provider != NULL)
    matchup_provider_list_set_enabled (matchup_workspace_get_providers (self->workspace),
                                       provider,
                                       TRUE);
}

static void
settings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupChip *self = MATCHUP_LINEUP_CHIP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *window;

  if (!find (self, NULL))
    return;
  window = matchup_contestant_settings_new (self->workspace,
                                            self->lineup,
                                            matchup_contestant_get_id (self->contestant));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (window));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupChip *self = MATCHUP_LINEUP_CHIP (widget);
  g_autoptr (MatchupContestant) copy = NULL;
  g_autofree char *free_name = NULL;
  guint position;

  if (!find (self, &position))
    return;
  free_name = matchup_lineup_dup_free_name (self->lineup,
                                            matchup_contestant_get_name (self->contestant),
                                            -1);
  copy = matchup_contestant_new_named (NULL,
                                       matchup_contestant_get_model (self->contestant),
                                       matchup_contestant_get_params (self->contestant),
                                       free_name);
  matchup_lineup_insert (self->lineup, position + 1, copy);
}

static void
renamed_cb (MatchupLineupChip *self, const char *text)
{
  const char *model_name;
  g_autoptr (MatchupContestant) contestant = NULL;
  g_autofree char *free_name = NULL;
  guint position;

  if (!find (self, &position))
    return;
  free_name = matchup_lineup_dup_free_name (self->lineup, text, (int) position);
  model_name = matchup_model_ref_get_name (matchup_contestant_get_model (self->contestant));
  if (free_name == NULL && !g_str_equal (text, model_name))
    free_name = g_strdup (text);
  contestant = matchup_contestant_with_name (self->contestant, free_name);
  matchup_lineup_replace (self->lineup, position, contestant);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupChip *self = MATCHUP_LINEUP_CHIP (widget);

  if (!find (self, NULL) || (self->rename != NULL && gtk_widget_get_visible (self->rename)))
    return;
  gtk_widget_grab_focus (self->button); /* where the popover gives the focus back to */
  g_set_weak_pointer (&self->rename,
                      GTK_WIDGET (matchup_rename_popover_show (widget,
                                                               matchup_contestant_get_name (
                                                                   self->contestant))));
  g_signal_connect_object (self->rename,
                           "renamed",
                           G_CALLBACK (renamed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* As it is seen: where text runs from right to left, the first one is on the right. */
static int
get_step (MatchupLineupChip *self, gboolean to_the_right)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return to_the_right != rtl ? 1 : -1;
}

static gboolean
can_move (MatchupLineupChip *self, gboolean to_the_right)
{
  int to = (int) self->position + get_step (self, to_the_right);

  return to >= 0 && to < (int) matchup_lineup_get_size (self->lineup);
}

void
matchup_lineup_chip_move_to (MatchupLineupChip *self, guint position)
{
  guint from;

  g_return_if_fail (MATCHUP_IS_LINEUP_CHIP (self));

  if (find (self, &from))
    matchup_lineup_move (self->lineup,
                         from,
                         MIN (position, matchup_lineup_get_size (self->lineup) - 1));
}

static void
move (MatchupLineupChip *self, gboolean to_the_right)
{
  guint position;
  int to;

  if (!find (self, &position))
    return;
  to = (int) position + get_step (self, to_the_right);
  if (to >= 0 && to < (int) matchup_lineup_get_size (self->lineup))
    matchup_lineup_chip_move_to (self, (guint) to);
}

static void
move_left_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MATCHUP_LINEUP_CHIP (widget), FALSE);
}

static void
move_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MATCHUP_LINEUP_CHIP (widget), TRUE);
}

/* What is needed to take a removal back. */
typedef struct
{
  MatchupLineup *lineup;
  MatchupContestant *contestant;
  guint position;
  GWeakRef near; /* where it can be said that there is no place any more */
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->lineup);
  g_object_unref (removal->contestant);
  g_weak_ref_clear (&removal->near);
  g_free (removal);
}

static void
undo_removal (gpointer data)
{
  Removal *removal = data;
  g_autoptr (GtkWidget) near = NULL;

  if (matchup_lineup_find (removal->lineup,
                           matchup_contestant_get_id (removal->contestant),
                           NULL) ||
      matchup_lineup_insert (removal->lineup, removal->position, removal->contestant))
    return;
  near = g_weak_ref_get (&removal->near);
  if (near != NULL)
    matchup_toast (near, _ ("The line-up is full: remove another model first."));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupChip *self = MATCHUP_LINEUP_CHIP (widget);
  GtkWidget *near = gtk_widget_get_parent (widget);
  g_autofree char *text = NULL;
  Removal *removal;
  guint position;

  if (!find (self, &position))
    return;
  removal = g_new0 (Removal, 1);
  removal->lineup = g_object_ref (self->lineup);
  removal->contestant = g_object_ref (self->contestant);
  removal->position = position;
  g_weak_ref_init (&removal->near, near);
  /* Translators: %s is the name of a contestant. */
  text = matchup_sentence_insert_name (_ ("“%s” removed"),
                                       matchup_contestant_get_name (self->contestant));
  matchup_lineup_remove (self->lineup, position);
  matchup_toast_with_undo (near, text, undo_removal, removal, removal_free);
}

void
_matchup_lineup_chip_class_init_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "contestant.change-model", change_model_action, 0, 0 },
    { "contestant.settings", settings_action, 0, 0 },
    { "contestant.switch-on", switch_on_action, 0, 0 },
    { "contestant.duplicate", duplicate_action, 0, 0 },
    { "contestant.rename", rename_action, GDK_KEY_F2, 0 },
    { "contestant.move-left", move_left_action, GDK_KEY_Left, GDK_ALT_MASK },
    { "contestant.move-right", move_right_action, GDK_KEY_Right, GDK_ALT_MASK },
    { "contestant.remove", remove_action, GDK_KEY_Delete, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class,
                                             actions[i].key,
                                             actions[i].modifiers,
                                             actions[i].name,
                                             NULL);
    }
}

void
_matchup_lineup_chip_update_actions (MatchupLineupChip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget,
                                 "contestant.duplicate",
                                 matchup_lineup_get_size (self->lineup) < MATCHUP_LINEUP_MAX);
  gtk_widget_action_set_enabled (widget, "contestant.switch-on", is_switched_off (self));
  gtk_widget_action_set_enabled (widget, "contestant.move-left", can_move (self, FALSE));
  gtk_widget_action_set_enabled (widget, "contestant.move-right", can_move (self, TRUE));
}
