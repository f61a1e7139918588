/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-view-actions.h"

#include "matchup-differences-window.h"
#include "matchup-round-watch.h"
#include "matchup-shown.h"

struct _MatchupViewActions
{
  GObject parent_instance;

  GtkWidget *page;
  MatchupArrangement *arrangement;
  MatchupColumnSwitcher *switcher;
  MatchupRound *round;
  MatchupRoundWatch *watch;
  GSimpleActionGroup *actions; /* those that are not properties of the arrangement */
};

G_DEFINE_FINAL_TYPE (MatchupViewActions, matchup_view_actions, G_TYPE_OBJECT)

static void
matchup_view_actions_dispose (GObject *object)
{
  MatchupViewActions *self = MATCHUP_VIEW_ACTIONS (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->round);
  g_clear_object (&self->arrangement);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (matchup_view_actions_parent_class)->dispose (object);
}

static void
matchup_view_actions_class_init (MatchupViewActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_view_actions_dispose;
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  matchup_column_switcher_step (MATCHUP_VIEW_ACTIONS (user_data)->switcher, -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  matchup_column_switcher_step (MATCHUP_VIEW_ACTIONS (user_data)->switcher, 1);
}

static void
differences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupViewActions *self = user_data;
  MatchupAnswer *answer = matchup_view_actions_find_differing (self->round);
  GtkWidget *window;

  if (answer == NULL)
    return;
  window = matchup_differences_window_new (self->round, answer);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (self->page)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
matchup_view_actions_init (MatchupViewActions *self)
{
  static const GActionEntry entries[] = {
    { "previous-answer", previous_cb },
    { "next-answer", next_cb },
    { "differences", differences_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}

MatchupViewActions *
matchup_view_actions_new (GtkWidget *page,
                          MatchupArrangement *arrangement,
                          MatchupColumnSwitcher *switcher)
{
  MatchupViewActions *self;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);
  g_return_val_if_fail (MATCHUP_IS_ARRANGEMENT (arrangement), NULL);
  g_return_val_if_fail (MATCHUP_IS_COLUMN_SWITCHER (switcher), NULL);

  self = g_object_new (MATCHUP_TYPE_VIEW_ACTIONS, NULL);
  self->page = page;
  self->arrangement = g_object_ref (arrangement);
  self->switcher = switcher;
  matchup_view_actions_update (self);
  return self;
}

void
matchup_view_actions_add_to (MatchupViewActions *self, GActionMap *map)
{
  g_auto (GStrv) names = NULL;

  g_return_if_fail (MATCHUP_IS_VIEW_ACTIONS (self));
  g_return_if_fail (G_IS_ACTION_MAP (map));

  matchup_arrangement_add_actions (self->arrangement, map);
  names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));
  for (guint i = 0; names[i] != NULL; i++)
    g_action_map_add_action (map,
                             g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i]));
}

static void
set_enabled (MatchupViewActions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
matchup_view_actions_update (MatchupViewActions *self)
{
  g_return_if_fail (MATCHUP_IS_VIEW_ACTIONS (self));

  set_enabled (self, "previous-answer", matchup_column_switcher_can_step (self->switcher, -1));
  set_enabled (self, "next-answer", matchup_column_switcher_can_step (self->switcher, 1));
  set_enabled (self,
               "differences",
               self->round != NULL && matchup_view_actions_find_differing (self->round) != NULL);
}

void
matchup_view_actions_set_round (MatchupViewActions *self, MatchupRound *round)
{
  g_return_if_fail (MATCHUP_IS_VIEW_ACTIONS (self));
  g_return_if_fail (round == NULL || MATCHUP_IS_ROUND (round));

  if (!g_set_object (&self->round, round))
    return;
  g_clear_object (&self->watch);
  if (round != NULL)
    {
      self->watch = matchup_round_watch_new (round);
      g_signal_connect_object (self->watch,
                               "changed",
                               G_CALLBACK (matchup_view_actions_update),
                               self,
                               G_CONNECT_SWAPPED);
    }
  matchup_view_actions_update (self);
}

MatchupAnswer *
matchup_view_actions_find_differing (MatchupRound *round)
{
  guint n;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  n = matchup_round_get_n_answers (round);
  for (guint i = 0; i < n; i++)
    {
      MatchupAnswer *answer = matchup_shown_get_answer (round, i);

      if (matchup_differences_window_can_show (round, answer))
        return answer;
    }
  return NULL;
}
