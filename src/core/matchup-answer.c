/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer.h"

struct _MatchupAnswer
{
  GObject parent_instance;

  MatchupContestant *contestant;
  GPtrArray *runs;
  MatchupRun *current; /* borrowed from runs */
  int next_attempt;
};

static GType
matchup_answer_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_RUN;
}

static guint
matchup_answer_get_n_items (GListModel *model)
{
  return MATCHUP_ANSWER (model)->runs->len;
}

static gpointer
matchup_answer_get_item (GListModel *model, guint position)
{
  MatchupAnswer *self = MATCHUP_ANSWER (model);

  if (position >= self->runs->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->runs, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_answer_get_item_type;
  iface->get_n_items = matchup_answer_get_n_items;
  iface->get_item = matchup_answer_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupAnswer,
                               matchup_answer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_CURRENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_answer_finalize (GObject *object)
{
  MatchupAnswer *self = MATCHUP_ANSWER (object);

  self->current = NULL;
  g_clear_object (&self->contestant);
  g_clear_pointer (&self->runs, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_answer_parent_class)->finalize (object);
}

static void
matchup_answer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_object (value, matchup_answer_get_current (MATCHUP_ANSWER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_answer_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURRENT:
      matchup_answer_set_current (MATCHUP_ANSWER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_answer_class_init (MatchupAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = matchup_answer_finalize;
  object_class->get_property = matchup_answer_get_property;
  object_class->set_property = matchup_answer_set_property;

  properties[PROP_CURRENT] =
      g_param_spec_object ("current",
                           NULL,
                           NULL,
                           MATCHUP_TYPE_RUN,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_answer_init (MatchupAnswer *self)
{
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
}

MatchupAnswer *
matchup_answer_new (MatchupContestant *contestant)
{
  MatchupAnswer *self;

  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (contestant), NULL);

  self = g_object_new (MATCHUP_TYPE_ANSWER, NULL);
  self->contestant = g_object_ref (contestant);
  return self;
}

MatchupContestant *
matchup_answer_get_contestant (MatchupAnswer *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER (self), NULL);
  return self->current != NULL ? matchup_run_get_contestant (self->current) : self->contestant;
}

void
matchup_answer_add_run (MatchupAnswer *self, MatchupRun *run)
{
  g_return_if_fail (MATCHUP_IS_ANSWER (self));
  g_return_if_fail (MATCHUP_IS_RUN (run));

  if (matchup_run_get_attempt (run) < 0)
    matchup_run_set_attempt (run, self->next_attempt);
  self->next_attempt = MAX (self->next_attempt, matchup_run_get_attempt (run) + 1);
  g_ptr_array_add (self->runs, g_object_ref (run));
  g_list_model_items_changed (G_LIST_MODEL (self), self->runs->len - 1, 0, 1);
  matchup_answer_set_current (self, run);
}

gboolean
matchup_answer_remove_run (MatchupAnswer *self, MatchupRun *run)
{
  guint position;

  g_return_val_if_fail (MATCHUP_IS_ANSWER (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_RUN (run), FALSE);

  if (self->runs->len < 2 || !g_ptr_array_find (self->runs, run, &position))
    return FALSE;
  if (self->current == run)
    matchup_answer_set_current (self,
                                g_ptr_array_index (self->runs,
                                                   position > 0 ? position - 1 : position + 1));
  g_ptr_array_remove_index (self->runs, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  return TRUE;
}

void
matchup_answer_put_back_run (MatchupAnswer *self, MatchupRun *run)
{
  guint position = 0;

  g_return_if_fail (MATCHUP_IS_ANSWER (self));
  g_return_if_fail (MATCHUP_IS_RUN (run));
  g_return_if_fail (!g_ptr_array_find (self->runs, run, NULL));

  while (position < self->runs->len &&
         matchup_run_get_attempt (g_ptr_array_index (self->runs, position)) <
             matchup_run_get_attempt (run))
    position++;
  g_ptr_array_insert (self->runs, (int) position, g_object_ref (run));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  matchup_answer_set_current (self, run);
}

MatchupRun *
matchup_answer_find_run (MatchupAnswer *self, const char *id)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->runs->len; i++)
    {
      MatchupRun *run = g_ptr_array_index (self->runs, i);

      if (g_str_equal (matchup_run_get_id (run), id))
        return run;
    }
  return NULL;
}

MatchupRun *
matchup_answer_get_current (MatchupAnswer *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER (self), NULL);
  return self->current;
}

/**
 * matchup_answer_set_current: @run has to be one of the answer's own.
 */
void
matchup_answer_set_current (MatchupAnswer *self, MatchupRun *run)
{
  g_return_if_fail (MATCHUP_IS_ANSWER (self));
  g_return_if_fail (g_ptr_array_find (self->runs, run, NULL));

  if (self->current == run)
    return;
  self->current = run;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

guint
matchup_answer_get_n_runs (MatchupAnswer *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER (self), 0);
  return self->runs->len;
}

guint
matchup_answer_get_current_position (MatchupAnswer *self)
{
  guint position = 0;

  g_return_val_if_fail (MATCHUP_IS_ANSWER (self), 0);

  g_ptr_array_find (self->runs, self->current, &position);
  return position;
}
