/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-actions.h"

#include "matchup-vote-finder.h"
#include "matchup-vote-key.h"

struct _MatchupVoteActions
{
  GObject parent_instance;

  GtkWidget *page;
  MatchupWorkspace *workspace;
  MatchupConversation *conversation; /* NULL: a new one */
  gboolean hide_names;               /* as last told */
  gboolean reveal_together;          /* likewise */
};

G_DEFINE_FINAL_TYPE (MatchupVoteActions, matchup_vote_actions, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_HIDE_NAMES,
  PROP_REVEAL_TOGETHER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
tell_hide_names (MatchupVoteActions *self, gboolean hide_names)
{
  if (self->hide_names == hide_names)
    return;
  self->hide_names = hide_names;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDE_NAMES]);
}

static void
tell_reveal_together (MatchupVoteActions *self, gboolean reveal_together)
{
  if (self->reveal_together == reveal_together)
    return;
  self->reveal_together = reveal_together;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEAL_TOGETHER]);
}

/* What the comparison says, or for a new one the settings. */
static void
take_over (MatchupVoteActions *self)
{
  MatchupJudging *judging = matchup_workspace_get_judging (self->workspace);

  if (self->conversation != NULL)
    {
      tell_hide_names (self, matchup_conversation_get_blind (self->conversation));
      tell_reveal_together (self, matchup_conversation_get_reveal_together (self->conversation));
    }
  else
    {
      tell_hide_names (self, matchup_judging_get_blind (judging));
      tell_reveal_together (self, matchup_judging_get_reveal_together (judging));
    }
}

static void
default_changed_cb (MatchupVoteActions *self)
{
  if (self->conversation == NULL)
    take_over (self);
}

static void
set_hide_names (MatchupVoteActions *self, gboolean hide_names)
{
  if (self->conversation != NULL)
    matchup_conversation_set_blind (self->conversation, hide_names);
  tell_hide_names (self, hide_names);
}

static void
set_reveal_together (MatchupVoteActions *self, gboolean reveal_together)
{
  if (self->conversation != NULL)
    matchup_conversation_set_reveal_together (self->conversation, reveal_together);
  tell_reveal_together (self, reveal_together);
}

static void
matchup_vote_actions_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupVoteActions *self = MATCHUP_VOTE_ACTIONS (object);

  switch (prop_id)
    {
    case PROP_HIDE_NAMES:
      g_value_set_boolean (value, self->hide_names);
      break;
    case PROP_REVEAL_TOGETHER:
      g_value_set_boolean (value, self->reveal_together);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_vote_actions_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  MatchupVoteActions *self = MATCHUP_VOTE_ACTIONS (object);

  switch (prop_id)
    {
    case PROP_HIDE_NAMES:
      set_hide_names (self, g_value_get_boolean (value));
      break;
    case PROP_REVEAL_TOGETHER:
      set_reveal_together (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_vote_actions_dispose (GObject *object)
{
  MatchupVoteActions *self = MATCHUP_VOTE_ACTIONS (object);

  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_vote_actions_parent_class)->dispose (object);
}

static void
matchup_vote_actions_class_init (MatchupVoteActionsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_vote_actions_dispose;
  object_class->get_property = matchup_vote_actions_get_property;
  object_class->set_property = matchup_vote_actions_set_property;
  properties[PROP_HIDE_NAMES] = g_param_spec_boolean ("hide-names", NULL, NULL, FALSE, flags);
  properties[PROP_REVEAL_TOGETHER] =
      g_param_spec_boolean ("reveal-together", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_vote_actions_init (MatchupVoteActions *self)
{
}

MatchupVoteActions *
matchup_vote_actions_new (GtkWidget *page, MatchupWorkspace *workspace)
{
  MatchupVoteActions *self;
  MatchupJudging *judging;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_VOTE_ACTIONS, NULL);
  self->page = page;
  self->workspace = g_object_ref (workspace);
  judging = matchup_workspace_get_judging (workspace);
  g_signal_connect_object (judging,
                           "notify::blind",
                           G_CALLBACK (default_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (judging,
                           "notify::reveal-together",
                           G_CALLBACK (default_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  take_over (self);
  return self;
}

static void
judge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupVoteActions *self = user_data;
  MatchupVoteBar *bar = matchup_vote_finder_find (self->page);

  if (bar != NULL)
    matchup_vote_bar_focus (bar);
}

void
matchup_vote_actions_add_to (MatchupVoteActions *self, GActionMap *map)
{
  static const char *const names[] = { "hide-names", "reveal-together" };
  g_autoptr (GSimpleAction) judge = g_simple_action_new ("judge", NULL);

  g_return_if_fail (MATCHUP_IS_VOTE_ACTIONS (self));
  g_return_if_fail (G_IS_ACTION_MAP (map));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (names[i], self, names[i]);

      g_action_map_add_action (map, G_ACTION (action));
    }
  g_signal_connect_object (judge, "activate", G_CALLBACK (judge_cb), self, 0);
  g_action_map_add_action (map, G_ACTION (judge));
}

void
matchup_vote_actions_set_conversation (MatchupVoteActions *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_VOTE_ACTIONS (self));
  g_return_if_fail (conversation == NULL || MATCHUP_IS_CONVERSATION (conversation));

  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  g_set_object (&self->conversation, conversation);
  if (conversation != NULL)
    {
      g_signal_connect_swapped (conversation, "notify::blind", G_CALLBACK (take_over), self);
      g_signal_connect_swapped (conversation,
                                "notify::reveal-together",
                                G_CALLBACK (take_over),
                                self);
    }
  take_over (self);
}

void
matchup_vote_actions_apply (MatchupVoteActions *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_VOTE_ACTIONS (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  matchup_conversation_set_blind (conversation, self->hide_names);
  matchup_conversation_set_reveal_together (conversation, self->reveal_together);
}

/* Text is typed, or something is open above the page that keys belong to. */
static gboolean
is_elsewhere (MatchupVoteActions *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL)
    return FALSE;
  if (GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)))
    return TRUE;
  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return TRUE;
  return gtk_widget_get_native (focus) != GTK_NATIVE (root);
}

gboolean
matchup_vote_actions_press (MatchupVoteActions *self, guint keyval, GdkModifierType state)
{
  MatchupVoteKey key;
  guint position;
  MatchupVoteBar *bar;

  g_return_val_if_fail (MATCHUP_IS_VOTE_ACTIONS (self), FALSE);

  if (!gtk_widget_get_mapped (self->page) ||
      !matchup_vote_key_read (keyval, state, &key, &position) || is_elsewhere (self))
    return FALSE;
  bar = matchup_vote_finder_find (self->page);
  return bar != NULL && matchup_vote_bar_act (bar, key, position);
}
