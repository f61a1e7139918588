/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going on with one contestant alone: what was said is there, and is sent with the next one. */
#include "matchup-history-private.h"
#include "matchup-test-workspace.h"

#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

static void
assert_same_answer (MatchupRun *copy, MatchupRun *original)
{
  g_autofree char *text = matchup_run_dup_answer (copy);
  g_autofree char *wanted = matchup_run_dup_answer (original);

  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpuint (strlen (text), >, 0);
  g_assert_cmpint (matchup_run_get_state (copy), ==, MATCHUP_RUN_STATE_DONE);
}

static MatchupConversation *
reopen (MatchupTestWorkspace *test, const char *id)
{
  g_autoptr (GAsyncResult) opened = NULL;
  MatchupHistory *history = matchup_workspace_get_history (test->workspace);

  matchup_history_open_async (history, id, NULL, matchup_test_keep_result_cb, &opened);
  matchup_test_wait_until (opened != NULL);
  return matchup_history_open_finish (history, opened, NULL);
}

static void
test_continue (void)
{
  static const char *const models[] = { "openai/echo", "openai/chinese", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupConversation) again = NULL;
  MatchupConversation *alone;
  g_autofree char *id = NULL;
  g_autofree char *sent = NULL;
  g_autoptr (GAsyncResult) flushed = NULL;
  MatchupHistory *history;
  MatchupRound *first;
  MatchupRound *second;
  MatchupRound *next;

  matchup_test_workspace_start_server (test);
  matchup_test_workspace_connect (test, "openai", KEY);
  history = matchup_workspace_get_history (test->workspace);
  conversation = matchup_history_create (history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, FALSE);
  matchup_conversation_set_blind (conversation, TRUE);
  first = matchup_test_workspace_ask (test, conversation, "Which city?");
  second = matchup_test_workspace_ask (test, conversation, "And the weather?");
  matchup_test_workspace_ask (test, conversation, "Not this one");

  alone = matchup_workspace_continue_with (test->workspace, conversation, second, 1);
  g_assert_nonnull (alone);
  id = g_strdup (matchup_conversation_get_id (alone));
  g_assert_cmpuint (matchup_conversation_get_n_rounds (alone), ==, 2);
  g_assert_false (matchup_conversation_get_blind (alone));
  g_assert_cmpuint (matchup_lineup_get_size (matchup_conversation_get_lineup (alone)), ==, 1);
  assert_same_answer (matchup_test_get_run (matchup_conversation_get_round (alone, 0), 0),
                      matchup_test_get_run (first, 1));
  assert_same_answer (matchup_test_get_run (matchup_conversation_get_round (alone, 1), 0),
                      matchup_test_get_run (second, 1));
  /* What was said goes out with the next question. */
  next = matchup_test_workspace_ask (test, alone, "Go on");
  sent =
      matchup_workspace_dup_sent (test->workspace, alone, next, matchup_round_get_answer (next, 0));
  g_assert_nonnull (strstr (sent, "Which city?"));
  g_assert_nonnull (strstr (sent, "And the weather?"));
  g_assert_null (strstr (sent, "Not this one"));

  /* All of it is saved. */
  matchup_history_flush_async (history, matchup_test_keep_result_cb, &flushed);
  matchup_test_wait_until (flushed != NULL);
  g_assert_true (matchup_history_flush_finish (history, flushed, NULL));
  g_object_unref (alone);
  again = reopen (test, id);
  g_assert_cmpuint (matchup_conversation_get_n_rounds (again), ==, 3);
  g_assert_true (g_str_has_suffix (matchup_conversation_get_title (again), "Which city?"));
  assert_same_answer (matchup_test_get_run (matchup_conversation_get_round (again, 1), 0),
                      matchup_test_get_run (second, 1));
}

/* Who did not answer cannot be gone on with in that round; what is not there gives nothing. */
static void
test_nothing (void)
{
  static const char *const models[] = { "openai/echo", "openai/fail-401", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupConversation) alone = NULL;
  MatchupRound *round;

  matchup_test_workspace_start_server (test);
  matchup_test_workspace_connect (test, "openai", KEY);
  conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                         MATCHUP_CONVERSATION_KIND_COMPARE,
                                         lineup,
                                         FALSE);
  round = matchup_test_workspace_ask (test, conversation, "Hello");
  g_assert_null (matchup_workspace_continue_with (test->workspace, conversation, round, 2));
  alone = matchup_workspace_continue_with (test->workspace, conversation, round, 1);
  g_assert_cmpuint (matchup_conversation_get_n_rounds (alone), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/continuing/continue", test_continue);
  g_test_add_func ("/services/continuing/nothing", test_nothing);
  return g_test_run ();
}
