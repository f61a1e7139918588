/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-model-ref.h"

struct _MatchupModelRef
{
  GObject parent_instance;

  char *provider_id;
  char *model_id;
  char *name;
  MatchupModelCapabilities capabilities;
  gint64 context_window;
  gint64 max_output;
};

G_DEFINE_FINAL_TYPE (MatchupModelRef, matchup_model_ref, G_TYPE_OBJECT)

static void
matchup_model_ref_finalize (GObject *object)
{
  MatchupModelRef *self = MATCHUP_MODEL_REF (object);

  g_clear_pointer (&self->provider_id, g_free);
  g_clear_pointer (&self->model_id, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (matchup_model_ref_parent_class)->finalize (object);
}

static void
matchup_model_ref_class_init (MatchupModelRefClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_model_ref_finalize;
}

static void
matchup_model_ref_init (MatchupModelRef *self)
{
}

MatchupModelRef *
matchup_model_ref_new (const char *provider_id,
                       const char *model_id,
                       const char *name,
                       MatchupModelCapabilities capabilities,
                       gint64 context_window,
                       gint64 max_output)
{
  MatchupModelRef *self;

  g_return_val_if_fail (provider_id != NULL, NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_MODEL_REF, NULL);
  self->provider_id = g_strdup (provider_id);
  self->model_id = g_strdup (model_id);
  self->name = g_strdup (name != NULL && *name != '\0' ? name : model_id);
  self->capabilities = capabilities;
  self->context_window = MAX (context_window, 0);
  self->max_output = MAX (max_output, 0);
  return self;
}

const char *
matchup_model_ref_get_provider_id (MatchupModelRef *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (self), NULL);
  return self->provider_id;
}

const char *
matchup_model_ref_get_model_id (MatchupModelRef *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (self), NULL);
  return self->model_id;
}

const char *
matchup_model_ref_get_name (MatchupModelRef *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (self), NULL);
  return self->name;
}

MatchupModelCapabilities
matchup_model_ref_get_capabilities (MatchupModelRef *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (self), MATCHUP_MODEL_CAPABILITIES_NONE);
  return self->capabilities;
}

gint64
matchup_model_ref_get_context_window (MatchupModelRef *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (self), 0);
  return self->context_window;
}

gint64
matchup_model_ref_get_max_output (MatchupModelRef *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (self), 0);
  return self->max_output;
}

/**
 * matchup_model_ref_equal: TRUE for the same model at the same service, whatever else is known.
 */
gboolean
matchup_model_ref_equal (MatchupModelRef *a, MatchupModelRef *b)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (a), FALSE);
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (b), FALSE);

  return g_str_equal (a->provider_id, b->provider_id) && g_str_equal (a->model_id, b->model_id);
}

gboolean
matchup_model_ref_is_practice (MatchupModelRef *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (self), FALSE);

  return g_str_equal (self->provider_id, MATCHUP_PRACTICE_ID);
}
