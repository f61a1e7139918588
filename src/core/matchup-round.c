/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round.h"

struct _MatchupRound
{
  GObject parent_instance;

  char *id;
  MatchupMessage *prompt;
  gint64 created_at;
  gboolean fresh;
  GPtrArray *answers;
};

static GType
matchup_round_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_ANSWER;
}

static guint
matchup_round_get_n_items (GListModel *model)
{
  return MATCHUP_ROUND (model)->answers->len;
}

static gpointer
matchup_round_get_item (GListModel *model, guint position)
{
  MatchupRound *self = MATCHUP_ROUND (model);

  if (position >= self->answers->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->answers, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_round_get_item_type;
  iface->get_n_items = matchup_round_get_n_items;
  iface->get_item = matchup_round_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupRound,
                               matchup_round,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
matchup_round_finalize (GObject *object)
{
  MatchupRound *self = MATCHUP_ROUND (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->prompt);
  g_clear_pointer (&self->answers, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_round_parent_class)->finalize (object);
}

static void
matchup_round_class_init (MatchupRoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_round_finalize;
}

static void
matchup_round_init (MatchupRound *self)
{
  self->answers = g_ptr_array_new_with_free_func (g_object_unref);
}

MatchupRound *
matchup_round_new (const char *id, MatchupMessage *prompt, gint64 created_at)
{
  MatchupRound *self;

  g_return_val_if_fail (MATCHUP_IS_MESSAGE (prompt), NULL);

  self = g_object_new (MATCHUP_TYPE_ROUND, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->prompt = g_object_ref (prompt);
  self->created_at = created_at;
  return self;
}

const char *
matchup_round_get_id (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);
  return self->id;
}

MatchupMessage *
matchup_round_get_prompt (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);
  return self->prompt;
}

gint64
matchup_round_get_created_at (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), 0);
  return self->created_at;
}

void
matchup_round_set_fresh (MatchupRound *self, gboolean fresh)
{
  g_return_if_fail (MATCHUP_IS_ROUND (self));

  self->fresh = fresh;
}

gboolean
matchup_round_get_fresh (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);
  return self->fresh;
}

void
matchup_round_add_answer (MatchupRound *self, MatchupAnswer *answer)
{
  g_return_if_fail (MATCHUP_IS_ROUND (self));
  g_return_if_fail (MATCHUP_IS_ANSWER (answer));

  g_ptr_array_add (self->answers, g_object_ref (answer));
  g_list_model_items_changed (G_LIST_MODEL (self), self->answers->len - 1, 0, 1);
}

guint
matchup_round_get_n_answers (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), 0);
  return self->answers->len;
}

MatchupAnswer *
matchup_round_get_answer (MatchupRound *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);

  return position < self->answers->len ? g_ptr_array_index (self->answers, position) : NULL;
}

MatchupAnswer *
matchup_round_find_answer (MatchupRound *self, const char *contestant_id)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);
  g_return_val_if_fail (contestant_id != NULL, NULL);

  for (guint i = 0; i < self->answers->len; i++)
    {
      MatchupAnswer *answer = g_ptr_array_index (self->answers, i);
      MatchupContestant *contestant = matchup_answer_get_contestant (answer);

      if (g_str_equal (matchup_contestant_get_id (contestant), contestant_id))
        return answer;
    }
  return NULL;
}

gboolean
matchup_round_is_busy (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);

  for (guint i = 0; i < self->answers->len; i++)
    {
      MatchupRun *run = matchup_answer_get_current (g_ptr_array_index (self->answers, i));

      if (run != NULL && matchup_run_is_active (run))
        return TRUE;
    }
  return FALSE;
}

void
matchup_round_stop_all (MatchupRound *self)
{
  g_return_if_fail (MATCHUP_IS_ROUND (self));

  for (guint i = 0; i < self->answers->len; i++)
    {
      GListModel *runs = g_ptr_array_index (self->answers, i);

      for (guint j = 0; j < g_list_model_get_n_items (runs); j++)
        {
          g_autoptr (MatchupRun) run = g_list_model_get_item (runs, j);

          matchup_run_stop (run);
        }
    }
}
