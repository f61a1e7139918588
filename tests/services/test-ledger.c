/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was sent is counted before it leaves, and a budget holds: real service, real database. */
#include "matchup-budget-private.h"
#include "matchup-prompt-queues.h"
#include "matchup-test-locks.h"
#include "matchup-test-workspace.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

static const char *program;

typedef struct
{
  MatchupTestWorkspace *test;
  GSettings *settings;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->settings = g_settings_new ("io.github.matchup_app.Matchup");
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", KEY);
  matchup_test_workspace_connect (fixture->test, "doubao", KEY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, "budget-month");
  g_settings_reset (fixture->settings, "budget-run");
  g_settings_reset (fixture->settings, "budget-currency");
  g_clear_object (&fixture->settings);
  matchup_test_workspace_free (fixture->test);
}

static MatchupRound *
ask (Fixture *fixture, MatchupConversation *conversation, const char *prompt)
{
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, prompt);

  matchup_test_workspace_flush (fixture->test);
  return round;
}

/* A number that the database has. */
static double
read_number (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  double number;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_double (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return number;
}

static void
set_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (matchup_pricing_set_finish (MATCHUP_PRICING (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* So much for a million tokens either way. */
static void
set_price (Fixture *fixture, const char *service, const char *model, double price)
{
  MatchupTokenPrices prices = { price, price, price };
  gboolean done = FALSE;

  matchup_pricing_set_price_async (matchup_workspace_get_pricing (fixture->test->workspace),
                                   service,
                                   model,
                                   "USD",
                                   &prices,
                                   set_done_cb,
                                   &done);
  matchup_test_wait_until (done);
}

static const MatchupLedgerService *
find (GPtrArray *services, const char *id)
{
  for (guint i = 0; i < services->len; i++)
    {
      const MatchupLedgerService *service = g_ptr_array_index (services, i);

      if (g_str_equal (service->provider_id, id))
        return service;
    }
  return NULL;
}

static GPtrArray *
get_month (Fixture *fixture)
{
  return matchup_ledger_dup_month (matchup_workspace_get_ledger (fixture->test->workspace), FALSE);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "doubao/flaky-503", "openai/told-cost",
                                        "nosuch/echo", "practice/quick",   NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (GPtrArray) services = NULL;
  const MatchupLedgerService *service;
  const char *ids[] = { matchup_conversation_get_id (conversation), NULL };

  ask (fixture, conversation, "Hello, 你好");
  services = get_month (fixture);
  g_assert_cmpuint (services->len, ==, 2);
  service = find (services, "openai");
  g_assert_cmpint (service->requests, ==, 2);
  g_assert_cmpint (service->characters, ==, 2 * 9);
  g_assert_cmpint (service->pictures, ==, 0);
  /* It told the cost itself. */
  g_assert_cmpuint (service->told->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (service->told, MatchupPromptCost, 0).amount,
                                  0.0042,
                                  1e-9);
  /* The first try was refused: two requests left. */
  g_assert_cmpint (find (services, "doubao")->requests, ==, 2);
  g_assert_cmpfloat (read_number (fixture, "SELECT sum (requests) FROM sent_days"), ==, 4);
  g_assert_cmpfloat (read_number (fixture,
                                  "SELECT count (*) FROM sent_days"
                                  " WHERE provider_id = 'practice'"),
                     ==,
                     0);
  /* Nothing of it goes with the conversation, and it is there at the next start. */
  g_strfreev (
      matchup_history_delete_all (matchup_workspace_get_history (fixture->test->workspace), ids));
  g_clear_object (&conversation);
  g_clear_pointer (&services, g_ptr_array_unref);
  matchup_test_workspace_reopen (fixture->test);
  services = get_month (fixture);
  g_assert_cmpint (find (services, "openai")->requests, ==, 2);
}

static void
test_not_sent (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "zhipu/echo", NULL };
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (GPtrArray) services = NULL;
  MatchupRound *round;

  /* Without a key, nothing leaves. */
  matchup_test_workspace_connect (fixture->test, "zhipu", NULL);
  conversation = matchup_test_workspace_create (fixture->test, models, FALSE);
  round = ask (fixture, conversation, "Hello");
  g_assert_cmpint (matchup_error_info_get_kind (
                       matchup_run_get_error (matchup_test_get_run (round, 1))),
                   ==,
                   MATCHUP_ERROR_KIND_NO_KEY);
  services = get_month (fixture);
  g_assert_cmpuint (services->len, ==, 1);
  g_assert_cmpfloat (read_number (fixture, "SELECT sum (requests) FROM sent_days"), ==, 1);
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, TRUE);
  MatchupLedger *ledger = matchup_workspace_get_ledger (fixture->test->workspace);
  g_autoptr (GPtrArray) with = NULL;
  g_autoptr (GPtrArray) without = NULL;

  set_price (fixture, "openai", "echo", 1);
  ask (fixture, conversation, "Nobody knows");
  with = matchup_ledger_dup_month (ledger, TRUE);
  without = matchup_ledger_dup_month (ledger, FALSE);
  g_assert_cmpint (find (with, "openai")->requests, ==, 1);
  g_assert_cmpuint (without->len, ==, 0);
  g_assert_cmpint (matchup_ledger_get_n_private (ledger), ==, 1);
  g_assert_cmpfloat (matchup_budget_get_spent (
                         matchup_workspace_get_budget (fixture->test->workspace)),
                     >,
                     0);
  g_assert_cmpfloat (read_number (fixture, "SELECT count (*) FROM sent_days"), ==, 0);
  g_assert_cmpfloat (read_number (fixture, "SELECT count (*) FROM spent_days"), ==, 0);
}

/* What an answer cost stands in the place of what it was expected to cost. */
static void
test_settled (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  const MatchupCost *cost;

  set_price (fixture, "openai", "echo", 1000);
  cost = matchup_run_get_cost (matchup_test_get_run (ask (fixture, conversation, "Hello"), 0));
  g_assert_cmpfloat (cost->amount, >, 0);
  g_assert_cmpfloat (cost->amount, <, 0.4);
  g_assert_cmpfloat_with_epsilon (read_number (fixture, "SELECT sum (own) FROM spent_days"),
                                  cost->amount,
                                  1e-9);
  g_assert_cmpfloat (read_number (fixture, "SELECT sum (told + listed) FROM spent_days"), ==, 0);
}

static void
assert_over_budget (MatchupRun *run)
{
  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_FAILED);
  g_assert_cmpint (matchup_error_info_get_reason (matchup_run_get_error (run)),
                   ==,
                   MATCHUP_ERROR_REASON_OVER_BUDGET);
  g_assert_false (matchup_error_info_was_asked (matchup_run_get_error (run)));
}

static void
test_month (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "doubao/echo", NULL };
  static const char *const free_of_cost[] = { "practice/quick", NULL };
  MatchupBudget *budget = matchup_workspace_get_budget (fixture->test->workspace);
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autofree char *warning = NULL;
  g_autofree char *none = NULL;
  MatchupRound *round;
  double spent;

  set_price (fixture, "openai", "echo", 1000);
  g_settings_set_double (fixture->settings, "budget-month", 1);
  g_settings_set_string (fixture->settings, "budget-currency", "USD");
  round = ask (fixture, conversation, "Hello");
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  none = matchup_budget_dup_warning (budget);
  g_assert_null (none);
  spent = matchup_budget_get_spent (budget);
  g_assert_cmpfloat (spent, >, 0);
  /* So much that there is a warning, but not for the next question. */
  g_settings_set_double (fixture->settings, "budget-month", spent * 1.1);
  warning = matchup_budget_dup_warning (budget);
  g_assert_nonnull (warning);
  round = ask (fixture, conversation, "Hello again");
  assert_over_budget (matchup_test_get_run (round, 0));
  assert_over_budget (matchup_test_get_run (round, 1));
  g_assert_cmpfloat (read_number (fixture, "SELECT sum (requests) FROM sent_days"), ==, 2);
  /* This once. */
  matchup_budget_permit (budget, matchup_conversation_get_id (conversation));
  round = ask (fixture, conversation, "Hello anyway");
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  round = ask (fixture, conversation, "And once more");
  assert_over_budget (matchup_test_get_run (round, 0));
  g_assert_cmpfloat (read_number (fixture, "SELECT sum (requests) FROM sent_days"), ==, 4);
  /* What costs nothing is never held up. */
  {
    g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (free_of_cost);
    g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "Hello");
    g_autofree char *sentence = NULL;

    g_assert_cmpint (matchup_workspace_judge_budget (fixture->test->workspace,
                                                     lineup,
                                                     NULL,
                                                     message,
                                                     NULL,
                                                     &sentence),
                     ==,
                     MATCHUP_BUDGET_OPEN);
  }
}

static MatchupRun *
ask_edited (MatchupWorkspace *workspace, MatchupConversation *chat, MatchupRound *round)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "Edited");

  g_object_unref (matchup_workspace_ask_edited (workspace, chat, round, message));
  return matchup_test_get_run (matchup_test_get_last (chat), 0);
}

static MatchupRun *
ask_same (MatchupWorkspace *workspace, MatchupConversation *chat, MatchupRound *round)
{
  g_object_unref (matchup_workspace_ask_same (workspace, chat, round));
  return matchup_test_get_run (matchup_test_get_last (chat), 0);
}

static MatchupRun *
ask_again (MatchupWorkspace *workspace, MatchupConversation *chat, MatchupRound *round)
{
  return matchup_workspace_ask_again (workspace, chat, round, matchup_round_get_answer (round, 0));
}

static MatchupRun *
ask_again_with (MatchupWorkspace *workspace, MatchupConversation *chat, MatchupRound *round)
{
  g_autoptr (MatchupContestant) another = matchup_test_contestant_new ("openai/told-cost");

  return matchup_workspace_ask_again_with (workspace,
                                           chat,
                                           round,
                                           matchup_round_get_answer (round, 0),
                                           another);
}

static MatchupRun *
continue_answer (MatchupWorkspace *workspace, MatchupConversation *chat, MatchupRound *round)
{
  return matchup_workspace_continue_answer (workspace,
                                            chat,
                                            round,
                                            matchup_round_get_answer (round, 0));
}

/* However somebody asks: nothing goes beyond the budget, but what may, and that once. */
static void
test_every_way (Fixture *fixture, gconstpointer data)
{
  static MatchupRun *(*const ways[]) (
      MatchupWorkspace *,
      MatchupConversation *,
      MatchupRound *) = { continue_answer, ask_again, ask_again_with, ask_same, ask_edited };
  static const char *const models[] = { "openai/cut", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupBudget *budget = matchup_workspace_get_budget (workspace);
  double n_sent = 1;

  set_price (fixture, "openai", "cut", 1000);
  set_price (fixture, "openai", "told-cost", 1000);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (MatchupConversation) chat =
          matchup_test_workspace_create (fixture->test, models, FALSE);
      MatchupRound *round;
      MatchupRun *run;

      g_settings_reset (fixture->settings, "budget-month");
      round = ask (fixture, chat, "Hello");
      g_settings_set_double (fixture->settings, "budget-month", 0.0001);
      g_test_message ("way %u", i);
      run = ways[i](workspace, chat, round);
      matchup_test_wait_until (!matchup_run_is_active (run));
      assert_over_budget (run);
      g_assert_cmpfloat (read_number (fixture, "SELECT sum (requests) FROM sent_days"), ==, n_sent);
      matchup_budget_permit (budget, matchup_conversation_get_id (chat));
      run = ways[i](workspace, chat, round);
      matchup_test_wait_until (!matchup_run_is_active (run));
      g_assert_true (matchup_run_has_answer (run));
      n_sent += 2;
    }
}

/* What the program asks for itself is stopped as well; what costs nothing never is. */
static void
test_aside (Fixture *fixture, gconstpointer data)
{
  /* The second one is on this computer and has no price. */
  static const char *const paid[] = { "openai/echo", NULL };
  static const char *const at_no_cost[] = { "practice/quick", "doubao/echo", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) about =
      matchup_test_workspace_create (fixture->test, at_no_cost, FALSE);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (paid);
  g_autoptr (MatchupRun) run = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *no_warning = NULL;
  MatchupRound *round;

  set_price (fixture, "openai", "echo", 1000);
  ask (fixture, about, "Hello");
  g_settings_set_double (fixture->settings, "budget-month", 0.0001);
  g_settings_set_double (fixture->settings, "budget-run", 0.0001);
  run = matchup_workspace_ask_aside (workspace,
                                     about,
                                     matchup_contestant_get_model (matchup_lineup_get (lineup, 0)),
                                     NULL,
                                     "What is it about?");
  matchup_test_wait_until (!matchup_run_is_active (run));
  assert_over_budget (run);
  round = ask (fixture, about, "Still there?");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, i)),
                     ==,
                     MATCHUP_RUN_STATE_DONE);
  /* Nobody is warned of what costs nothing. */
  g_settings_reset (fixture->settings, "budget-run");
  g_settings_reset (fixture->settings, "budget-month");
  {
    g_autoptr (MatchupConversation) conversation =
        matchup_test_workspace_create (fixture->test, paid, FALSE);

    ask (fixture, conversation, "Hello");
  }
  g_settings_set_double (fixture->settings, "budget-month", 0.0001);
  warning = matchup_workspace_dup_budget_warning (workspace, lineup);
  no_warning =
      matchup_workspace_dup_budget_warning (workspace, matchup_conversation_get_lineup (about));
  g_assert_nonnull (warning);
  g_assert_null (no_warning);
}

/* Without a rate an amount cannot count, which is said. */
static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", NULL };
  MatchupBudget *budget = matchup_workspace_get_budget (fixture->test->workspace);
  MatchupPricing *pricing = matchup_workspace_get_pricing (fixture->test->workspace);
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autofree char *gaps = NULL;
  g_autofree char *no_gaps = NULL;
  gboolean done = FALSE;

  set_price (fixture, "openai", "echo", 1000);
  g_settings_set_string (fixture->settings, "budget-currency", "EUR");
  ask (fixture, conversation, "Hello");
  g_assert_cmpfloat (matchup_budget_get_spent (budget), ==, 0);
  gaps = matchup_budget_dup_gaps (budget);
  g_assert_nonnull (strstr (gaps, "USD"));
  matchup_pricing_set_rate_async (pricing, "EUR", "USD", 2, set_done_cb, &done);
  matchup_test_wait_until (done);
  no_gaps = matchup_budget_dup_gaps (budget);
  g_assert_null (no_gaps);
  g_assert_cmpfloat_with_epsilon (matchup_budget_get_spent (budget),
                                  read_number (fixture, "SELECT sum (own) / 2 FROM spent_days"),
                                  1e-9);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) locked = matchup_test_locks_new ();
  g_autoptr (MatchupBudget) budget =
      matchup_budget_new (locked,
                          matchup_workspace_get_ledger (fixture->test->workspace),
                          matchup_workspace_get_pricing (fixture->test->workspace));

  matchup_budget_permit (budget, "one");
  g_assert_true (matchup_budget_take_permission (budget, "one"));
  g_assert_false (matchup_budget_take_permission (budget, "one"));
  matchup_test_locks_set (locked, "budget-month", TRUE);
  g_assert_false (matchup_budget_can_go_over (budget));
  matchup_budget_permit (budget, "one");
  g_assert_false (matchup_budget_take_permission (budget, "one"));
}

/* A list pauses before the question that would be too much, and goes on when it may. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", NULL };
  static const char *const prompts[] = { "one", "two", "three", "four", NULL };
  MatchupPromptQueues *queues = matchup_workspace_get_prompt_queues (fixture->test->workspace);
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupPromptQueue) queue = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *paused = NULL;
  g_autofree char *whole = NULL;

  set_price (fixture, "openai", "echo", 1000);
  /* One question is expected to cost about half a dollar, whatever its answer costs then. */
  g_settings_set_double (fixture->settings, "budget-run", 0.505);
  g_assert_cmpint (matchup_workspace_judge_budget_of_list (fixture->test->workspace,
                                                           matchup_conversation_get_lineup (
                                                               conversation),
                                                           prompts,
                                                           TRUE,
                                                           &whole),
                   ==,
                   MATCHUP_BUDGET_RUN_REACHED);
  queue = g_object_ref (matchup_prompt_queues_start (queues, conversation, prompts, FALSE, TRUE));
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_pause (queue), ==, MATCHUP_PROMPT_QUEUE_BY_BUDGET);
  paused = matchup_prompt_queue_dup_sentence (queue);
  g_assert_nonnull (strstr (paused, "$0.5"));
  g_assert_cmpuint (matchup_prompt_queue_get_n_asked (queue), <, 4);
  g_assert_true (matchup_prompt_queue_is_over_budget (queue));
  /* On its own it would only pause again. */
  matchup_prompt_queue_resume (queue, conversation);
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_PAUSED);
  matchup_prompt_queue_resume_over_budget (queue, conversation);
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_DONE);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (matchup_run_get_state (
                         matchup_test_get_run (matchup_conversation_get_round (conversation, i),
                                               0)),
                     ==,
                     MATCHUP_RUN_STATE_DONE);
}

/* Asks somebody who never answers, and tells when the question is on its way. */
static int
run_child (const char *folder, const char *address)
{
  static const char *const models[] = { "moonshot/hang", NULL };
  MatchupTestWorkspace test = { (char *) folder, NULL, NULL, (char *) address };
  Fixture fixture = { &test, NULL };
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;

  test.workspace = matchup_test_open_workspace (folder, NULL);
  matchup_test_workspace_connect (&test, "moonshot", KEY);
  set_price (&fixture, "moonshot", "hang", 1000);
  conversation = matchup_test_workspace_create (&test, models, FALSE);
  group = matchup_workspace_ask (test.workspace, conversation, "Are you there?");
  matchup_test_wait_until (
      matchup_run_get_state (matchup_test_get_run (matchup_conversation_get_round (conversation, 0),
                                                   0)) == MATCHUP_RUN_STATE_WAITING);
  g_print ("sent\n");
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
                                                    fixture->test->address,
                                                    NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GPtrArray) services = NULL;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "sent");
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  matchup_test_workspace_reopen (fixture->test);
  services = get_month (fixture);
  /* What its answer may have cost counts as well. */
  g_assert_cmpint (find (services, "moonshot")->requests, ==, 1);
  g_assert_cmpfloat (matchup_budget_get_spent (
                         matchup_workspace_get_budget (fixture->test->workspace)),
                     >,
                     0.4);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/ledger/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("counts", test_counts);
  ADD ("not-sent", test_not_sent);
  ADD ("private", test_private);
  ADD ("settled", test_settled);
  ADD ("month", test_month);
  ADD ("every-way", test_every_way);
  ADD ("aside", test_aside);
  ADD ("currencies", test_currencies);
  ADD ("locked", test_locked);
  ADD ("list", test_list);
  ADD ("killed", test_killed);
  return g_test_run ();
}
