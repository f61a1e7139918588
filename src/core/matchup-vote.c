/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-private.h"

G_DEFINE_BOXED_TYPE (MatchupVote, matchup_vote, matchup_vote_ref, matchup_vote_unref)

static void
clear_answer (gpointer data)
{
  g_free (((MatchupVoteAnswer *) data)->run_id);
}

static void
clear_mark (gpointer data)
{
  g_free (((MatchupVoteMark *) data)->criterion);
}

static void
clear_setting (gpointer data)
{
  MatchupVoteSetting *setting = data;

  g_free (setting->name);
  g_free (setting->value);
}

static GArray *
new_array (guint size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);
  return array;
}

MatchupVote *
_matchup_vote_new (void)
{
  MatchupVote *self = g_new0 (MatchupVote, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->note = g_strdup ("");
  self->answers = new_array (sizeof (MatchupVoteAnswer), clear_answer);
  self->marks = new_array (sizeof (MatchupVoteMark), clear_mark);
  self->settings = new_array (sizeof (MatchupVoteSetting), clear_setting);
  return self;
}

MatchupVote *
_matchup_vote_copy (const MatchupVote *self)
{
  MatchupVote *copy = _matchup_vote_new ();

  copy->result = self->result;
  copy->voted_at = self->voted_at;
  copy->blind = self->blind;
  copy->early = self->early;
  copy->leaked = self->leaked;
  copy->counts_anyway = self->counts_anyway;
  g_free (copy->note);
  copy->note = g_strdup (self->note);
  for (guint i = 0; i < self->answers->len; i++)
    {
      MatchupVoteAnswer answer = g_array_index (self->answers, MatchupVoteAnswer, i);

      answer.run_id = g_strdup (answer.run_id);
      g_array_append_val (copy->answers, answer);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      MatchupVoteMark mark = g_array_index (self->marks, MatchupVoteMark, i);

      mark.criterion = g_strdup (mark.criterion);
      g_array_append_val (copy->marks, mark);
    }
  for (guint i = 0; i < self->settings->len; i++)
    {
      MatchupVoteSetting setting = g_array_index (self->settings, MatchupVoteSetting, i);

      setting.name = g_strdup (setting.name);
      setting.value = g_strdup (setting.value);
      g_array_append_val (copy->settings, setting);
    }
  return copy;
}

MatchupVote *
matchup_vote_ref (MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
matchup_vote_unref (MatchupVote *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->note);
  g_array_unref (self->answers);
  g_array_unref (self->marks);
  g_array_unref (self->settings);
  g_free (self);
}

gboolean
matchup_vote_same_judgement (const MatchupVote *a, const MatchupVote *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->result != b->result || a->answers->len != b->answers->len)
    return FALSE;
  for (guint i = 0; i < a->answers->len; i++)
    {
      const MatchupVoteAnswer *x = &g_array_index (a->answers, MatchupVoteAnswer, i);
      const MatchupVoteAnswer *y = &g_array_index (b->answers, MatchupVoteAnswer, i);

      if (x->slot != y->slot || x->position != y->position || x->rank != y->rank ||
          !g_str_equal (x->run_id, y->run_id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_marks (const MatchupVote *a, const MatchupVote *b)
{
  if (a->marks->len != b->marks->len)
    return FALSE;
  for (guint i = 0; i < a->marks->len; i++)
    {
      const MatchupVoteMark *mark = &g_array_index (a->marks, MatchupVoteMark, i);

      if (matchup_vote_get_mark (b, mark->slot, mark->criterion) != mark->mark)
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_settings (const MatchupVote *a, const MatchupVote *b)
{
  if (a->settings->len != b->settings->len)
    return FALSE;
  for (guint i = 0; i < a->settings->len; i++)
    {
      const MatchupVoteSetting *setting = &g_array_index (a->settings, MatchupVoteSetting, i);

      if (g_strcmp0 (matchup_vote_get_setting (b, setting->name), setting->value) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_vote_equal (const MatchupVote *a, const MatchupVote *b)
{
  if (a == NULL || b == NULL || a == b)
    return a == b;
  return matchup_vote_same_judgement (a, b) && a->voted_at == b->voted_at && a->blind == b->blind &&
         a->early == b->early && a->leaked == b->leaked && a->counts_anyway == b->counts_anyway &&
         g_str_equal (a->note, b->note) && equal_marks (a, b) && equal_settings (a, b);
}

MatchupVoteResult
matchup_vote_get_result (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, MATCHUP_VOTE_RESULT_NONE);
  return self->result;
}

gint64
matchup_vote_get_voted_at (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->voted_at;
}

gboolean
matchup_vote_get_blind (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->blind;
}

gboolean
matchup_vote_get_early (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->early;
}

gboolean
matchup_vote_get_leaked (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->leaked;
}

gboolean
matchup_vote_get_counts_anyway (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->counts_anyway;
}

gboolean
matchup_vote_counts (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return !self->leaked || self->counts_anyway;
}

const char *
matchup_vote_get_note (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->note;
}

const char *
matchup_vote_get_setting (const MatchupVote *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->settings->len; i++)
    {
      const MatchupVoteSetting *setting = &g_array_index (self->settings, MatchupVoteSetting, i);

      if (g_str_equal (setting->name, name))
        return setting->value;
    }
  return NULL;
}

char **
matchup_vote_dup_setting_names (const MatchupVote *self)
{
  char **names;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_new0 (char *, self->settings->len + 1);
  for (guint i = 0; i < self->settings->len; i++)
    names[i] = g_strdup (g_array_index (self->settings, MatchupVoteSetting, i).name);
  return names;
}

guint
matchup_vote_get_n_answers (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->answers->len;
}

const MatchupVoteAnswer *
matchup_vote_get_answer (const MatchupVote *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->answers->len, NULL);

  return &g_array_index (self->answers, MatchupVoteAnswer, index);
}

MatchupVoteAnswer *
_matchup_vote_find_answer (const MatchupVote *self, guint slot)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      MatchupVoteAnswer *answer = &g_array_index (self->answers, MatchupVoteAnswer, i);

      if (answer->slot == slot)
        return answer;
    }
  return NULL;
}

const MatchupVoteAnswer *
matchup_vote_find_answer (const MatchupVote *self, guint slot)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _matchup_vote_find_answer (self, slot);
}

int
matchup_vote_get_best (const MatchupVote *self)
{
  int best = -1;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const MatchupVoteAnswer *answer = &g_array_index (self->answers, MatchupVoteAnswer, i);

      if (answer->rank != 1)
        continue;
      if (best >= 0)
        return -1;
      best = (int) answer->slot;
    }
  return best;
}

guint
matchup_vote_get_mark (const MatchupVote *self, guint slot, const char *criterion)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (criterion != NULL, 0);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MatchupVoteMark *mark = &g_array_index (self->marks, MatchupVoteMark, i);

      if (mark->slot == slot && g_str_equal (mark->criterion, criterion))
        return mark->mark;
    }
  return 0;
}

gboolean
matchup_vote_has_marks (const MatchupVote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->marks->len > 0;
}

void
matchup_vote_foreach_mark (const MatchupVote *self, MatchupVoteMarkFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MatchupVoteMark *mark = &g_array_index (self->marks, MatchupVoteMark, i);

      func (mark->slot, mark->criterion, mark->mark, user_data);
    }
}

void
_matchup_vote_set_mark (MatchupVote *self, guint slot, const char *criterion, guint mark)
{
  MatchupVoteMark fresh = { slot, NULL, mark };
  guint i = 0;

  for (; i < self->marks->len; i++)
    {
      const MatchupVoteMark *other = &g_array_index (self->marks, MatchupVoteMark, i);
      int order = slot != other->slot ? (slot < other->slot ? -1 : 1)
                                      : g_strcmp0 (criterion, other->criterion);

      if (order == 0)
        g_array_remove_index (self->marks, i);
      if (order <= 0)
        break;
    }
  if (mark == 0)
    return;
  fresh.criterion = g_strdup (criterion);
  g_array_insert_val (self->marks, i, fresh);
}

void
_matchup_vote_set_setting (MatchupVote *self, const char *name, const char *value)
{
  MatchupVoteSetting fresh;
  guint i = 0;

  for (; i < self->settings->len; i++)
    {
      int order = g_strcmp0 (name, g_array_index (self->settings, MatchupVoteSetting, i).name);

      if (order == 0)
        g_array_remove_index (self->settings, i);
      if (order <= 0)
        break;
    }
  if (value == NULL)
    return;
  fresh.name = g_strdup (name);
  fresh.value = g_strdup (value);
  g_array_insert_val (self->settings, i, fresh);
}

/* Whether anything is said about the two, which come in the order of slots. */
static gboolean
make_pair (MatchupVoteResult result,
           const MatchupVoteAnswer *first,
           const MatchupVoteAnswer *second,
           MatchupVotePair *out)
{
  const MatchupVoteAnswer *winner = second->rank < first->rank ? second : first;
  const MatchupVoteAnswer *loser = winner == first ? second : first;
  gboolean tie = first->rank == second->rank;

  if (result == MATCHUP_VOTE_RESULT_NONE || (tie && result == MATCHUP_VOTE_RESULT_BEST))
    return FALSE;
  *out = (MatchupVotePair){ winner->slot, loser->slot, winner->position, loser->position, tie };
  return TRUE;
}

GArray *
matchup_vote_dup_pairs (const MatchupVote *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (MatchupVotePair));

  g_return_val_if_fail (self != NULL, pairs);

  for (guint i = 0; i < self->answers->len; i++)
    {
      for (guint j = i + 1; j < self->answers->len; j++)
        {
          MatchupVotePair pair;

          if (make_pair (self->result,
                         &g_array_index (self->answers, MatchupVoteAnswer, i),
                         &g_array_index (self->answers, MatchupVoteAnswer, j),
                         &pair))
            g_array_append_val (pairs, pair);
        }
    }
  return pairs;
}
