/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-saved-lineup-row.h"

#include "matchup-config.h"
#include "matchup-row-button.h"
#include "matchup-row-drag.h"

#include <glib/gi18n.h>

struct _MatchupSavedLineupRow
{
  AdwActionRow parent_instance;

  MatchupLineupList *list; /* weak */
  MatchupSavedLineup *saved;
};

G_DEFINE_FINAL_TYPE (MatchupSavedLineupRow, matchup_saved_lineup_row, ADW_TYPE_ACTION_ROW)

/* G_MAXUINT: it is gone. */
static guint
find_position (MatchupSavedLineupRow *self)
{
  GListModel *model = G_LIST_MODEL (self->list);

  for (guint i = 0; self->list != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MatchupSavedLineup) saved = g_list_model_get_item (model, i);

      if (saved == self->saved)
        return i;
    }
  return G_MAXUINT;
}

static void
move_to (MatchupSavedLineupRow *self, guint position)
{
  if (self->list != NULL)
    matchup_lineup_list_move (self->list, matchup_saved_lineup_get_id (self->saved), position);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_action_row_activate (ADW_ACTION_ROW (widget));
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint position = find_position (MATCHUP_SAVED_LINEUP_ROW (widget));

  if (position != G_MAXUINT && position > 0)
    move_to (MATCHUP_SAVED_LINEUP_ROW (widget), position - 1);
}

static void
down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint position = find_position (MATCHUP_SAVED_LINEUP_ROW (widget));

  if (position != G_MAXUINT)
    move_to (MATCHUP_SAVED_LINEUP_ROW (widget), position + 1);
}

static void
taken_cb (GtkWidget *row, GtkWidget *dragged, gboolean below)
{
  guint from = find_position (MATCHUP_SAVED_LINEUP_ROW (dragged));
  guint to = find_position (MATCHUP_SAVED_LINEUP_ROW (row));

  if (from != G_MAXUINT && to != G_MAXUINT)
    move_to (MATCHUP_SAVED_LINEUP_ROW (dragged), matchup_row_drag_get_position (from, to, below));
}

static void
matchup_saved_lineup_row_dispose (GObject *object)
{
  MatchupSavedLineupRow *self = MATCHUP_SAVED_LINEUP_ROW (object);

  g_clear_object (&self->saved);
  g_clear_weak_pointer (&self->list);

  G_OBJECT_CLASS (matchup_saved_lineup_row_parent_class)->dispose (object);
}

static void
matchup_saved_lineup_row_class_init (MatchupSavedLineupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_saved_lineup_row_dispose;
  gtk_widget_class_install_action (widget_class, "lineup-row.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "lineup-row.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "lineup-row.down", NULL, down_action);
  matchup_row_button_bind_moves (widget_class, "lineup-row.up", "lineup-row.down");
}

static void
matchup_saved_lineup_row_init (MatchupSavedLineupRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  matchup_row_drag_add (GTK_WIDGET (self), NULL, taken_cb);
}

static char *
dup_contestants (MatchupLineup *lineup)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      if (i > 0)
        /* Translators: between the names of a list */
        g_string_append (names, C_ ("between names", ", "));
      g_string_append (names, matchup_contestant_get_name (matchup_lineup_get (lineup, i)));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

GtkWidget *
matchup_saved_lineup_row_new (MatchupLineupList *list, MatchupSavedLineup *saved)
{
  MatchupSavedLineupRow *self;
  g_autofree char *contestants = NULL;
  guint position;

  g_return_val_if_fail (MATCHUP_IS_LINEUP_LIST (list), NULL);
  g_return_val_if_fail (MATCHUP_IS_SAVED_LINEUP (saved), NULL);

  self = g_object_new (MATCHUP_TYPE_SAVED_LINEUP_ROW, NULL);
  g_set_weak_pointer (&self->list, list);
  self->saved = g_object_ref (saved);
  contestants = dup_contestants (matchup_saved_lineup_get_lineup (saved));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), matchup_saved_lineup_get_name (saved));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), contestants);
  position = find_position (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lineup-row.up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "lineup-row.down",
                                 position + 1 < g_list_model_get_n_items (G_LIST_MODEL (list)));
  return GTK_WIDGET (self);
}

MatchupSavedLineup *
matchup_saved_lineup_row_get_saved (MatchupSavedLineupRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_SAVED_LINEUP_ROW (self), NULL);

  return self->saved;
}
