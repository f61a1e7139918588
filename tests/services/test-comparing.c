/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers to a message of a chat as a comparison. */
#include "matchup-test-notify.h"
#include "matchup-test-workspace.h"

static MatchupConversation *
make_chat (MatchupTestWorkspace *test, gboolean private_)
{
  static const char *const models[] = { "nosuch/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  return matchup_history_create (matchup_workspace_get_history (test->workspace),
                                 MATCHUP_CONVERSATION_KIND_CHAT,
                                 lineup,
                                 private_);
}

static MatchupRun *
add_run (MatchupRound *round, const char *model, const char *text, MatchupRunState state)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new (model);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

  if (*text != '\0')
    matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, -1);
  if (state != MATCHUP_RUN_STATE_QUEUED)
    g_assert_true (matchup_run_set_state (run, state));
  matchup_answer_add_run (matchup_round_get_answer (round, 0), run);
  return run;
}

static char *
dup_answer (MatchupConversation *comparison, guint slot)
{
  MatchupRound *round = matchup_conversation_get_round (comparison, 0);

  return matchup_run_dup_answer (
      matchup_answer_get_current (matchup_round_get_answer (round, slot)));
}

/* Two of one model are told apart; what failed, is empty or still comes is no answer. */
static void
test_compare (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupConversation) chat = make_chat (test, FALSE);
  MatchupRound *round =
      matchup_test_add_round (chat, "Which city?", "Rome", MATCHUP_RUN_STATE_DONE);
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  g_autoptr (MatchupConversation) none =
      matchup_workspace_compare_runs (test->workspace, chat, round, answer);
  g_autoptr (MatchupConversation) comparison = NULL;
  MatchupLineup *lineup;

  g_assert_null (none);
  add_run (round, "nosuch/two", "Paris", MATCHUP_RUN_STATE_STOPPED);
  add_run (round, "nosuch/one", "Berlin", MATCHUP_RUN_STATE_DONE);
  add_run (round, "nosuch/two", "", MATCHUP_RUN_STATE_DONE);
  add_run (round, "nosuch/two", "Mad", MATCHUP_RUN_STATE_WRITING);

  comparison = matchup_workspace_compare_runs (test->workspace, chat, round, answer);
  g_assert_cmpint (matchup_conversation_get_kind (comparison),
                   ==,
                   MATCHUP_CONVERSATION_KIND_COMPARE);
  g_assert_false (matchup_conversation_get_blind (comparison));
  g_assert_cmpuint (matchup_conversation_get_n_rounds (comparison), ==, 1);
  lineup = matchup_conversation_get_lineup (comparison);
  g_assert_cmpuint (matchup_lineup_get_size (lineup), ==, 3);
  g_assert_cmpstr (matchup_contestant_get_name (matchup_lineup_get (lineup, 0)), ==, "one");
  g_assert_cmpstr (matchup_contestant_get_name (matchup_lineup_get (lineup, 1)), ==, "two");
  g_assert_cmpstr (matchup_contestant_get_name (matchup_lineup_get (lineup, 2)), ==, "one (2)");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const wanted[] = { "Rome", "Paris", "Berlin" };
      g_autofree char *text = dup_answer (comparison, i);

      g_assert_cmpstr (text, ==, wanted[i]);
    }
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (matchup_workspace_get_history (test->workspace))),
                    ==,
                    1);
}

/* A line-up holds eight: the latest, and the one that is shown whenever it is. */
static void
test_many (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupConversation) chat = make_chat (test, FALSE);
  MatchupRound *round = matchup_test_add_round (chat, "Which city?", "0", MATCHUP_RUN_STATE_DONE);
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  g_autoptr (MatchupRun) first = g_list_model_get_item (G_LIST_MODEL (answer), 0);
  g_autoptr (MatchupConversation) comparison = NULL;
  g_autofree char *oldest = NULL;
  g_autofree char *next = NULL;

  for (guint i = 1; i < 11; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      add_run (round, "nosuch/one", text, MATCHUP_RUN_STATE_DONE);
    }
  matchup_answer_set_current (answer, first);
  comparison = matchup_workspace_compare_runs (test->workspace, chat, round, answer);
  g_assert_cmpuint (matchup_lineup_get_size (matchup_conversation_get_lineup (comparison)),
                    ==,
                    MATCHUP_LINEUP_MAX);
  oldest = dup_answer (comparison, 0);
  next = dup_answer (comparison, 1);
  g_assert_cmpstr (oldest, ==, "0");
  g_assert_cmpstr (next, ==, "4");
}

/* What is made of a private one is private. */
static void
test_private (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupConversation) chat = make_chat (test, TRUE);
  MatchupRound *round =
      matchup_test_add_round (chat, "Which city?", "Rome", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupConversation) comparison = NULL;
  g_autoptr (MatchupConversation) found = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  MatchupHistory *history = matchup_workspace_get_history (test->workspace);

  add_run (round, "nosuch/two", "Paris", MATCHUP_RUN_STATE_DONE);
  comparison = matchup_workspace_compare_runs (test->workspace,
                                               chat,
                                               round,
                                               matchup_round_get_answer (round, 0));
  g_assert_true (matchup_conversation_get_private (comparison));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 0);
  /* It can be found as long as somebody holds it. */
  matchup_history_open_async (history,
                              matchup_conversation_get_id (comparison),
                              NULL,
                              matchup_test_keep_result_cb,
                              &opened);
  matchup_test_wait_until (opened != NULL);
  found = matchup_history_open_finish (history, opened, NULL);
  g_assert_true (found == comparison);
}

/* Who answers in the next chat is known at the next start. */
static void
test_sticks (void)
{
  static const char *const models[] = { "nosuch/one", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  matchup_lineup_set_all (matchup_workspace_get_chat_lineup (test->workspace), lineup);
  for (guint i = 0; i < 2; i++)
    {
      matchup_test_workspace_reopen (test);
      g_assert_true (
          matchup_lineup_is_like (matchup_workspace_get_chat_lineup (test->workspace), lineup));
      g_assert_cmpuint (matchup_lineup_get_size (matchup_workspace_get_lineup (test->workspace)),
                        ==,
                        0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/comparing/compare", test_compare);
  g_test_add_func ("/services/comparing/many", test_many);
  g_test_add_func ("/services/comparing/private", test_private);
  g_test_add_func ("/services/comparing/sticks", test_sticks);
  return g_test_run ();
}
