/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-votes.h"

#include "matchup-history-private.h"

static void
add_answer (MatchupRound *round, MatchupContestant *contestant)
{
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (round, answer);
}

/* As a service does it: what comes after the saving of the round is recorded. */
static void
answer (MatchupRound *round, guint slot)
{
  MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, slot));
  g_autoptr (MatchupCost) cost = matchup_cost_new ((slot + 1) / 1000.0,
                                                   slot % 2 == 0 ? "USD" : "CNY",
                                                   MATCHUP_VALUE_SOURCE_ESTIMATED,
                                                   "2025-11-20");
  MatchupTimings timings;

  matchup_timings_init (&timings);
  timings.started_at = 1;
  timings.tries = 1;
  timings.connected = 1000;
  timings.first_text = (slot + 1) * G_USEC_PER_SEC / 2;
  timings.done = timings.first_text + (slot + 1) * G_USEC_PER_SEC;
  matchup_run_set_timings (run, &timings);
  matchup_run_set_cost (run, cost);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Six words are in this answer.", -1);
  g_assert_true (matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE));
}

static void
make_blind (MatchupRound *round, guint n, gboolean turned)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      guint slot = turned ? n - 1 - i : i;

      g_array_append_val (slots, slot);
    }
  g_assert_true (
      matchup_round_restore_blind (round, (guint *) (gpointer) slots->data, slots->len, 0));
}

void
matchup_test_vote (MatchupWorkspace *workspace,
                   MatchupConversation *conversation,
                   MatchupRound *round,
                   int best,
                   MatchupTestVoteFlags flags)
{
  MatchupHistory *history = matchup_workspace_get_history (workspace);
  g_autoptr (MatchupVoteBuilder) builder = NULL;
  g_autoptr (MatchupVote) vote = NULL;

  if (best == MATCHUP_TEST_NO_VOTE)
    {
      g_assert_true (matchup_history_vote (history, conversation, round, NULL));
      return;
    }
  builder = matchup_round_begin_vote (round);
  if (best == MATCHUP_TEST_TIE)
    matchup_vote_builder_choose_tie (builder);
  else if (best == MATCHUP_TEST_NONE_GOOD)
    matchup_vote_builder_choose_none (builder);
  else
    g_assert_true (matchup_vote_builder_choose_best (builder, (guint) best));
  matchup_vote_builder_set_leaked (builder, (flags & MATCHUP_TEST_VOTE_LEAKED) != 0);
  matchup_vote_builder_set_counts_anyway (builder, (flags & MATCHUP_TEST_VOTE_ANYWAY) != 0);
  vote = matchup_vote_builder_end (builder, g_get_real_time ());
  g_assert_nonnull (vote);
  g_assert_true (matchup_history_vote (history, conversation, round, vote));
}

MatchupRound *
matchup_test_add_voted_round (MatchupWorkspace *workspace,
                              MatchupConversation *conversation,
                              const char *prompt,
                              int best,
                              MatchupTestVoteFlags flags)
{
  MatchupLineup *lineup = matchup_conversation_get_lineup (conversation);
  MatchupHistory *history = matchup_workspace_get_history (workspace);
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, g_get_real_time ());
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    add_answer (round, matchup_lineup_get (lineup, i));
  if ((flags & MATCHUP_TEST_VOTE_BLIND) != 0)
    make_blind (round, matchup_lineup_get_size (lineup), (flags & MATCHUP_TEST_VOTE_TURNED) != 0);
  matchup_conversation_add_round (conversation, round);
  matchup_history_save_round_async (history,
                                    conversation,
                                    round,
                                    matchup_test_keep_result_cb,
                                    &result);
  matchup_test_wait_until (result != NULL);
  matchup_history_save_finish (history, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    answer (round, i);
  if (best != MATCHUP_TEST_NO_VOTE)
    matchup_test_vote (workspace, conversation, round, best, flags);
  return round;
}

MatchupConversation *
matchup_test_make_votes (MatchupWorkspace *workspace,
                         const char *const *models,
                         const int *best,
                         guint n)
{
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              FALSE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *prompt = g_strdup_printf ("Question %u", i + 1);

      matchup_test_add_voted_round (workspace,
                                    conversation,
                                    prompt,
                                    best[i],
                                    MATCHUP_TEST_VOTE_BLIND |
                                        (i % 2 == 1 ? MATCHUP_TEST_VOTE_TURNED : 0));
    }
  return conversation;
}
