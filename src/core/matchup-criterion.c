/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-criterion.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

struct _MatchupCriterion
{
  GObject parent_instance;

  char *id;
  char *name; /* NULL: the usual one */
};

G_DEFINE_FINAL_TYPE (MatchupCriterion, matchup_criterion, G_TYPE_OBJECT)

static const char *const usual_ids[] = {
  MATCHUP_CRITERION_ACCURACY,
  MATCHUP_CRITERION_HELPFULNESS,
  MATCHUP_CRITERION_STYLE,
  MATCHUP_CRITERION_SAFETY,
  NULL,
};

/* In the order of the ids; what an answer can be good at. */
static const char *const usual_names[] = {
  /* Translators: a criterion by which answers are given marks */
  N_ ("Accuracy"),
  /* Translators: a criterion by which answers are given marks */
  N_ ("Helpfulness"),
  /* Translators: a criterion by which answers are given marks */
  N_ ("Style"),
  /* Translators: a criterion by which answers are given marks */
  N_ ("Safety"),
};

static void
matchup_criterion_finalize (GObject *object)
{
  MatchupCriterion *self = MATCHUP_CRITERION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (matchup_criterion_parent_class)->finalize (object);
}

static void
matchup_criterion_class_init (MatchupCriterionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_criterion_finalize;
}

static void
matchup_criterion_init (MatchupCriterion *self)
{
}

MatchupCriterion *
matchup_criterion_new (const char *id, const char *name)
{
  MatchupCriterion *self = g_object_new (MATCHUP_TYPE_CRITERION, NULL);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->name = g_strdup (name);
  return self;
}

const char *
matchup_criterion_get_id (MatchupCriterion *self)
{
  g_return_val_if_fail (MATCHUP_IS_CRITERION (self), NULL);
  return self->id;
}

const char *
matchup_criterion_get_name (MatchupCriterion *self)
{
  g_return_val_if_fail (MATCHUP_IS_CRITERION (self), NULL);

  if (self->name != NULL)
    return self->name;
  for (guint i = 0; usual_ids[i] != NULL; i++)
    {
      if (g_str_equal (self->id, usual_ids[i]))
        return _ (usual_names[i]);
    }
  return self->id;
}

gboolean
matchup_criterion_has_usual_name (MatchupCriterion *self)
{
  g_return_val_if_fail (MATCHUP_IS_CRITERION (self), FALSE);
  return self->name == NULL;
}

const char *const *
matchup_criterion_get_usual_ids (void)
{
  return usual_ids;
}
