/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-ballot.h"

#include "matchup-blind-watch.h"
#include "matchup-config.h"

#include <glib/gi18n.h>

/* What was said before there is a vote; lives with the round, whatever is on screen. */
typedef struct
{
  char *note;
  GArray *marks; /* DraftMark */
  gboolean counts_anyway;
} Draft;

typedef struct
{
  guint slot;
  char *criterion;
  guint mark;
} DraftMark;

struct _MatchupVoteBallot
{
  GObject parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  MatchupBlindWatch *watch;
};

G_DEFINE_FINAL_TYPE (MatchupVoteBallot, matchup_vote_ballot, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ASK_TO_STOP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
draft_mark_clear (gpointer data)
{
  g_free (((DraftMark *) data)->criterion);
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->note);
  g_array_unref (draft->marks);
  g_free (draft);
}

static Draft *
get_draft (MatchupVoteBallot *self)
{
  Draft *draft = g_object_get_data (G_OBJECT (self->round), "matchup-vote-draft");

  if (draft == NULL)
    {
      draft = g_new0 (Draft, 1);
      draft->note = g_strdup ("");
      draft->marks = g_array_new (FALSE, FALSE, sizeof (DraftMark));
      g_array_set_clear_func (draft->marks, draft_mark_clear);
      g_object_set_data_full (G_OBJECT (self->round), "matchup-vote-draft", draft, draft_free);
    }
  return draft;
}

static void
matchup_vote_ballot_dispose (GObject *object)
{
  MatchupVoteBallot *self = MATCHUP_VOTE_BALLOT (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->round);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_vote_ballot_parent_class)->dispose (object);
}

static void
matchup_vote_ballot_class_init (MatchupVoteBallotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_vote_ballot_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_VOTE_BALLOT,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[SIGNAL_ASK_TO_STOP] = g_signal_new ("ask-to-stop",
                                              MATCHUP_TYPE_VOTE_BALLOT,
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              0);
}

static void
matchup_vote_ballot_init (MatchupVoteBallot *self)
{
}

static void
changed_cb (MatchupVoteBallot *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

MatchupVoteBallot *
matchup_vote_ballot_new (MatchupWorkspace *workspace,
                         MatchupConversation *conversation,
                         MatchupRound *round)
{
  static const char *const properties[] = { "notify::vote",
                                            "notify::held",
                                            "notify::revealed",
                                            "notify::n-judgeable" };
  MatchupVoteBallot *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  self = g_object_new (MATCHUP_TYPE_VOTE_BALLOT, NULL);
  self->workspace = g_object_ref (workspace);
  self->conversation = g_object_ref (conversation);
  self->round = g_object_ref (round);
  self->watch = g_object_ref (matchup_blind_watch_get (round));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_signal_connect_object (round,
                             properties[i],
                             G_CALLBACK (changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch,
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

MatchupWorkspace *
matchup_vote_ballot_get_workspace (MatchupVoteBallot *self)
{
  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), NULL);
  return self->workspace;
}

MatchupConversation *
matchup_vote_ballot_get_conversation (MatchupVoteBallot *self)
{
  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), NULL);
  return self->conversation;
}

MatchupRound *
matchup_vote_ballot_get_round (MatchupVoteBallot *self)
{
  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), NULL);
  return self->round;
}

MatchupVote *
matchup_vote_ballot_get_vote (MatchupVoteBallot *self)
{
  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), NULL);
  return matchup_round_get_vote (self->round);
}

gboolean
matchup_vote_ballot_can_choose (MatchupVoteBallot *self, guint position, const char **out_reason)
{
  guint slot;
  const char *reason = NULL;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);

  slot = matchup_round_get_slot (self->round, position);
  if (matchup_round_is_held (self->round))
    reason = _ ("The answers are not shown yet");
  else if (!matchup_round_can_judge (self->round, slot))
    reason = _ ("There is nothing to read here");
  else if (matchup_round_get_n_judgeable (self->round) < 2)
    reason = _ ("There is nothing to compare it with");
  if (out_reason != NULL)
    *out_reason = reason;
  return reason == NULL;
}

gboolean
matchup_vote_ballot_can_choose_tie (MatchupVoteBallot *self)
{
  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);
  return matchup_round_get_n_judgeable (self->round) >= 2;
}

gboolean
matchup_vote_ballot_can_choose_none (MatchupVoteBallot *self)
{
  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);
  return matchup_round_get_n_judgeable (self->round) >= 1;
}

/* What was said before the first vote; from then on the vote says it. */
static void
add_draft (MatchupVoteBallot *self, MatchupVoteBuilder *builder)
{
  Draft *draft = get_draft (self);

  matchup_vote_builder_set_note (builder, draft->note);
  for (guint i = 0; i < draft->marks->len; i++)
    {
      DraftMark *mark = &g_array_index (draft->marks, DraftMark, i);

      matchup_vote_builder_set_mark (builder, mark->slot, mark->criterion, mark->mark);
    }
  matchup_vote_builder_set_counts_anyway (builder, draft->counts_anyway);
}

static MatchupVoteBuilder *
begin (MatchupVoteBallot *self)
{
  MatchupVoteBuilder *builder =
      matchup_judging_begin_vote (matchup_workspace_get_judging (self->workspace), self->round);

  if (!matchup_round_get_revealed (self->round))
    {
      matchup_blind_watch_catch_up (self->watch);
      matchup_vote_builder_set_leaked (builder,
                                       matchup_blind_watch_get_n_leaking (self->watch) > 0);
    }
  if (matchup_round_get_vote (self->round) == NULL)
    add_draft (self, builder);
  return builder;
}

static gboolean
end (MatchupVoteBallot *self, MatchupVoteBuilder *builder)
{
  MatchupJudging *judging = matchup_workspace_get_judging (self->workspace);
  g_autoptr (MatchupVote) vote = matchup_judging_end_vote (judging, builder);
  gboolean first = matchup_round_get_vote (self->round) == NULL;

  if (vote == NULL || !matchup_history_vote (matchup_workspace_get_history (self->workspace),
                                             self->conversation,
                                             self->round,
                                             vote))
    return FALSE;
  if (first && matchup_judging_get_asks_to_stop (judging) && matchup_round_is_busy (self->round))
    g_signal_emit (self, signals[SIGNAL_ASK_TO_STOP], 0);
  return TRUE;
}

gboolean
matchup_vote_ballot_choose (MatchupVoteBallot *self, guint position)
{
  g_autoptr (MatchupVoteBuilder) builder = NULL;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);

  if (!matchup_vote_ballot_can_choose (self, position, NULL))
    return FALSE;
  builder = begin (self);
  matchup_vote_builder_choose_best (builder, matchup_round_get_slot (self->round, position));
  return end (self, builder);
}

gboolean
matchup_vote_ballot_choose_tie (MatchupVoteBallot *self)
{
  g_autoptr (MatchupVoteBuilder) builder = NULL;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);

  if (!matchup_vote_ballot_can_choose_tie (self))
    return FALSE;
  builder = begin (self);
  matchup_vote_builder_choose_tie (builder);
  return end (self, builder);
}

gboolean
matchup_vote_ballot_choose_none (MatchupVoteBallot *self)
{
  g_autoptr (MatchupVoteBuilder) builder = NULL;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);

  if (!matchup_vote_ballot_can_choose_none (self))
    return FALSE;
  builder = begin (self);
  matchup_vote_builder_choose_none (builder);
  return end (self, builder);
}

gboolean
matchup_vote_ballot_choose_ranking (MatchupVoteBallot *self, const guint *ranks, guint n_ranks)
{
  g_autoptr (MatchupVoteBuilder) builder = NULL;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);
  g_return_val_if_fail (ranks != NULL, FALSE);

  if (!matchup_vote_ballot_can_choose_tie (self))
    return FALSE;
  builder = begin (self);
  return matchup_vote_builder_choose_ranking (builder, ranks, n_ranks) && end (self, builder);
}

static void
keep_mark (guint slot, const char *criterion, guint mark, gpointer user_data)
{
  DraftMark kept = { slot, g_strdup (criterion), mark };

  g_array_append_val (((Draft *) user_data)->marks, kept);
}

/* What is said in @vote besides the choice is not taken back with it. */
static void
keep_draft (MatchupVoteBallot *self, const MatchupVote *vote)
{
  Draft *draft = get_draft (self);

  g_free (draft->note);
  draft->note = g_strdup (matchup_vote_get_note (vote));
  draft->counts_anyway = matchup_vote_get_counts_anyway (vote);
  g_array_set_size (draft->marks, 0);
  matchup_vote_foreach_mark (vote, keep_mark, draft);
}

MatchupVote *
matchup_vote_ballot_take_back (MatchupVoteBallot *self)
{
  g_autoptr (MatchupVote) vote = NULL;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), NULL);

  if (matchup_round_get_vote (self->round) == NULL)
    return NULL;
  vote = matchup_vote_ref (matchup_round_get_vote (self->round));
  keep_draft (self, vote);
  matchup_history_vote (matchup_workspace_get_history (self->workspace),
                        self->conversation,
                        self->round,
                        NULL);
  return g_steal_pointer (&vote);
}

void
matchup_vote_ballot_put_back (MatchupVoteBallot *self, MatchupVote *vote)
{
  g_return_if_fail (MATCHUP_IS_VOTE_BALLOT (self));
  g_return_if_fail (vote != NULL);

  /* Who has voted anew meanwhile meant that; who has only written more keeps it. */
  if (matchup_round_get_vote (self->round) == NULL)
    {
      g_autoptr (MatchupVoteBuilder) builder = matchup_vote_builder_new_for (vote);

      add_draft (self, builder);
      end (self, builder);
    }
}

void
matchup_vote_ballot_reveal (MatchupVoteBallot *self)
{
  g_return_if_fail (MATCHUP_IS_VOTE_BALLOT (self));

  matchup_history_reveal (matchup_workspace_get_history (self->workspace),
                          self->conversation,
                          self->round);
}

const char *
matchup_vote_ballot_get_note (MatchupVoteBallot *self)
{
  MatchupVote *vote;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), NULL);

  vote = matchup_round_get_vote (self->round);
  return vote != NULL ? matchup_vote_get_note (vote) : get_draft (self)->note;
}

void
matchup_vote_ballot_set_note (MatchupVoteBallot *self, const char *note)
{
  MatchupVote *vote;

  g_return_if_fail (MATCHUP_IS_VOTE_BALLOT (self));
  g_return_if_fail (note != NULL);

  vote = matchup_round_get_vote (self->round);
  if (g_str_equal (matchup_vote_ballot_get_note (self), note))
    return;
  if (vote != NULL)
    {
      g_autoptr (MatchupVoteBuilder) builder = matchup_vote_builder_new_for (vote);

      matchup_vote_builder_set_note (builder, note);
      end (self, builder);
    }
  else
    {
      Draft *draft = get_draft (self);

      g_free (draft->note);
      draft->note = g_strdup (note);
    }
}

gboolean
matchup_vote_ballot_can_mark (MatchupVoteBallot *self, guint slot)
{
  MatchupVote *vote;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);

  vote = matchup_round_get_vote (self->round);
  return vote != NULL ? matchup_vote_find_answer (vote, slot) != NULL
                      : matchup_round_can_judge (self->round, slot);
}

static DraftMark *
find_mark (Draft *draft, guint slot, const char *criterion)
{
  for (guint i = 0; i < draft->marks->len; i++)
    {
      DraftMark *mark = &g_array_index (draft->marks, DraftMark, i);

      if (mark->slot == slot && g_str_equal (mark->criterion, criterion))
        return mark;
    }
  return NULL;
}

guint
matchup_vote_ballot_get_mark (MatchupVoteBallot *self, guint slot, const char *criterion)
{
  MatchupVote *vote;
  DraftMark *mark;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), 0);
  g_return_val_if_fail (criterion != NULL, 0);

  vote = matchup_round_get_vote (self->round);
  if (vote != NULL)
    return matchup_vote_get_mark (vote, slot, criterion);
  mark = find_mark (get_draft (self), slot, criterion);
  return mark != NULL ? mark->mark : 0;
}

void
matchup_vote_ballot_set_mark (MatchupVoteBallot *self,
                              guint slot,
                              const char *criterion,
                              guint mark)
{
  MatchupVote *vote;

  g_return_if_fail (MATCHUP_IS_VOTE_BALLOT (self));
  g_return_if_fail (criterion != NULL);
  g_return_if_fail (mark <= MATCHUP_VOTE_MAX_MARK);

  vote = matchup_round_get_vote (self->round);
  if (matchup_vote_ballot_get_mark (self, slot, criterion) == mark)
    return;
  if (vote != NULL)
    {
      g_autoptr (MatchupVoteBuilder) builder = matchup_vote_builder_new_for (vote);

      if (matchup_vote_builder_set_mark (builder, slot, criterion, mark))
        end (self, builder);
    }
  else
    {
      DraftMark *known = find_mark (get_draft (self), slot, criterion);

      if (known != NULL)
        known->mark = mark;
      else
        keep_mark (slot, criterion, mark, get_draft (self));
      changed_cb (self);
    }
}

gboolean
matchup_vote_ballot_get_leaked (MatchupVoteBallot *self)
{
  MatchupVote *vote;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);

  vote = matchup_round_get_vote (self->round);
  return vote != NULL ? matchup_vote_get_leaked (vote)
                      : matchup_blind_watch_get_n_leaking (self->watch) > 0;
}

gboolean
matchup_vote_ballot_get_counts_anyway (MatchupVoteBallot *self)
{
  MatchupVote *vote;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (self), FALSE);

  vote = matchup_round_get_vote (self->round);
  return vote != NULL ? matchup_vote_get_counts_anyway (vote) : get_draft (self)->counts_anyway;
}

void
matchup_vote_ballot_set_counts_anyway (MatchupVoteBallot *self, gboolean counts_anyway)
{
  MatchupVote *vote;

  g_return_if_fail (MATCHUP_IS_VOTE_BALLOT (self));

  vote = matchup_round_get_vote (self->round);
  if (matchup_vote_ballot_get_counts_anyway (self) == !!counts_anyway)
    return;
  if (vote != NULL)
    {
      g_autoptr (MatchupVoteBuilder) builder = matchup_vote_builder_new_for (vote);

      matchup_vote_builder_set_counts_anyway (builder, counts_anyway);
      end (self, builder);
    }
  else
    {
      get_draft (self)->counts_anyway = !!counts_anyway;
      changed_cb (self);
    }
}
