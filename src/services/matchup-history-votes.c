/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupHistory: what is decided about rounds goes to the database. */
#include "matchup-history-internal.h"

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupHistory) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!matchup_vote_store_save_finish (MATCHUP_VOTE_STORE (source), result, &error))
    _matchup_history_tell_trouble (self, error);
  else
    self->in_trouble = FALSE;
}

/* Pushed behind the round itself, whose writing may still be on its way. */
static void
save (MatchupHistory *self, MatchupConversation *conversation, MatchupRound *round)
{
  if (matchup_conversation_get_private (conversation))
    return;
  matchup_vote_store_save_async (self->votes,
                                 matchup_round_get_id (round),
                                 matchup_round_get_vote (round),
                                 matchup_round_get_revealed_at (round),
                                 saved_cb,
                                 g_object_ref (self));
}

gboolean
matchup_history_vote (MatchupHistory *self,
                      MatchupConversation *conversation,
                      MatchupRound *round,
                      MatchupVote *vote)
{
  gboolean first;
  const char *stop_rest;

  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), FALSE);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), FALSE);

  first = matchup_round_get_vote (round) == NULL;
  if (matchup_round_get_vote (round) == vote)
    return TRUE;
  if (!matchup_round_set_vote (round, vote))
    return FALSE;
  save (self, conversation, round);
  stop_rest = vote != NULL ? matchup_vote_get_setting (vote, MATCHUP_VOTE_SETTING_STOP_REST) : NULL;
  /* One that is asked again after a vote is wanted. */
  if (first && g_strcmp0 (stop_rest, "yes") == 0 && matchup_vote_get_early (vote))
    matchup_round_stop_all (round);
  if (!matchup_conversation_get_private (conversation))
    _matchup_history_tell_votes_changed (self);
  return TRUE;
}

void
matchup_history_reveal (MatchupHistory *self,
                        MatchupConversation *conversation,
                        MatchupRound *round)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  if (matchup_round_get_revealed (round))
    return;
  matchup_round_reveal (round, matchup_clock_get_real (self->clock));
  save (self, conversation, round);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *records = matchup_vote_store_list_finish (MATCHUP_VOTE_STORE (source), result, &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
matchup_history_list_votes_async (MatchupHistory *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_history_list_votes_async);
  matchup_vote_store_list_async (self->votes, cancellable, listed_cb, task);
}

GPtrArray *
matchup_history_list_votes_finish (MatchupHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
