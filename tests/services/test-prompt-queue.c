/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of questions that are worked through: against a real service, a real database, kill -9. */
#include "matchup-prompt-cost.h"
#include "matchup-prompt-queues.h"
#include "matchup-test-workspace.h"

#include <signal.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

static const char *const prompts[] = { "first", "second", "third", "fourth", NULL };
static const char *const two[] = { "openai/echo", "doubao/fast", NULL };
static const char *program;

typedef struct
{
  MatchupTestWorkspace *test;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", KEY);
  matchup_test_workspace_connect (fixture->test, "doubao", KEY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

static MatchupConversation *
create (MatchupWorkspace *workspace, const char *const *models, gboolean private_)
{
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  return matchup_history_create (matchup_workspace_get_history (workspace),
                                 MATCHUP_CONVERSATION_KIND_COMPARE,
                                 lineup,
                                 private_);
}

/* Held, as it may be over soon. */
static MatchupPromptQueue *
start (Fixture *fixture, MatchupConversation *conversation, gboolean wait, gboolean alone)
{
  MatchupPromptQueue *queue =
      matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (fixture->test->workspace),
                                   conversation,
                                   prompts,
                                   wait,
                                   alone);

  g_assert_nonnull (queue);
  return g_object_ref (queue);
}

static guint
count_queues (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (matchup_workspace_get_prompt_queues (fixture->test->workspace)));
}

static void
wait_for_state (MatchupPromptQueue *queue, MatchupPromptQueueState state)
{
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == state);
}

static void
assert_asked (MatchupConversation *conversation, guint n)
{
  g_assert_cmpuint (matchup_conversation_get_n_rounds (conversation), ==, n);
  for (guint i = 0; i < n; i++)
    {
      MatchupRound *round = matchup_conversation_get_round (conversation, i);
      g_autofree char *text =
          matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);

      g_assert_cmpstr (text, ==, prompts[i]);
    }
}

static void
set_keys (MatchupWorkspace *workspace)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (providers)); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (G_LIST_MODEL (providers), i);
      g_autoptr (MatchupSecret) secret = matchup_secret_new (KEY, -1);
      g_autoptr (GAsyncResult) result = NULL;

      matchup_provider_list_set_key_async (providers,
                                           provider,
                                           secret,
                                           matchup_test_keep_result_cb,
                                           &result);
      matchup_test_wait_until (result != NULL);
      g_assert_true (matchup_provider_list_set_key_finish (providers, result, NULL));
    }
}

static MatchupConversation *
open_conversation (MatchupWorkspace *workspace, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupConversation *conversation;

  matchup_history_open_async (matchup_workspace_get_history (workspace),
                              id,
                              NULL,
                              matchup_test_keep_result_cb,
                              &result);
  matchup_test_wait_until (result != NULL);
  conversation =
      matchup_history_open_finish (matchup_workspace_get_history (workspace), result, &error);
  g_assert_no_error (error);
  return conversation;
}

static void
count_changes_cb (guint *n)
{
  (*n)++;
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, two, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, FALSE, TRUE);
  guint n_changes = 0;

  g_signal_connect_swapped (queue, "changed", G_CALLBACK (count_changes_cb), &n_changes);
  g_assert_cmpuint (count_queues (fixture), ==, 1);
  g_assert_null (
      matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (fixture->test->workspace),
                                   conversation,
                                   prompts,
                                   FALSE,
                                   FALSE));
  g_assert_cmpuint (matchup_prompt_queue_get_total (queue), ==, 4);
  g_assert_cmpuint (matchup_prompt_queue_get_n_asked (queue), ==, 1);
  g_assert_cmpuint (matchup_prompt_queue_get_n_done (queue), ==, 0);
  g_assert_false (matchup_prompt_queue_get_wait (queue));
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_DONE);
  g_assert_cmpuint (matchup_prompt_queue_get_n_done (queue), ==, 4);
  g_assert_cmpuint (count_queues (fixture), ==, 0);
  g_assert_cmpuint (n_changes, >=, 4);
  assert_asked (conversation, 4);
  /* One after another. */
  for (guint i = 1; i < 4; i++)
    {
      MatchupRound *round = matchup_conversation_get_round (conversation, i);

      g_assert_true (matchup_round_get_fresh (round));
      for (guint k = 0; k < 2; k++)
        {
          MatchupRun *before = matchup_answer_get_current (
              matchup_round_get_answer (matchup_conversation_get_round (conversation, i - 1), k));
          MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, 0));

          g_assert_cmpint (matchup_run_get_start_monotonic (run),
                           >,
                           matchup_run_get_start_monotonic (before) +
                               matchup_run_get_timings (before)->done);
        }
    }
  g_clear_object (&conversation);
  matchup_test_workspace_reopen (fixture->test);
  g_assert_cmpuint (count_queues (fixture), ==, 0);
}

static guint
count_sent (MatchupConversation *conversation, guint round)
{
  MatchupContestant *contestant =
      matchup_lineup_get (matchup_conversation_get_lineup (conversation), 0);
  g_autoptr (GPtrArray) messages =
      matchup_conversation_dup_history (conversation,
                                        contestant,
                                        matchup_conversation_get_round (conversation, round));

  return messages->len;
}

/* What is asked later by the person goes on from the last question. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  gboolean alone = GPOINTER_TO_INT (data);
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, two, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, FALSE, alone);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autoptr (MatchupRunGroup) group = NULL;

  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_DONE);
  group = matchup_workspace_ask (fixture->test->workspace, conversation, "and then?");
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  g_assert_cmpuint (count_sent (conversation, 0), ==, 1);
  g_assert_cmpuint (count_sent (conversation, 3), ==, alone ? 1 : 7);
  g_assert_cmpuint (count_sent (conversation, 4), ==, alone ? 3 : 9);
  g_clear_object (&conversation);
  matchup_test_workspace_reopen (fixture->test);
  conversation = open_conversation (fixture->test->workspace, id);
  g_assert_cmpuint (count_sent (conversation, 3), ==, alone ? 1 : 7);
  g_assert_cmpuint (count_sent (conversation, 4), ==, alone ? 3 : 9);
}

static void
test_pause_stop (Fixture *fixture, gconstpointer data)
{
  MatchupPromptQueues *queues = matchup_workspace_get_prompt_queues (fixture->test->workspace);
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, two, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, FALSE, TRUE);

  matchup_prompt_queue_pause (queue);
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_pause (queue), ==, MATCHUP_PROMPT_QUEUE_BY_PERSON);
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_asked (conversation, 1);

  matchup_prompt_queue_resume (queue, conversation);
  matchup_test_wait_until (matchup_prompt_queue_get_n_asked (queue) == 2);
  matchup_prompt_queue_stop (queue);
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_STOPPED);
  g_assert_cmpuint (count_queues (fixture), ==, 0);
  g_assert_null (matchup_prompt_queues_find (queues, matchup_conversation_get_id (conversation)));
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  assert_asked (conversation, 2);

  matchup_prompt_queues_restore (queues, queue);
  matchup_prompt_queues_restore (queues, queue);
  g_assert_cmpuint (count_queues (fixture), ==, 1);
  g_assert_true (matchup_prompt_queues_find (queues, matchup_conversation_get_id (conversation)) ==
                 queue);
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_PAUSED);
  matchup_prompt_queue_resume (queue, conversation);
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_DONE);
  assert_asked (conversation, 4);
}

/* One that fails does not hold the others up; when nobody can answer, it is of no use to go on. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  static const char *const one_fails[] = { "openai/fail-401", "doubao/echo", NULL };
  static const char *const all_fail[] = { "openai/fail-401", "doubao/fail-401", NULL };
  g_autoptr (MatchupConversation) some = create (fixture->test->workspace, one_fails, FALSE);
  g_autoptr (MatchupConversation) none = create (fixture->test->workspace, all_fail, FALSE);
  g_autoptr (MatchupPromptQueue) going = start (fixture, some, FALSE, TRUE);
  g_autoptr (MatchupPromptQueue) failing = NULL;
  g_autofree char *sentence = NULL;

  wait_for_state (going, MATCHUP_PROMPT_QUEUE_DONE);
  assert_asked (some, 4);

  failing = start (fixture, none, FALSE, TRUE);
  wait_for_state (failing, MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_pause (failing), ==, MATCHUP_PROMPT_QUEUE_BY_FAILURES);
  assert_asked (none, 2);
  sentence = matchup_prompt_queue_dup_sentence (failing);
  g_assert_nonnull (strstr (sentence, "nobody could answer"));
  matchup_prompt_queue_resume (failing, none);
  wait_for_state (failing, MATCHUP_PROMPT_QUEUE_DONE);
  assert_asked (none, 4);
}

/* The service says how long; nobody asks before that. */
static void
test_retry_after (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/fail-429", "doubao/echo", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, models, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, FALSE, TRUE);
  g_autofree char *sentence = NULL;
  MatchupRun *first;
  MatchupRun *second;

  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_WAITING);
  sentence = matchup_prompt_queue_dup_sentence (queue);
  g_assert_nonnull (strstr (sentence, "asked for a break"));
  matchup_test_wait_until (matchup_prompt_queue_get_n_asked (queue) == 2);
  first = matchup_answer_get_current (
      matchup_round_get_answer (matchup_conversation_get_round (conversation, 0), 0));
  second = matchup_answer_get_current (
      matchup_round_get_answer (matchup_conversation_get_round (conversation, 1), 0));
  matchup_test_wait_until (matchup_run_get_start_monotonic (second) != 0);
  g_assert_cmpint (matchup_run_get_start_monotonic (second),
                   >=,
                   matchup_run_get_start_monotonic (first) + matchup_run_get_timings (first)->done +
                       900 * 1000);
  matchup_prompt_queue_stop (queue);
  matchup_round_stop_all (matchup_conversation_get_round (conversation, 1));
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
}

/* Who stops all answers wants no more of them. */
static void
test_all_stopped (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/hang", "doubao/hang", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, models, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, FALSE, TRUE);
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);

  matchup_test_wait_until (matchup_run_get_state (matchup_answer_get_current (
                               matchup_round_get_answer (round, 1))) != MATCHUP_RUN_STATE_QUEUED);
  matchup_round_stop_all (round);
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_pause (queue), ==, MATCHUP_PROMPT_QUEUE_BY_PERSON);
  assert_asked (conversation, 1);

  while (matchup_lineup_get_size (matchup_conversation_get_lineup (conversation)) > 0)
    matchup_lineup_remove (matchup_conversation_get_lineup (conversation), 0);
  matchup_prompt_queue_resume (queue, conversation);
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_pause (queue), ==, MATCHUP_PROMPT_QUEUE_BY_LINEUP);
}

static void
vote (Fixture *fixture, MatchupConversation *conversation, guint round)
{
  MatchupRound *judged = matchup_conversation_get_round (conversation, round);
  g_autoptr (MatchupVoteBuilder) builder = matchup_round_begin_vote (judged);
  g_autoptr (MatchupVote) choice = NULL;

  matchup_vote_builder_choose_tie (builder);
  choice = matchup_vote_builder_end (builder, g_get_real_time ());
  g_assert_true (matchup_round_set_vote (judged, choice));
}

static void
test_votes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, two, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, TRUE, TRUE);

  g_assert_true (matchup_prompt_queue_get_wait (queue));
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_VOTING);
  assert_asked (conversation, 1);
  vote (fixture, conversation, 0);
  matchup_test_wait_until (matchup_prompt_queue_get_n_asked (queue) == 2);
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_VOTING);
  assert_asked (conversation, 2);
  matchup_prompt_queue_set_wait (queue, FALSE);
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_DONE);
  assert_asked (conversation, 4);
}

/* An early vote stops the answers that still come, but not the list. */
static void
test_early_vote (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/tokens-400-at-50",
                                        "doubao/tokens-400-at-50",
                                        NULL };
  MatchupJudging *judging = matchup_workspace_get_judging (fixture->test->workspace);
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, models, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, TRUE, TRUE);
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  g_autoptr (MatchupVoteBuilder) builder = NULL;
  g_autoptr (MatchupVote) choice = NULL;

  matchup_judging_set_stop_rest (judging, TRUE);
  matchup_test_wait_until (matchup_round_get_n_judgeable (round) == 2);
  builder = matchup_judging_begin_vote (judging, round);
  matchup_vote_builder_choose_tie (builder);
  choice = matchup_judging_end_vote (judging, builder);
  g_assert_true (matchup_history_vote (matchup_workspace_get_history (fixture->test->workspace),
                                       conversation,
                                       round,
                                       choice));
  matchup_test_wait_until (!matchup_round_is_busy (round));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (matchup_run_get_state (
                         matchup_answer_get_current (matchup_round_get_answer (round, i))),
                     ==,
                     MATCHUP_RUN_STATE_STOPPED);
  matchup_test_wait_until (matchup_prompt_queue_get_n_asked (queue) == 2 ||
                           matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_RUNNING);
  assert_asked (conversation, 2);
  matchup_prompt_queue_stop (queue);
  matchup_round_stop_all (matchup_conversation_get_round (conversation, 1));
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
}

/* The rest is offered at the next start, and goes on where it was. */
static void
test_restart (Fixture *fixture, gconstpointer data)
{
  MatchupConversation *conversation = create (fixture->test->workspace, two, FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  MatchupPromptQueue *queue = start (fixture, conversation, TRUE, FALSE);
  g_autoptr (MatchupConversation) again = NULL;
  g_autofree char *sentence = NULL;

  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_VOTING);
  g_object_unref (queue);
  g_object_unref (conversation);
  matchup_test_workspace_reopen (fixture->test);
  set_keys (fixture->test->workspace);
  g_assert_cmpuint (count_queues (fixture), ==, 1);
  queue = g_object_ref (
      matchup_prompt_queues_find (matchup_workspace_get_prompt_queues (fixture->test->workspace),
                                  id));
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_pause (queue), ==, MATCHUP_PROMPT_QUEUE_BY_RESTART);
  g_assert_cmpuint (matchup_prompt_queue_get_total (queue), ==, 4);
  g_assert_cmpuint (matchup_prompt_queue_get_n_asked (queue), ==, 1);
  g_assert_true (matchup_prompt_queue_get_wait (queue));
  sentence = matchup_prompt_queue_dup_sentence (queue);
  g_assert_nonnull (strstr (sentence, "not finished"));
  again = open_conversation (fixture->test->workspace, id);
  assert_asked (again, 1);
  matchup_prompt_queue_set_wait (queue, FALSE);
  matchup_prompt_queue_resume (queue, again);
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_DONE);
  assert_asked (again, 4);
  g_object_unref (queue);
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, two, TRUE);
  MatchupPromptQueue *queue = start (fixture, conversation, TRUE, TRUE);

  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_VOTING);
  g_object_unref (queue);
  matchup_test_workspace_reopen (fixture->test);
  g_assert_cmpuint (count_queues (fixture), ==, 0);
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, two, FALSE);
  MatchupPromptQueue *queue = start (fixture, conversation, TRUE, TRUE);

  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_VOTING);
  g_object_unref (queue);
  matchup_history_delete (matchup_workspace_get_history (fixture->test->workspace),
                          matchup_conversation_get_id (conversation));
  g_clear_object (&conversation);
  matchup_test_workspace_reopen (fixture->test);
  g_assert_cmpuint (count_queues (fixture), ==, 0);
}

static guint
count_listed (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (matchup_workspace_get_history (fixture->test->workspace)));
}

/* Nothing is asked any more, and nothing comes back by itself; brought back, it goes on. */
static void
test_deleted_meanwhile (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "doubao/hang", NULL };
  MatchupHistory *history = matchup_workspace_get_history (fixture->test->workspace);
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, models, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, FALSE, TRUE);
  MatchupRun *run = matchup_answer_get_current (
      matchup_round_get_answer (matchup_conversation_get_round (conversation, 0), 0));

  matchup_test_wait_until (matchup_run_get_state (run) == MATCHUP_RUN_STATE_DONE);
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  matchup_history_delete (history, matchup_conversation_get_id (conversation));
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_pause (queue), ==, MATCHUP_PROMPT_QUEUE_BY_PERSON);
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  assert_asked (conversation, 1);
  g_assert_cmpuint (count_listed (fixture), ==, 0);

  matchup_history_undelete (history, matchup_conversation_get_id (conversation));
  g_assert_cmpuint (count_listed (fixture), ==, 1);
  matchup_prompt_queue_resume (queue, conversation);
  matchup_test_wait_until (matchup_prompt_queue_get_n_asked (queue) == 2);
  assert_asked (conversation, 2);
  matchup_prompt_queue_stop (queue);
  matchup_round_stop_all (matchup_conversation_get_round (conversation, 1));
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
}

/* Nor when the break is over that a service asked for. */
static void
test_deleted_waiting (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/fail-429", "doubao/echo", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture->test->workspace, models, FALSE);
  g_autoptr (MatchupPromptQueue) queue = start (fixture, conversation, FALSE, TRUE);

  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_WAITING);
  matchup_history_delete (matchup_workspace_get_history (fixture->test->workspace),
                          matchup_conversation_get_id (conversation));
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_PAUSED);
  assert_asked (conversation, 1);
  g_assert_cmpuint (count_listed (fixture), ==, 0);
}

/* The other process: asks, and tells when the second question is under way. */
static int
run_child (const char *folder)
{
  static const char *const models[] = { "openai/echo", "doubao/slow", NULL };
  MatchupWorkspace *workspace = matchup_test_open_workspace (folder, NULL);
  MatchupConversation *conversation = create (workspace, models, FALSE);
  MatchupPromptQueue *queue;

  set_keys (workspace);
  queue = matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (workspace),
                                       conversation,
                                       prompts,
                                       FALSE,
                                       TRUE);
  matchup_test_wait_until (
      matchup_prompt_queue_get_n_asked (queue) == 2 &&
      matchup_run_get_start_monotonic (matchup_answer_get_current (
          matchup_round_get_answer (matchup_conversation_get_round (conversation, 1), 0))) != 0);
  g_print ("%s\n", matchup_conversation_get_id (conversation));
  for (;;)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                    &error,
                                                    program,
                                                    "--child",
                                                    fixture->test->folder,
                                                    NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *id = NULL;
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupPromptQueue) queue = NULL;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  id = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (id);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);

  matchup_test_workspace_reopen (fixture->test);
  set_keys (fixture->test->workspace);
  conversation = open_conversation (fixture->test->workspace, id);
  assert_asked (conversation, 2);
  g_assert_cmpuint (count_queues (fixture), ==, 1);
  queue = g_object_ref (
      matchup_prompt_queues_find (matchup_workspace_get_prompt_queues (fixture->test->workspace),
                                  id));
  g_assert_cmpuint (matchup_prompt_queue_get_n_asked (queue), ==, 2);
  matchup_prompt_queue_resume (queue, conversation);
  wait_for_state (queue, MATCHUP_PROMPT_QUEUE_DONE);
  assert_asked (conversation, 4);
}

static void
test_cost (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/gpt-4o-mini",
                                        "openai/no-such-model",
                                        "practice/quick",
                                        NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupPricing *pricing = matchup_workspace_get_pricing (fixture->test->workspace);
  guint n_unknown;
  g_autoptr (GArray) alone =
      matchup_prompt_cost_estimate (pricing, lineup, prompts, TRUE, g_get_real_time (), &n_unknown);
  g_autoptr (GArray) together =
      matchup_prompt_cost_estimate (pricing, lineup, prompts, FALSE, g_get_real_time (), NULL);
  MatchupPromptCost *cost;

  g_assert_cmpuint (n_unknown, ==, 1);
  g_assert_cmpuint (alone->len, ==, 1);
  cost = &g_array_index (alone, MatchupPromptCost, 0);
  g_assert_cmpstr (cost->currency, ==, "USD");
  /* Four answers of 500 tokens at $0.60 a million, and next to nothing for the questions. */
  g_assert_cmpfloat_with_epsilon (cost->amount, 4 * 500 * 0.6e-6, 1e-5);
  g_assert_cmpfloat (g_array_index (together, MatchupPromptCost, 0).amount, >, cost->amount);
}

int
main (int argc, char **argv)
{
  /* Before the tests begin to write what they do. */
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
#define ADD(name, data, func) \
  g_test_add ("/services/prompt-queue/" name, Fixture, data, set_up, func, tear_down)
  ADD ("all", NULL, test_all);
  ADD ("alone", GINT_TO_POINTER (TRUE), test_alone);
  ADD ("together", GINT_TO_POINTER (FALSE), test_alone);
  ADD ("pause-stop", NULL, test_pause_stop);
  ADD ("failures", NULL, test_failures);
  ADD ("retry-after", NULL, test_retry_after);
  ADD ("all-stopped", NULL, test_all_stopped);
  ADD ("votes", NULL, test_votes);
  ADD ("early-vote", NULL, test_early_vote);
  ADD ("restart", NULL, test_restart);
  ADD ("private", NULL, test_private);
  ADD ("deleted", NULL, test_deleted);
  ADD ("deleted-meanwhile", NULL, test_deleted_meanwhile);
  ADD ("deleted-waiting", NULL, test_deleted_waiting);
  ADD ("killed", NULL, test_killed);
  ADD ("cost", NULL, test_cost);
  return g_test_run ();
}
