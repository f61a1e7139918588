/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-in-force.h"

#include "matchup-config.h"

struct _MatchupPresetInForce
{
  GObject parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation; /* NULL: a new chat */
  MatchupLineup *lineup;             /* or NULL */
  MatchupParams *params;             /* what counts, also while no model is chosen */
  char *contestant_id;               /* whom @params were seen at; or NULL */
  char *new_id;                      /* of the preset of the new chat, or NULL */
  char *new_name;
  MatchupParams *new_params;  /* of the new chat, while another one is shown; or NULL */
  MatchupLineup *base_lineup; /* of the new chat, and what was set there before; or NULL */
  MatchupParams *base_params;
  guint keep_id;
  gboolean applying;
};

struct _MatchupPresetState
{
  MatchupPresetInForce *in_force;
  MatchupConversation *conversation;
  MatchupLineup *lineup;
  char *contestant_id;
  MatchupParams *params;
  char *id;
  char *name;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetInForce, matchup_preset_in_force, G_TYPE_OBJECT)

static MatchupPresetList *
get_list (MatchupPresetInForce *self)
{
  return matchup_workspace_get_presets (self->workspace);
}

static void
tell (MatchupPresetInForce *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_known_params (MatchupPresetInForce *self, MatchupParams *params)
{
  matchup_params_ref (params);
  g_clear_pointer (&self->params, matchup_params_unref);
  self->params = params;
}

static void
put_params (MatchupLineup *lineup, MatchupContestant *contestant, MatchupParams *params)
{
  g_autoptr (MatchupContestant) changed = NULL;
  guint position;

  if (matchup_params_equal (matchup_contestant_get_params (contestant), params) ||
      !matchup_lineup_find (lineup, matchup_contestant_get_id (contestant), &position))
    return;
  changed = matchup_contestant_with_params (contestant, params);
  matchup_lineup_replace (lineup, position, changed);
}

/* To the contestant, if there is one; else it gets them when it comes. */
static void
apply (MatchupPresetInForce *self, MatchupParams *params)
{
  MatchupContestant *contestant = matchup_preset_in_force_get_contestant (self);

  set_known_params (self, params);
  self->applying = TRUE;
  if (contestant != NULL)
    put_params (self->lineup, contestant, self->params);
  self->applying = FALSE;
  contestant = matchup_preset_in_force_get_contestant (self);
  g_free (self->contestant_id);
  self->contestant_id =
      contestant != NULL ? g_strdup (matchup_contestant_get_id (contestant)) : NULL;
}

static gboolean
keep_cb (gpointer data)
{
  MatchupPresetInForce *self = data;
  g_autoptr (MatchupParams) kept = matchup_params_ref (self->params);

  self->keep_id = 0;
  apply (self, kept);
  tell (self);
  return G_SOURCE_REMOVE;
}

/*
 * With another model it is another contestant, which a chooser of models gives only what that model
 * lets be set, and a model that was chosen first has nothing set: what counts here stays. What a
 * model does not take is left out of its requests anyway. Not at once: others have still to hear of
 * this change, but before anything that the person does next.
 */
static void
lineup_changed_cb (MatchupPresetInForce *self)
{
  MatchupContestant *contestant = matchup_preset_in_force_get_contestant (self);

  if (self->applying)
    return;
  if (contestant != NULL &&
      g_strcmp0 (matchup_contestant_get_id (contestant), self->contestant_id) == 0)
    {
      set_known_params (self, matchup_contestant_get_params (contestant));
    }
  else if (contestant != NULL && self->keep_id == 0)
    {
      self->keep_id = g_idle_add_full (G_PRIORITY_HIGH, keep_cb, self, NULL);
    }
  tell (self);
}

static void
matchup_preset_in_force_dispose (GObject *object)
{
  MatchupPresetInForce *self = MATCHUP_PRESET_IN_FORCE (object);

  g_clear_handle_id (&self->keep_id, g_source_remove);
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  g_clear_object (&self->lineup);
  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  g_clear_object (&self->conversation);
  g_clear_object (&self->base_lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_preset_in_force_parent_class)->dispose (object);
}

static void
matchup_preset_in_force_finalize (GObject *object)
{
  MatchupPresetInForce *self = MATCHUP_PRESET_IN_FORCE (object);

  g_clear_pointer (&self->params, matchup_params_unref);
  g_clear_pointer (&self->base_params, matchup_params_unref);
  g_clear_pointer (&self->new_params, matchup_params_unref);
  g_free (self->contestant_id);
  g_free (self->new_id);
  g_free (self->new_name);

  G_OBJECT_CLASS (matchup_preset_in_force_parent_class)->finalize (object);
}

static void
matchup_preset_in_force_class_init (MatchupPresetInForceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_preset_in_force_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_preset_in_force_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_PRESET_IN_FORCE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_preset_in_force_init (MatchupPresetInForce *self)
{
  self->params = matchup_params_new_empty ();
}

MatchupPresetInForce *
matchup_preset_in_force_new (MatchupWorkspace *workspace)
{
  MatchupPresetInForce *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_IN_FORCE, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_list (self),
                           "items-changed",
                           G_CALLBACK (tell),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
set_new (MatchupPresetInForce *self, const char *id, const char *name)
{
  g_autofree char *new_id = g_strdup (id);
  g_autofree char *new_name = g_strdup (name);

  g_free (self->new_id);
  g_free (self->new_name);
  self->new_id = g_steal_pointer (&new_id);
  self->new_name = g_steal_pointer (&new_name);
}

/* The line-up of a new chat outlives the program, the choice does not: it is told by what is set.
 */
static void
guess (MatchupPresetInForce *self)
{
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();
  MatchupPreset *preset;

  if (self->new_id != NULL || matchup_params_equal (self->params, empty))
    return;
  preset = matchup_preset_list_find_like (get_list (self), self->params);
  if (preset == NULL)
    return;
  set_new (self, matchup_preset_get_id (preset), matchup_preset_get_name (preset));
  matchup_preset_in_force_remember (self);
}

static void
watch_lineup (MatchupPresetInForce *self, MatchupLineup *lineup)
{
  MatchupContestant *contestant;
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  if (self->keep_id != 0)
    {
      g_source_remove (self->keep_id);
      keep_cb (self);
    }
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  g_set_object (&self->lineup, lineup);
  if (lineup != NULL)
    g_signal_connect_object (lineup,
                             "items-changed",
                             G_CALLBACK (lineup_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  contestant = matchup_preset_in_force_get_contestant (self);
  g_free (self->contestant_id);
  self->contestant_id =
      contestant != NULL ? g_strdup (matchup_contestant_get_id (contestant)) : NULL;
  set_known_params (self, contestant != NULL ? matchup_contestant_get_params (contestant) : empty);
}

/* To the new chat, which may have another line-up by now, of the same model with nothing set. */
static void
come_back (MatchupPresetInForce *self)
{
  g_autoptr (MatchupParams) kept = g_steal_pointer (&self->new_params);
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  if (kept == NULL || !matchup_params_equal (self->params, empty) ||
      matchup_params_equal (kept, empty))
    return;
  matchup_preset_in_force_remember (self);
  apply (self, kept);
}

void
matchup_preset_in_force_set_conversation (MatchupPresetInForce *self,
                                          MatchupConversation *conversation,
                                          MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self));
  g_return_if_fail (conversation == NULL || MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (lineup == NULL || MATCHUP_IS_LINEUP (lineup));

  if (self->conversation == conversation && self->lineup == lineup)
    return;
  if (self->conversation == NULL && self->lineup != NULL)
    {
      g_clear_pointer (&self->new_params, matchup_params_unref);
      self->new_params = matchup_params_ref (self->params);
    }
  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  g_set_object (&self->conversation, conversation);
  if (conversation != NULL)
    g_signal_connect_object (conversation, "notify", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  watch_lineup (self, lineup);
  if (conversation == NULL && lineup != NULL)
    {
      come_back (self);
      guess (self);
    }
  tell (self);
}

static void
set_preset (MatchupPresetInForce *self,
            MatchupConversation *conversation,
            const char *id,
            const char *name)
{
  g_autofree char *kept_id = g_strdup (id);
  g_autofree char *kept_name = g_strdup (name);

  if (conversation == NULL)
    {
      set_new (self, kept_id, kept_name);
      return;
    }
  matchup_conversation_set_preset (conversation, kept_id, kept_name);
}

void
matchup_preset_in_force_begin (MatchupPresetInForce *self, MatchupConversation *conversation)
{
  g_autoptr (MatchupLineup) base_lineup = NULL;
  g_autoptr (MatchupParams) base_params = NULL;
  g_autoptr (MatchupParams) params = NULL;
  MatchupContestant *contestant;

  g_return_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  params = matchup_params_ref (self->params);
  if (self->conversation == NULL)
    {
      MatchupLineup *lineup = matchup_conversation_get_lineup (conversation);

      contestant = matchup_lineup_get (lineup, 0);
      if (contestant != NULL && lineup != self->lineup)
        put_params (lineup, contestant, params);
      if (self->new_id != NULL)
        set_preset (self, conversation, self->new_id, self->new_name);
    }
  set_new (self, NULL, NULL);
  base_lineup = g_steal_pointer (&self->base_lineup);
  base_params = g_steal_pointer (&self->base_params);
  matchup_preset_in_force_set_conversation (self,
                                            conversation,
                                            matchup_conversation_get_lineup (conversation));
  g_clear_pointer (&self->new_params, matchup_params_unref);
  if (base_lineup == NULL || base_lineup == self->lineup)
    return;
  contestant = matchup_lineup_get (base_lineup, 0);
  if (contestant != NULL)
    put_params (base_lineup, contestant, base_params);
}

void
matchup_preset_in_force_remember (MatchupPresetInForce *self)
{
  g_return_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self));

  if (self->conversation != NULL || self->lineup == NULL || self->base_lineup == self->lineup)
    return;
  g_set_object (&self->base_lineup, self->lineup);
  g_clear_pointer (&self->base_params, matchup_params_unref);
  /* What was told from the line-up of another day was chosen for one chat. */
  self->base_params =
      self->new_id != NULL ? matchup_params_new_empty () : matchup_params_ref (self->params);
}

const char *
matchup_preset_in_force_get_id (MatchupPresetInForce *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), NULL);

  return self->conversation != NULL ? matchup_conversation_get_preset_id (self->conversation)
                                    : self->new_id;
}

static MatchupPreset *
get_preset (MatchupPresetInForce *self)
{
  const char *id = matchup_preset_in_force_get_id (self);

  return id != NULL ? matchup_preset_list_get (get_list (self), id) : NULL;
}

const char *
matchup_preset_in_force_get_name (MatchupPresetInForce *self)
{
  MatchupPreset *preset;

  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), NULL);

  if (matchup_preset_in_force_get_id (self) == NULL)
    return NULL;
  preset = get_preset (self);
  if (preset != NULL)
    return matchup_preset_get_name (preset);
  return self->conversation != NULL ? matchup_conversation_get_preset_name (self->conversation)
                                    : self->new_name;
}

gboolean
matchup_preset_in_force_is_deleted (MatchupPresetInForce *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), FALSE);

  return matchup_preset_in_force_get_id (self) != NULL && get_preset (self) == NULL;
}

MatchupPresetChanges
matchup_preset_in_force_get_changes (MatchupPresetInForce *self)
{
  g_autoptr (MatchupParams) empty = NULL;
  g_autoptr (MatchupPreset) nothing = NULL;

  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), MATCHUP_PRESET_CHANGES_NONE);

  if (matchup_preset_in_force_get_id (self) != NULL)
    return matchup_preset_list_compare (get_list (self),
                                        matchup_preset_in_force_get_id (self),
                                        self->params);
  empty = matchup_params_new_empty ();
  nothing = matchup_preset_new ("", "", NULL, NULL, empty, FALSE);
  return matchup_preset_compare (nothing, self->params);
}

MatchupParams *
matchup_preset_in_force_get_params (MatchupPresetInForce *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), NULL);
  return self->params;
}

MatchupLineup *
matchup_preset_in_force_get_lineup (MatchupPresetInForce *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), NULL);
  return self->lineup;
}

MatchupContestant *
matchup_preset_in_force_get_contestant (MatchupPresetInForce *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), NULL);

  return self->lineup != NULL ? matchup_lineup_get (self->lineup, 0) : NULL;
}

gboolean
matchup_preset_in_force_was_asked (MatchupPresetInForce *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), FALSE);

  return self->conversation != NULL && matchup_conversation_get_n_rounds (self->conversation) > 0;
}

MatchupPreset *
matchup_preset_in_force_choose (MatchupPresetInForce *self, const char *id)
{
  g_autoptr (MatchupParams) params = NULL;
  MatchupPreset *preset = NULL;

  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), NULL);

  if (id != NULL)
    {
      preset = matchup_preset_list_get (get_list (self), id);
      if (preset == NULL)
        return NULL;
    }
  matchup_preset_in_force_remember (self);
  params = preset != NULL ? matchup_params_ref (matchup_preset_get_params (preset))
                          : matchup_params_new_empty ();
  apply (self, params);
  set_preset (self,
              self->conversation,
              preset != NULL ? matchup_preset_get_id (preset) : NULL,
              preset != NULL ? matchup_preset_get_name (preset) : NULL);
  tell (self);
  return preset;
}

MatchupPreset *
matchup_preset_in_force_save_as (MatchupPresetInForce *self, const char *name)
{
  MatchupPreset *before;
  MatchupPreset *preset;

  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  before = get_preset (self);
  preset =
      matchup_preset_list_add (get_list (self),
                               name,
                               before != NULL ? matchup_preset_get_starting_line (before) : NULL,
                               self->params);
  set_preset (self,
              self->conversation,
              matchup_preset_get_id (preset),
              matchup_preset_get_name (preset));
  tell (self);
  return preset;
}

MatchupPresetState *
matchup_preset_in_force_dup_state (MatchupPresetInForce *self)
{
  MatchupPresetState *state;

  g_return_val_if_fail (MATCHUP_IS_PRESET_IN_FORCE (self), NULL);

  state = g_new0 (MatchupPresetState, 1);
  state->in_force = g_object_ref (self);
  g_set_object (&state->conversation, self->conversation);
  g_set_object (&state->lineup, self->lineup);
  state->contestant_id = g_strdup (self->contestant_id);
  state->params = matchup_params_ref (self->params);
  state->id = g_strdup (matchup_preset_in_force_get_id (self));
  state->name = g_strdup (matchup_preset_in_force_get_name (self));
  return state;
}

void
matchup_preset_state_restore (MatchupPresetState *state)
{
  MatchupPresetInForce *self;
  guint position;

  g_return_if_fail (state != NULL);

  self = state->in_force;
  if (self->workspace == NULL)
    return; /* the window is closed */
  if (self->conversation == state->conversation && self->lineup == state->lineup)
    apply (self, state->params);
  else if (state->lineup != NULL && state->contestant_id != NULL &&
           matchup_lineup_find (state->lineup, state->contestant_id, &position))
    put_params (state->lineup, matchup_lineup_get (state->lineup, position), state->params);
  set_preset (self, state->conversation, state->id, state->name);
  tell (self);
}

void
matchup_preset_state_free (MatchupPresetState *state)
{
  if (state == NULL)
    return;
  g_object_unref (state->in_force);
  g_clear_object (&state->conversation);
  g_clear_object (&state->lineup);
  g_free (state->contestant_id);
  matchup_params_unref (state->params);
  g_free (state->id);
  g_free (state->name);
  g_free (state);
}
