/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-builder.h"

#include "matchup-vote-private.h"

struct _MatchupVoteBuilder
{
  MatchupVote *vote; /* nobody else has it */
  MatchupVote *base; /* or NULL */
  gboolean chosen;
};

MatchupVoteBuilder *
matchup_vote_builder_new (void)
{
  MatchupVoteBuilder *self = g_new0 (MatchupVoteBuilder, 1);

  self->vote = _matchup_vote_new ();
  return self;
}

MatchupVoteBuilder *
matchup_vote_builder_new_for (MatchupVote *vote)
{
  MatchupVoteBuilder *self;

  g_return_val_if_fail (vote != NULL, NULL);

  self = g_new0 (MatchupVoteBuilder, 1);
  self->vote = _matchup_vote_copy (vote);
  self->base = matchup_vote_ref (vote);
  self->chosen = TRUE;
  return self;
}

void
matchup_vote_builder_free (MatchupVoteBuilder *self)
{
  if (self == NULL)
    return;
  matchup_vote_unref (self->vote);
  g_clear_pointer (&self->base, matchup_vote_unref);
  g_free (self);
}

gboolean
matchup_vote_builder_add_answer (MatchupVoteBuilder *self,
                                 guint slot,
                                 guint position,
                                 const char *run_id)
{
  MatchupVoteAnswer answer = { slot, position, NULL, 0 };
  guint place = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (run_id != NULL, FALSE);

  for (guint i = 0; i < self->vote->answers->len; i++)
    {
      const MatchupVoteAnswer *other = &g_array_index (self->vote->answers, MatchupVoteAnswer, i);

      if (other->slot == slot || other->position == position)
        return FALSE;
      if (other->slot < slot)
        place = i + 1;
    }
  answer.run_id = g_strdup (run_id);
  g_array_insert_val (self->vote->answers, place, answer);
  self->chosen = FALSE;
  return TRUE;
}

static void
choose_all (MatchupVoteBuilder *self, MatchupVoteResult result, guint rank)
{
  self->vote->result = result;
  self->chosen = TRUE;
  for (guint i = 0; i < self->vote->answers->len; i++)
    g_array_index (self->vote->answers, MatchupVoteAnswer, i).rank = rank;
}

gboolean
matchup_vote_builder_choose_best (MatchupVoteBuilder *self, guint slot)
{
  MatchupVoteAnswer *best;

  g_return_val_if_fail (self != NULL, FALSE);

  best = _matchup_vote_find_answer (self->vote, slot);
  if (best == NULL)
    return FALSE;
  choose_all (self, MATCHUP_VOTE_RESULT_BEST, 2);
  best->rank = 1;
  return TRUE;
}

void
matchup_vote_builder_choose_tie (MatchupVoteBuilder *self)
{
  g_return_if_fail (self != NULL);

  choose_all (self, MATCHUP_VOTE_RESULT_TIE, 1);
}

void
matchup_vote_builder_choose_none (MatchupVoteBuilder *self)
{
  g_return_if_fail (self != NULL);

  choose_all (self, MATCHUP_VOTE_RESULT_NONE, 0);
}

/* How many different ranks are above @rank, and one more. */
static guint
close_gaps (const guint *ranks, guint n_ranks, guint rank)
{
  guint place = 1;

  for (guint i = 0; i < n_ranks; i++)
    {
      gboolean first = TRUE;

      for (guint j = 0; j < i && first; j++)
        first = ranks[j] != ranks[i];
      if (first && ranks[i] < rank)
        place++;
    }
  return place;
}

gboolean
matchup_vote_builder_choose_ranking (MatchupVoteBuilder *self, const guint *ranks, guint n_ranks)
{
  gboolean shared = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ranks != NULL || n_ranks == 0, FALSE);

  if (n_ranks == 0 || n_ranks != self->vote->answers->len)
    return FALSE;
  for (guint i = 0; i < n_ranks; i++)
    {
      if (ranks[i] == 0)
        return FALSE;
      shared = shared && ranks[i] == ranks[0];
    }
  if (shared)
    {
      matchup_vote_builder_choose_tie (self);
      return TRUE;
    }
  choose_all (self, MATCHUP_VOTE_RESULT_RANKING, 0);
  for (guint i = 0; i < n_ranks; i++)
    g_array_index (self->vote->answers, MatchupVoteAnswer, i).rank =
        close_gaps (ranks, n_ranks, ranks[i]);
  return TRUE;
}

gboolean
matchup_vote_builder_choose_order (MatchupVoteBuilder *self, const guint *slots, guint n_slots)
{
  g_autofree guint *ranks = g_new0 (guint, n_slots + 1);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (slots != NULL || n_slots == 0, FALSE);

  if (n_slots != self->vote->answers->len)
    return FALSE;
  for (guint i = 0; i < n_slots; i++)
    {
      for (guint j = 0; j < n_slots; j++)
        {
          if (g_array_index (self->vote->answers, MatchupVoteAnswer, j).slot == slots[i])
            ranks[j] = i + 1;
        }
    }
  /* One that was left out, or named twice so that another was, has none. */
  return matchup_vote_builder_choose_ranking (self, ranks, n_slots);
}

gboolean
matchup_vote_builder_set_mark (MatchupVoteBuilder *self,
                               guint slot,
                               const char *criterion,
                               guint mark)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (criterion != NULL && *criterion != '\0', FALSE);

  if (mark > MATCHUP_VOTE_MAX_MARK || _matchup_vote_find_answer (self->vote, slot) == NULL)
    return FALSE;
  _matchup_vote_set_mark (self->vote, slot, criterion, mark);
  return TRUE;
}

void
matchup_vote_builder_set_note (MatchupVoteBuilder *self, const char *note)
{
  g_return_if_fail (self != NULL);

  g_free (self->vote->note);
  self->vote->note = g_strdup (note != NULL ? note : "");
}

void
matchup_vote_builder_set_blind (MatchupVoteBuilder *self, gboolean blind)
{
  g_return_if_fail (self != NULL);

  self->vote->blind = !!blind;
}

void
matchup_vote_builder_set_early (MatchupVoteBuilder *self, gboolean early)
{
  g_return_if_fail (self != NULL);

  self->vote->early = !!early;
}

void
matchup_vote_builder_set_leaked (MatchupVoteBuilder *self, gboolean leaked)
{
  g_return_if_fail (self != NULL);

  self->vote->leaked = !!leaked;
}

void
matchup_vote_builder_set_counts_anyway (MatchupVoteBuilder *self, gboolean counts_anyway)
{
  g_return_if_fail (self != NULL);

  self->vote->counts_anyway = !!counts_anyway;
}

void
matchup_vote_builder_set_setting (MatchupVoteBuilder *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && *name != '\0');

  _matchup_vote_set_setting (self->vote, name, value);
}

static void
take_mark (guint slot, const char *criterion, guint mark, gpointer user_data)
{
  matchup_vote_builder_set_mark (user_data, slot, criterion, mark);
}

/* The choice holds for these answers only if it was made of the same slots. */
static void
take_choice (MatchupVoteBuilder *self, const MatchupVote *base)
{
  if (base->answers->len != self->vote->answers->len)
    return;
  for (guint i = 0; i < base->answers->len; i++)
    {
      if (g_array_index (base->answers, MatchupVoteAnswer, i).slot !=
          g_array_index (self->vote->answers, MatchupVoteAnswer, i).slot)
        return;
    }
  choose_all (self, base->result, 0);
  for (guint i = 0; i < base->answers->len; i++)
    g_array_index (self->vote->answers, MatchupVoteAnswer, i).rank =
        g_array_index (base->answers, MatchupVoteAnswer, i).rank;
}

void
matchup_vote_builder_set_base (MatchupVoteBuilder *self, MatchupVote *vote)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (vote != NULL);

  g_clear_pointer (&self->base, matchup_vote_unref);
  self->base = matchup_vote_ref (vote);
  take_choice (self, vote);
  matchup_vote_foreach_mark (vote, take_mark, self);
  matchup_vote_builder_set_note (self, vote->note);
  self->vote->counts_anyway = vote->counts_anyway;
}

MatchupVote *
matchup_vote_builder_end (MatchupVoteBuilder *self, gint64 now)
{
  MatchupVote *vote;
  guint needed;

  g_return_val_if_fail (self != NULL, NULL);

  needed = self->vote->result == MATCHUP_VOTE_RESULT_NONE ? 1 : 2;
  if (!self->chosen || self->vote->answers->len < needed)
    return NULL;
  vote = _matchup_vote_copy (self->vote);
  vote->voted_at = now;
  if (self->base != NULL && matchup_vote_same_judgement (vote, self->base))
    {
      vote->voted_at = self->base->voted_at;
      vote->blind = self->base->blind;
      vote->early = self->base->early;
      vote->leaked = self->base->leaked;
      g_array_set_size (vote->settings, 0);
      for (guint i = 0; i < self->base->settings->len; i++)
        {
          const MatchupVoteSetting *setting =
              &g_array_index (self->base->settings, MatchupVoteSetting, i);

          _matchup_vote_set_setting (vote, setting->name, setting->value);
        }
    }
  return vote;
}
