/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupHistory: branches of a conversation, what is deleted of it, and where its memory ends. */
#include "matchup-history-internal.h"

void
matchup_history_show_branch (MatchupHistory *self,
                             MatchupConversation *conversation,
                             MatchupRound *round)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  matchup_conversation_show_branch (conversation, round);
  if (!matchup_conversation_get_private (conversation))
    _matchup_history_save_conversation (self, conversation);
}

static GStrv
dup_ids (GPtrArray *rounds)
{
  GStrv ids = g_new0 (char *, rounds->len + 1);

  for (guint i = 0; i < rounds->len; i++)
    ids[i] = g_strdup (matchup_round_get_id (g_ptr_array_index (rounds, i)));
  return ids;
}

static void
set_deleted (MatchupHistory *self,
             MatchupConversation *conversation,
             GPtrArray *rounds,
             gboolean deleted)
{
  matchup_conversation_set_deleted (conversation, rounds, deleted);
  _matchup_history_alter (self, matchup_conversation_get_id (conversation));
  if (matchup_conversation_get_private (conversation))
    return;
  matchup_conversation_store_set_rounds_deleted_async (self->store,
                                                       dup_ids (rounds),
                                                       deleted,
                                                       NULL,
                                                       NULL);
  _matchup_history_save_conversation (self, conversation);
  _matchup_history_tell_votes_changed (self);
}

void
matchup_history_delete_rounds (MatchupHistory *self,
                               MatchupConversation *conversation,
                               GPtrArray *rounds)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (rounds != NULL);

  for (guint i = 0; i < rounds->len; i++)
    matchup_round_stop_all (g_ptr_array_index (rounds, i));
  set_deleted (self, conversation, rounds, TRUE);
}

void
matchup_history_undelete_rounds (MatchupHistory *self,
                                 MatchupConversation *conversation,
                                 GPtrArray *rounds)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (rounds != NULL);

  set_deleted (self, conversation, rounds, FALSE);
}

static void
save_run_deleted (MatchupHistory *self,
                  MatchupConversation *conversation,
                  MatchupRound *round,
                  MatchupAnswer *answer,
                  MatchupRun *run,
                  gboolean deleted)
{
  if (matchup_conversation_get_private (conversation))
    return;
  _matchup_history_alter (self, matchup_conversation_get_id (conversation));
  matchup_conversation_store_set_run_deleted_async (self->store,
                                                    matchup_run_get_id (run),
                                                    deleted,
                                                    NULL,
                                                    NULL);
  _matchup_history_save_runs (self, round, answer);
}

gboolean
matchup_history_delete_run (MatchupHistory *self,
                            MatchupConversation *conversation,
                            MatchupRound *round,
                            MatchupAnswer *answer,
                            MatchupRun *run)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), FALSE);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), FALSE);

  if (matchup_answer_get_n_runs (answer) < 2)
    return FALSE;
  matchup_run_stop (run);
  if (!matchup_answer_remove_run (answer, run))
    return FALSE;
  matchup_conversation_tell_shown (conversation);
  save_run_deleted (self, conversation, round, answer, run, TRUE);
  return TRUE;
}

void
matchup_history_undelete_run (MatchupHistory *self,
                              MatchupConversation *conversation,
                              MatchupRound *round,
                              MatchupAnswer *answer,
                              MatchupRun *run)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  matchup_answer_put_back_run (answer, run);
  matchup_conversation_tell_shown (conversation);
  save_run_deleted (self, conversation, round, answer, run, FALSE);
}

void
matchup_history_set_summary (MatchupHistory *self,
                             MatchupConversation *conversation,
                             MatchupRound *round,
                             const char *summary)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  matchup_conversation_set_summary (conversation, round, summary);
  _matchup_history_alter (self, matchup_conversation_get_id (conversation));
  if (!matchup_conversation_get_private (conversation))
    matchup_conversation_store_set_summary_async (self->store,
                                                  matchup_round_get_id (round),
                                                  summary,
                                                  NULL,
                                                  NULL);
}
