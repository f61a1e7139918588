/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round.h"

struct _MatchupRound
{
  GObject parent_instance;

  char *id;
  MatchupMessage *prompt;
  gint64 created_at;
  gboolean fresh;
  MatchupRound *parent; /* weak */
  gboolean deleted;
  char *summary;
  GPtrArray *answers;

  GArray *slots; /* guint by position */
  gboolean blind;
  gint64 revealed_at;
  gboolean reveal_together;
  gboolean released; /* what was held was shown */
  gboolean held;     /* as last told */
  guint n_judgeable; /* as last told */
  MatchupVote *vote;
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

enum
{
  PROP_0,
  PROP_BLIND,
  PROP_REVEAL_TOGETHER,
  PROP_REVEALED,
  PROP_HELD,
  PROP_VOTE,
  PROP_N_JUDGEABLE,
  PROP_DELETED,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_round_finalize (GObject *object)
{
  MatchupRound *self = MATCHUP_ROUND (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_object (&self->prompt);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->vote, matchup_vote_unref);

  G_OBJECT_CLASS (matchup_round_parent_class)->finalize (object);
}

static void
matchup_round_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupRound *self = MATCHUP_ROUND (object);

  switch (prop_id)
    {
    case PROP_BLIND:
      g_value_set_boolean (value, self->blind);
      break;
    case PROP_REVEAL_TOGETHER:
      g_value_set_boolean (value, self->reveal_together);
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, matchup_round_get_revealed (self));
      break;
    case PROP_HELD:
      g_value_set_boolean (value, self->held);
      break;
    case PROP_VOTE:
      g_value_set_boxed (value, self->vote);
      break;
    case PROP_N_JUDGEABLE:
      g_value_set_uint (value, self->n_judgeable);
      break;
    case PROP_DELETED:
      g_value_set_boolean (value, self->deleted);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_round_class_init (MatchupRoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = matchup_round_finalize;
  object_class->get_property = matchup_round_get_property;

  properties[PROP_BLIND] = g_param_spec_boolean ("blind", NULL, NULL, FALSE, flags);
  properties[PROP_REVEAL_TOGETHER] =
      g_param_spec_boolean ("reveal-together", NULL, NULL, FALSE, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, TRUE, flags);
  properties[PROP_HELD] = g_param_spec_boolean ("held", NULL, NULL, FALSE, flags);
  properties[PROP_VOTE] = g_param_spec_boxed ("vote", NULL, NULL, MATCHUP_TYPE_VOTE, flags);
  properties[PROP_N_JUDGEABLE] =
      g_param_spec_uint ("n-judgeable", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DELETED] = g_param_spec_boolean ("deleted", NULL, NULL, FALSE, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_round_init (MatchupRound *self)
{
  self->answers = g_ptr_array_new_with_free_func (g_object_unref);
  self->slots = g_array_new (FALSE, FALSE, sizeof (guint));
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

static MatchupRun *
get_run (MatchupRound *self, guint slot)
{
  return matchup_answer_get_current (g_ptr_array_index (self->answers, slot));
}

/* Tells what is held and what can be judged where that is no longer what was told last. */
static void
tell_changes (MatchupRound *self)
{
  gboolean held = self->reveal_together && !self->released && matchup_round_is_busy (self);
  guint n_judgeable = 0;
  gboolean held_changed = self->held != held;

  self->held = held;
  for (guint i = 0; i < self->answers->len; i++)
    n_judgeable += matchup_round_can_judge (self, i) ? 1 : 0;
  if (held_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
  if (self->n_judgeable == n_judgeable)
    return;
  self->n_judgeable = n_judgeable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_JUDGEABLE]);
}

static void
run_changed_cb (MatchupRound *self)
{
  if (!matchup_round_is_busy (self))
    self->released = TRUE;
  tell_changes (self);
}

/* One that has ended never changes its state: of a long conversation that is nearly all. */
static void
watch_run (MatchupRound *self, MatchupRun *run)
{
  if (!matchup_run_is_active (run))
    return;
  /* Of one that was shown before there is a handler already. */
  g_signal_handlers_disconnect_by_func (run, run_changed_cb, self);
  g_signal_connect_object (run,
                           "notify::state",
                           G_CALLBACK (run_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
current_changed_cb (MatchupRound *self, GParamSpec *pspec, MatchupAnswer *answer)
{
  MatchupRun *run = matchup_answer_get_current (answer);

  if (run != NULL)
    watch_run (self, run);
  /* What can be read already stays so while one is asked again. */
  if (!self->held)
    self->released = TRUE;
  tell_changes (self);
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
matchup_round_set_parent (MatchupRound *self, MatchupRound *parent)
{
  g_return_if_fail (MATCHUP_IS_ROUND (self));
  g_return_if_fail (parent == NULL || MATCHUP_IS_ROUND (parent));
  g_return_if_fail (parent != self);

  g_set_weak_pointer (&self->parent, parent);
}

MatchupRound *
matchup_round_get_parent (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);
  return self->parent;
}

void
matchup_round_set_deleted (MatchupRound *self, gboolean deleted)
{
  g_return_if_fail (MATCHUP_IS_ROUND (self));

  if (self->deleted == !!deleted)
    return;
  self->deleted = !!deleted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DELETED]);
}

gboolean
matchup_round_get_deleted (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);
  return self->deleted;
}

void
matchup_round_set_summary (MatchupRound *self, const char *summary)
{
  g_return_if_fail (MATCHUP_IS_ROUND (self));

  if (g_strcmp0 (self->summary, summary) == 0)
    return;
  g_free (self->summary);
  self->summary = g_strdup (summary);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

const char *
matchup_round_get_summary (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);
  return self->summary;
}

void
matchup_round_add_answer (MatchupRound *self, MatchupAnswer *answer)
{
  guint slot;

  g_return_if_fail (MATCHUP_IS_ROUND (self));
  g_return_if_fail (MATCHUP_IS_ANSWER (answer));

  slot = self->answers->len;
  g_ptr_array_add (self->answers, g_object_ref (answer));
  g_array_append_val (self->slots, slot);
  if (matchup_answer_get_current (answer) != NULL)
    watch_run (self, matchup_answer_get_current (answer));
  g_signal_connect_object (answer,
                           "notify::current",
                           G_CALLBACK (current_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), slot, 0, 1);
  tell_changes (self);
}

guint
matchup_round_get_n_answers (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), 0);
  return self->answers->len;
}

MatchupAnswer *
matchup_round_get_answer (MatchupRound *self, guint slot)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);

  return slot < self->answers->len ? g_ptr_array_index (self->answers, slot) : NULL;
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
      MatchupRun *run = get_run (self, i);

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

static void
set_blind (MatchupRound *self, gint64 revealed_at)
{
  gboolean revealed = matchup_round_get_revealed (self);

  self->blind = TRUE;
  self->revealed_at = revealed_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLIND]);
  if (matchup_round_get_revealed (self) != revealed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

void
matchup_round_make_blind (MatchupRound *self, GRand *rand)
{
  GRand *fresh = NULL;

  g_return_if_fail (MATCHUP_IS_ROUND (self));
  g_return_if_fail (!self->blind);

  /* Seeded by the system; each order is as likely, the one of the line-up and the last one too:
   * where it could not come again, two contestants would be told apart by that alone. */
  if (rand == NULL)
    rand = fresh = g_rand_new ();
  for (guint i = self->slots->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      guint slot = g_array_index (self->slots, guint, j);

      g_array_index (self->slots, guint, j) = g_array_index (self->slots, guint, i - 1);
      g_array_index (self->slots, guint, i - 1) = slot;
    }
  g_clear_pointer (&fresh, g_rand_free);
  set_blind (self, 0);
}

static gboolean
is_permutation (const guint *slots, guint n_slots)
{
  for (guint i = 0; i < n_slots; i++)
    {
      if (slots[i] >= n_slots)
        return FALSE;
      for (guint j = 0; j < i; j++)
        {
          if (slots[j] == slots[i])
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
matchup_round_restore_blind (MatchupRound *self,
                             const guint *slots,
                             guint n_slots,
                             gint64 revealed_at)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);
  g_return_val_if_fail (slots != NULL || n_slots == 0, FALSE);
  g_return_val_if_fail (!self->blind, FALSE);

  if (n_slots != self->answers->len || !is_permutation (slots, n_slots))
    return FALSE;
  for (guint i = 0; i < n_slots; i++)
    g_array_index (self->slots, guint, i) = slots[i];
  set_blind (self, MAX (revealed_at, 0));
  return TRUE;
}

void
matchup_round_set_reveal_together (MatchupRound *self, gboolean reveal_together)
{
  g_return_if_fail (MATCHUP_IS_ROUND (self));

  if (self->reveal_together == !!reveal_together)
    return;
  self->reveal_together = !!reveal_together;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEAL_TOGETHER]);
  tell_changes (self);
}

gboolean
matchup_round_get_blind (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);
  return self->blind;
}

gboolean
matchup_round_get_reveal_together (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);
  return self->reveal_together;
}

guint
matchup_round_get_slot (MatchupRound *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), G_MAXUINT);

  return position < self->slots->len ? g_array_index (self->slots, guint, position) : G_MAXUINT;
}

guint
matchup_round_get_position (MatchupRound *self, guint slot)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), G_MAXUINT);

  for (guint i = 0; i < self->slots->len; i++)
    {
      if (g_array_index (self->slots, guint, i) == slot)
        return i;
    }
  return G_MAXUINT;
}

MatchupAnswer *
matchup_round_get_shown (MatchupRound *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);

  return matchup_round_get_answer (self, matchup_round_get_slot (self, position));
}

guint
matchup_round_find_slot (MatchupRound *self, MatchupAnswer *answer)
{
  guint slot;

  g_return_val_if_fail (MATCHUP_IS_ROUND (self), G_MAXUINT);

  return g_ptr_array_find (self->answers, answer, &slot) ? slot : G_MAXUINT;
}

gboolean
matchup_round_get_revealed (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), TRUE);
  return !self->blind || self->revealed_at > 0;
}

gint64
matchup_round_get_revealed_at (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), 0);
  return self->revealed_at;
}

void
matchup_round_reveal (MatchupRound *self, gint64 now)
{
  g_return_if_fail (MATCHUP_IS_ROUND (self));

  if (matchup_round_get_revealed (self))
    return;
  self->revealed_at = MAX (now, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

gboolean
matchup_round_is_held (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);
  return self->held;
}

gboolean
matchup_round_can_judge (MatchupRound *self, guint slot)
{
  MatchupRun *run;

  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);

  run = slot < self->answers->len && !self->held ? get_run (self, slot) : NULL;
  if (run == NULL)
    return FALSE;
  switch (matchup_run_get_state (run))
    {
    case MATCHUP_RUN_STATE_FAILED:
      return FALSE;
    case MATCHUP_RUN_STATE_WRITING:
      return TRUE;
    default:
      return matchup_run_has_answer (run);
    }
}

guint
matchup_round_get_n_judgeable (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), 0);
  return self->n_judgeable;
}

MatchupVoteBuilder *
matchup_round_begin_vote (MatchupRound *self)
{
  MatchupVoteBuilder *builder;

  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);

  builder = matchup_vote_builder_new ();
  for (guint i = 0; i < self->answers->len; i++)
    {
      if (matchup_round_can_judge (self, i))
        matchup_vote_builder_add_answer (builder,
                                         i,
                                         matchup_round_get_position (self, i),
                                         matchup_run_get_id (get_run (self, i)));
    }
  matchup_vote_builder_set_blind (builder, !matchup_round_get_revealed (self));
  matchup_vote_builder_set_early (builder, matchup_round_is_busy (self));
  matchup_vote_builder_set_setting (builder,
                                    MATCHUP_VOTE_SETTING_REVEAL_TOGETHER,
                                    self->reveal_together ? "yes" : "no");
  if (self->vote != NULL)
    matchup_vote_builder_set_base (builder, self->vote);
  return builder;
}

MatchupVote *
matchup_round_get_vote (MatchupRound *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), NULL);
  return self->vote;
}

static MatchupRun *
find_run (MatchupRound *self, guint slot, const char *id)
{
  GListModel *runs = g_ptr_array_index (self->answers, slot);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (MatchupRun) run = g_list_model_get_item (runs, i);

      if (g_str_equal (matchup_run_get_id (run), id))
        return run; /* the answer holds it */
    }
  return NULL;
}

static gboolean
accepts (MatchupRound *self, const MatchupVote *vote)
{
  if (matchup_vote_get_blind (vote) && !self->blind)
    return FALSE;
  for (guint i = 0; i < matchup_vote_get_n_answers (vote); i++)
    {
      const MatchupVoteAnswer *answer = matchup_vote_get_answer (vote, i);
      MatchupRun *run =
          answer->slot < self->answers->len ? find_run (self, answer->slot, answer->run_id) : NULL;

      if (run == NULL || matchup_round_get_position (self, answer->slot) != answer->position)
        return FALSE;
      /* One that failed after an early vote was good enough when it was judged. */
      if (matchup_run_get_state (run) == MATCHUP_RUN_STATE_FAILED && !matchup_vote_get_early (vote))
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_round_set_vote (MatchupRound *self, MatchupVote *vote)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (self), FALSE);

  if (vote != NULL && !accepts (self, vote))
    return FALSE;
  if (self->vote == vote)
    return TRUE;
  if (vote != NULL)
    {
      matchup_vote_ref (vote);
      matchup_round_reveal (self, matchup_vote_get_voted_at (vote));
    }
  g_clear_pointer (&self->vote, matchup_vote_unref);
  self->vote = vote;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VOTE]);
  return TRUE;
}
