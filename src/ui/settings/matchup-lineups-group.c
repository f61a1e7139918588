/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineups-group.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-saved-lineup-row.h"

#include <glib/gi18n.h>

struct _MatchupLineupsGroup
{
  AdwPreferencesGroup parent_instance;

  MatchupLineupList *list; /* weak */
  GPtrArray *rows;         /* borrowed */
  GtkWidget *none;
};

enum
{
  SIGNAL_OPEN_LINEUP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupLineupsGroup, matchup_lineups_group, ADW_TYPE_PREFERENCES_GROUP)

static void
activated_cb (MatchupSavedLineupRow *row, MatchupLineupsGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_LINEUP], 0, matchup_saved_lineup_row_get_saved (row));
}

/* The id of the line-up whose row has the focus; NULL: none. */
static char *
dup_focused (MatchupLineupsGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row =
      focus != NULL ? gtk_widget_get_ancestor (focus, MATCHUP_TYPE_SAVED_LINEUP_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self)))
    return NULL;
  return g_strdup (matchup_saved_lineup_get_id (
      matchup_saved_lineup_row_get_saved (MATCHUP_SAVED_LINEUP_ROW (row))));
}

/* A group can only add at its end, so that order is kept by making all rows anew. */
static void
rebuild (MatchupLineupsGroup *self)
{
  GListModel *model = G_LIST_MODEL (self->list);
  g_autofree char *focused = dup_focused (self);

  matchup_focus_leave (GTK_WIDGET (self), NULL);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MatchupSavedLineup) saved = g_list_model_get_item (model, i);
      GtkWidget *row = matchup_saved_lineup_row_new (self->list, saved);

      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
      if (g_strcmp0 (focused, matchup_saved_lineup_get_id (saved)) == 0)
        gtk_widget_grab_focus (row);
    }
  gtk_widget_set_visible (self->none, self->rows->len == 0);
}

static void
matchup_lineups_group_dispose (GObject *object)
{
  MatchupLineupsGroup *self = MATCHUP_LINEUPS_GROUP (object);

  g_clear_weak_pointer (&self->list);

  G_OBJECT_CLASS (matchup_lineups_group_parent_class)->dispose (object);
}

static void
matchup_lineups_group_finalize (GObject *object)
{
  g_ptr_array_unref (MATCHUP_LINEUPS_GROUP (object)->rows);

  G_OBJECT_CLASS (matchup_lineups_group_parent_class)->finalize (object);
}

static void
matchup_lineups_group_class_init (MatchupLineupsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_lineups_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_lineups_group_finalize;
  signals[SIGNAL_OPEN_LINEUP] = g_signal_new ("open-lineup",
                                              G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              1,
                                              MATCHUP_TYPE_SAVED_LINEUP);
}

static void
matchup_lineups_group_init (MatchupLineupsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->none = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->none), _ ("No Line-Up Saved Yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->none),
                               _ ("The star beside the models of a comparison keeps them under a "
                                  "name."));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Saved Line-Ups"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->none);
}

GtkWidget *
matchup_lineups_group_new (MatchupLineupList *list)
{
  MatchupLineupsGroup *self;

  g_return_val_if_fail (MATCHUP_IS_LINEUP_LIST (list), NULL);

  self = g_object_new (MATCHUP_TYPE_LINEUPS_GROUP, NULL);
  g_set_weak_pointer (&self->list, list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}
