/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-contestant.h"

#include "matchup-model-ref.h"
#include "matchup-params.h"

struct _MatchupContestant
{
  GObject parent_instance;

  char *id;
  MatchupModelRef *model;
  MatchupParams *params;
  char *own_name; /* never blank */
};

G_DEFINE_FINAL_TYPE (MatchupContestant, matchup_contestant, G_TYPE_OBJECT)

static void
matchup_contestant_finalize (GObject *object)
{
  MatchupContestant *self = MATCHUP_CONTESTANT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->own_name, g_free);
  g_clear_object (&self->model);
  g_clear_pointer (&self->params, matchup_params_unref);

  G_OBJECT_CLASS (matchup_contestant_parent_class)->finalize (object);
}

static void
matchup_contestant_class_init (MatchupContestantClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_contestant_finalize;
}

static void
matchup_contestant_init (MatchupContestant *self)
{
}

MatchupContestant *
matchup_contestant_new (const char *id, MatchupModelRef *model, MatchupParams *params)
{
  return matchup_contestant_new_named (id, model, params, NULL);
}

MatchupContestant *
matchup_contestant_new_named (const char *id,
                              MatchupModelRef *model,
                              MatchupParams *params,
                              const char *own_name)
{
  MatchupContestant *self;
  g_autofree char *stripped = own_name != NULL ? g_strstrip (g_strdup (own_name)) : NULL;

  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (model), NULL);
  g_return_val_if_fail (params != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_CONTESTANT, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->model = g_object_ref (model);
  self->params = matchup_params_ref (params);
  if (stripped != NULL && *stripped != '\0')
    self->own_name = g_steal_pointer (&stripped);
  return self;
}

MatchupContestant *
matchup_contestant_with_params (MatchupContestant *self, MatchupParams *params)
{
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (self), NULL);

  return matchup_contestant_new_named (self->id, self->model, params, self->own_name);
}

MatchupContestant *
matchup_contestant_with_name (MatchupContestant *self, const char *own_name)
{
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (self), NULL);

  return matchup_contestant_new_named (self->id, self->model, self->params, own_name);
}

const char *
matchup_contestant_get_id (MatchupContestant *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (self), NULL);
  return self->id;
}

MatchupModelRef *
matchup_contestant_get_model (MatchupContestant *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (self), NULL);
  return self->model;
}

MatchupParams *
matchup_contestant_get_params (MatchupContestant *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (self), NULL);
  return self->params;
}

const char *
matchup_contestant_get_name (MatchupContestant *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (self), NULL);
  return self->own_name != NULL ? self->own_name : matchup_model_ref_get_name (self->model);
}

const char *
matchup_contestant_get_own_name (MatchupContestant *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (self), NULL);
  return self->own_name;
}

gboolean
matchup_contestant_is_like (MatchupContestant *a, MatchupContestant *b)
{
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (a), FALSE);
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (b), FALSE);

  return matchup_model_ref_equal (a->model, b->model) &&
         matchup_params_equal (a->params, b->params) && g_strcmp0 (a->own_name, b->own_name) == 0;
}
