/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace against a real loopback service, a real database and keys in memory. */
#include "matchup-enum-types.h"
#include "matchup-history-private.h"
#include "matchup-http-client.h"
#include "matchup-test-workspace.h"

#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

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

static void
assert_text (MatchupRun *run, const char *expected)
{
  g_autofree char *text =
      matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);

  g_assert_cmpstr (text, ==, expected);
}

static guint
count_requests (Fixture *fixture)
{
  g_autofree char *url = g_strdup_printf ("%.*s/__requests",
                                          (int) strlen (fixture->test->address) - 3,
                                          fixture->test->address);
  g_autoptr (MatchupHttpClient) http = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = matchup_http_request_new ("GET", url);
  g_autoptr (MatchupHttpResponse) response = NULL;
  g_autoptr (GAsyncResult) sent = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  matchup_http_client_send_async (http, request, NULL, matchup_test_keep_result_cb, &sent);
  matchup_test_wait_until (sent != NULL);
  response = matchup_http_client_send_finish (http, sent, NULL);
  matchup_http_response_read_all_async (response,
                                        1 << 20,
                                        NULL,
                                        matchup_test_keep_result_cb,
                                        &read);
  matchup_test_wait_until (read != NULL);
  body = matchup_http_response_read_all_finish (response, read, NULL);
  g_assert_true (json_parser_load_from_data (parser,
                                             g_bytes_get_data (body, NULL),
                                             (gssize) g_bytes_get_size (body),
                                             NULL));
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser)));
}

static void
test_one_failing (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "openai/fail-401", "doubao/echo",
                                 "doubao/cut",  "doubao/no-such",  "nosuch/echo",
                                 "openai/html", "doubao/thinking", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, "Hello, 你好");

  assert_text (matchup_test_get_run (round, 0), "Hello, 你好");
  assert_text (matchup_test_get_run (round, 2), "Hello, 你好");
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 7)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_error_info_get_kind (
                       matchup_run_get_error (matchup_test_get_run (round, 1))),
                   ==,
                   MATCHUP_ERROR_KIND_AUTH);
  g_assert_null (strstr (matchup_error_info_get_message (
                             matchup_run_get_error (matchup_test_get_run (round, 1))),
                         KEY));
  g_assert_cmpint (matchup_error_info_get_kind (
                       matchup_run_get_error (matchup_test_get_run (round, 4))),
                   ==,
                   MATCHUP_ERROR_KIND_NOT_FOUND);
  g_assert_cmpint (matchup_error_info_get_kind (
                       matchup_run_get_error (matchup_test_get_run (round, 5))),
                   ==,
                   MATCHUP_ERROR_KIND_UNKNOWN_SERVICE);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpint (matchup_run_get_start_monotonic (matchup_test_get_run (round, i)),
                     ==,
                     matchup_run_get_start_monotonic (matchup_test_get_run (round, 0)));
  g_assert_cmpuint (matchup_workspace_get_n_active (fixture->test->workspace), ==, 0);
}

static void
test_own_history (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "doubao/chinese", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *first =
      matchup_test_workspace_ask (fixture->test, conversation, "the first question");
  MatchupRound *second =
      matchup_test_workspace_ask (fixture->test, conversation, "the second question");
  g_autofree char *to_echo = matchup_workspace_dup_sent (fixture->test->workspace,
                                                         conversation,
                                                         second,
                                                         matchup_round_get_answer (second, 0));
  g_autofree char *to_chinese = matchup_workspace_dup_sent (fixture->test->workspace,
                                                            conversation,
                                                            second,
                                                            matchup_round_get_answer (second, 1));

  assert_text (matchup_test_get_run (first, 0), "the first question");
  g_assert_nonnull (strstr (to_echo, "the first question"));
  g_assert_nonnull (strstr (to_chinese, "先想清楚"));
  g_assert_null (strstr (to_echo, "先想清楚"));
  g_assert_null (strstr (to_echo, KEY));
}

static void
test_restored (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "doubao/thinking", NULL };
  MatchupConversation *conversation = matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autoptr (MatchupConversation) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupRun *run;

  matchup_test_workspace_ask (fixture->test, conversation, "remember me");
  g_object_unref (conversation);
  matchup_test_workspace_reopen (fixture->test);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (matchup_workspace_get_providers (fixture->test->workspace))),
                    ==,
                    2);
  matchup_history_open_async (matchup_workspace_get_history (fixture->test->workspace),
                              id,
                              NULL,
                              matchup_test_keep_result_cb,
                              &result);
  matchup_test_wait_until (result != NULL);
  loaded = matchup_history_open_finish (matchup_workspace_get_history (fixture->test->workspace),
                                        result,
                                        &error);
  g_assert_no_error (error);
  g_assert_cmpstr (matchup_conversation_get_title (loaded), ==, "remember me");
  run = matchup_test_get_run (matchup_conversation_get_round (loaded, 0), 0);
  assert_text (run, "remember me");
  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_usage (run)->prompt, ==, 11);
  g_assert_cmpint (matchup_run_get_timings (run)->done, >, 0);
  g_assert_false (matchup_test_folder_has (fixture->test->folder, KEY));
  g_assert_true (matchup_test_folder_has (fixture->test->folder, "remember me"));
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, TRUE);

  assert_text (matchup_test_get_run (
                   matchup_test_workspace_ask (fixture->test, conversation, "leave no trace"),
                   0),
               "leave no trace");
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (matchup_workspace_get_history (fixture->test->workspace))),
                    ==,
                    0);
  g_assert_false (matchup_test_folder_has (fixture->test->folder, "leave no trace"));
}

static void
test_stop_and_ask_again (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/hang", "doubao/tokens-400-at-50", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, "too slow");
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  MatchupAnswer *answer = matchup_round_get_answer (round, 1);
  gsize length;
  MatchupRun *again;

  matchup_test_wait_until (
      !matchup_message_is_empty (matchup_run_get_message (matchup_test_get_run (round, 1))));
  matchup_round_stop_all (round);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_STOPPED);
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 1)),
                   ==,
                   MATCHUP_RUN_STATE_STOPPED);
  length = matchup_message_get_length (matchup_run_get_message (matchup_test_get_run (round, 1)),
                                       MATCHUP_PART_KIND_TEXT);
  g_assert_cmpuint (length, >, 0);

  again = matchup_workspace_ask_again (fixture->test->workspace, conversation, round, answer);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  g_assert_true (matchup_answer_get_current (answer) == again);
  matchup_test_wait_until (!matchup_message_is_empty (matchup_run_get_message (again)));
  matchup_run_stop (again);
  matchup_test_wait_until (!matchup_run_is_active (again));
}

/* From now on. */
static void
refuse_runs (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TRIGGER refuse BEFORE INSERT ON runs BEGIN"
                                 " SELECT RAISE (ABORT, 'no'); END",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (db);
}

/* The one that is looked at while the question is being saved is not the one that is asked. */
static void
test_ask_again_and_step_back (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, "once more");
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  MatchupRun *first = matchup_answer_get_current (answer);
  MatchupRun *second = matchup_workspace_ask_again (workspace, conversation, round, answer);
  MatchupRun *third = matchup_workspace_ask_again (workspace, conversation, round, answer);

  matchup_history_show_run (matchup_workspace_get_history (workspace),
                            conversation,
                            round,
                            answer,
                            first);
  matchup_test_wait_until (!matchup_run_is_active (second) && !matchup_run_is_active (third));
  g_assert_cmpint (matchup_run_get_state (second), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_state (third), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_true (matchup_answer_get_current (answer) == first);
  g_assert_cmpuint (matchup_workspace_get_n_active (workspace), ==, 0);
  g_assert_cmpuint (count_requests (fixture), ==, 3);
}

/* Where it cannot be saved, nothing is sent, and it is the new one that says so. */
static void
test_not_saved_and_step_back (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, "once more");
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  MatchupRun *first = matchup_answer_get_current (answer);
  MatchupRun *second;

  refuse_runs (fixture);
  second = matchup_workspace_ask_again (workspace, conversation, round, answer);
  matchup_history_show_run (matchup_workspace_get_history (workspace),
                            conversation,
                            round,
                            answer,
                            first);
  matchup_test_wait_until (!matchup_run_is_active (second));
  g_assert_cmpint (matchup_run_get_state (second), ==, MATCHUP_RUN_STATE_FAILED);
  g_assert_cmpint (matchup_run_get_state (first), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpuint (matchup_workspace_get_n_active (workspace), ==, 0);
  g_assert_cmpuint (count_requests (fixture), ==, 1);
}

static void
test_retry (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/flaky-503", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, "please");

  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_timings (matchup_test_get_run (round, 0))->tries, ==, 2);
  g_assert_cmpint (matchup_run_get_timings (matchup_test_get_run (round, 0))->retry_wait, >, 0);
}

/* A service that does not know an optional field is asked once more without it, and then no more.
 */
static void
test_refused_field (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/no-stream-options", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, "once");
  g_autofree char *sent = NULL;

  assert_text (matchup_test_get_run (round, 0), "once");
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  /* The same try, corrected: nothing was waited for. */
  g_assert_cmpint (matchup_run_get_timings (matchup_test_get_run (round, 0))->tries, ==, 1);
  g_assert_cmpint (matchup_run_get_timings (matchup_test_get_run (round, 0))->retry_wait, ==, 0);
  g_assert_cmpuint (count_requests (fixture), ==, 2);
  sent = matchup_workspace_dup_sent (fixture->test->workspace,
                                     conversation,
                                     round,
                                     matchup_round_get_answer (round, 0));
  g_assert_null (strstr (sent, "stream_options"));

  round = matchup_test_workspace_ask (fixture->test, conversation, "twice");
  assert_text (matchup_test_get_run (round, 0), "twice");
  g_assert_cmpuint (count_requests (fixture), ==, 3);
}

/* Failures that do not look like one, and those that are no answer of the service at all. */
static void
test_hidden_failures (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *model;
    MatchupErrorKind kind;
    MatchupErrorReason reason;
    int tries;
    const char *text;
  } table[] = {
    { "openai/base-resp", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_NONE, 1, "" },
    { "openai/error-200", MATCHUP_ERROR_KIND_SERVER, MATCHUP_ERROR_REASON_NONE, 3, "" },
    { "openai/error-in-stream",
      MATCHUP_ERROR_KIND_OVERLOADED,
      MATCHUP_ERROR_REASON_NONE,
      1,
      "So far " },
    { "openai/empty-body", MATCHUP_ERROR_KIND_TRUNCATED, MATCHUP_ERROR_REASON_EMPTY, 1, "" },
    { "openai/html", MATCHUP_ERROR_KIND_BAD_RESPONSE, MATCHUP_ERROR_REASON_WEB_PAGE, 1, "" },
    { "openai/html-502", MATCHUP_ERROR_KIND_SERVER, MATCHUP_ERROR_REASON_NONE, 3, "" },
    { "openai/redirect", MATCHUP_ERROR_KIND_BAD_RESPONSE, MATCHUP_ERROR_REASON_REDIRECTED, 1, "" },
    { "openai/long-wait", MATCHUP_ERROR_KIND_RATE_LIMIT, MATCHUP_ERROR_REASON_NONE, 1, "" },
  };
  const char *models[G_N_ELEMENTS (table) + 1] = { NULL };
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupRound *round;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    models[i] = table[i].model;
  conversation = matchup_test_workspace_create (fixture->test, models, FALSE);
  round = matchup_test_workspace_ask (fixture->test, conversation, "Hello");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupRun *run = matchup_test_get_run (round, i);
      MatchupErrorInfo *error = matchup_run_get_error (run);

      g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_FAILED);
      g_assert_cmpint (matchup_error_info_get_kind (error), ==, table[i].kind);
      g_assert_cmpint (matchup_error_info_get_reason (error), ==, table[i].reason);
      g_assert_cmpint (matchup_run_get_timings (run)->tries, ==, table[i].tries);
      assert_text (run, table[i].text);
    }
  g_assert_cmpfloat (matchup_error_info_get_retry_after (
                         matchup_run_get_error (matchup_test_get_run (round, 7))),
                     ==,
                     300);
}

/* Nothing to read is no failure, but nothing that a person takes for an answer either. */
static void
test_without_text (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/empty", "openai/no-text", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, "Hello");

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, i)),
                       ==,
                       MATCHUP_RUN_STATE_DONE);
      g_assert_false (matchup_run_has_answer (matchup_test_get_run (round, i)));
    }
}

static void
test_history_list (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  MatchupHistory *history = matchup_workspace_get_history (fixture->test->workspace);
  g_autoptr (MatchupConversation) first =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupConversation) second =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupConversationSummary) top = NULL;

  matchup_test_workspace_ask (fixture->test, first, "first");
  matchup_test_workspace_ask (fixture->test, second, "second");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 2);
  matchup_history_set_pinned (history, matchup_conversation_get_id (first), TRUE);
  top = g_list_model_get_item (G_LIST_MODEL (history), 0);
  g_assert_cmpstr (matchup_conversation_summary_get_title (top), ==, "first");
  matchup_history_rename (history, matchup_conversation_get_id (first), "  A name  ");
  g_assert_cmpstr (matchup_conversation_summary_get_title (top), ==, "A name");
  g_assert_cmpstr (matchup_conversation_get_title (first), ==, "A name");
  matchup_history_delete (history, matchup_conversation_get_id (first));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 1);
  matchup_history_undelete (history, matchup_conversation_get_id (first));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 2);
}

/* Another process would see the same: a second workspace on the folder takes over what the first
 * writes. */
static void
test_two_at_once (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupWorkspace *other = matchup_test_open_workspace (fixture->test->folder, NULL);
  GListModel *history = G_LIST_MODEL (matchup_workspace_get_history (other));

  g_assert_cmpuint (g_list_model_get_n_items (history), ==, 0);
  matchup_test_workspace_ask (fixture->test, conversation, "seen from outside");
  matchup_test_wait_until (g_list_model_get_n_items (history) == 1);
  matchup_test_close_workspace (other);
}

static void
check_service (Fixture *fixture, const char *key, gboolean expected_good)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->test->workspace);
  g_autoptr (MatchupSecret) secret = matchup_secret_new (key, -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupErrorInfo) info = NULL;
  guint n_models = 0;

  matchup_provider_list_check_async (providers,
                                     matchup_provider_list_find (providers, "openai"),
                                     secret,
                                     NULL,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &result);
  matchup_test_wait_until (result != NULL);
  info = matchup_provider_list_check_finish (providers, result, &n_models, &error);
  g_assert_no_error (error);
  if (expected_good)
    {
      g_assert_null (info);
      g_assert_cmpuint (n_models, >, 5);
    }
  else
    {
      g_assert_nonnull (info);
      g_assert_cmpint (matchup_error_info_get_kind (info), ==, MATCHUP_ERROR_KIND_AUTH);
    }
}

/* What another process writes while the window opens is listed once. */
static void
test_changed_before_loaded (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) first =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupConversation) second =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupDb) db = matchup_db_new (fixture->test->folder);
  g_autoptr (MatchupSettingsStore) settings = matchup_settings_store_new (db);
  g_autoptr (MatchupHistory) history =
      matchup_history_new (db,
                           settings,
                           matchup_workspace_get_providers (workspace),
                           matchup_workspace_get_catalog (workspace),
                           matchup_workspace_get_judging (workspace),
                           matchup_workspace_get_clock (workspace));
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) closed = NULL;

  matchup_db_open_async (db, NULL, matchup_test_keep_result_cb, &opened);
  matchup_test_wait_until (opened != NULL);
  g_assert_true (matchup_db_open_finish (db, opened, NULL));
  matchup_test_workspace_ask (fixture->test, first, "first");
  matchup_test_workspace_ask (fixture->test, second, "second");
  matchup_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (history)) == 2);
  matchup_history_load_async (history, NULL, matchup_test_keep_result_cb, &loaded);
  matchup_test_wait_until (loaded != NULL);
  g_assert_true (matchup_history_load_finish (history, loaded, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 2);
  matchup_db_close_async (db, matchup_test_keep_result_cb, &closed);
  matchup_test_wait_until (closed != NULL);
  g_assert_true (matchup_db_close_finish (db, closed, NULL));
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  check_service (fixture, KEY, TRUE);
  check_service (fixture, "wrong-key", FALSE);
}

/* What a service without a model list is found to be by one word from @model; NULL: none known. */
static MatchupErrorInfo *
check_without_list (Fixture *fixture, const char *model)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->test->workspace);
  const char *const models[] = { model, NULL };
  const MatchupProviderTemplateFields fields = {
    .id = "wordy",
    .name = "Wordy",
    .description = "",
    .protocol = "openai-chat",
    .address = fixture->test->address,
    .default_models = models,
    .quirks = { .models_path = "", .include_usage = TRUE },
  };
  g_autoptr (MatchupProviderTemplate) template_ = matchup_provider_template_new (&fields);
  g_autoptr (MatchupProvider) provider = matchup_provider_new ("wordy", template_, NULL, NULL);

  return matchup_test_check (providers, provider, KEY);
}

static void
test_check_by_word (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *model;
    int kind; /* -1: can be used */
    MatchupErrorReason reason;
  } table[] = {
    { "echo", -1, 0 },
    { "no-stream-options", -1, 0 },
    { "empty", -1, 0 },
    { NULL, -1, 0 },
    { "retired-model", -1, 0 },
    { "fail-401", MATCHUP_ERROR_KIND_AUTH, 0 },
    { "fail-404-not-open", MATCHUP_ERROR_KIND_NOT_FOUND, MATCHUP_ERROR_REASON_MODEL_NOT_OPEN },
    { "base-resp", MATCHUP_ERROR_KIND_QUOTA, 0 },
    { "error-200", MATCHUP_ERROR_KIND_SERVER, 0 },
    { "html", MATCHUP_ERROR_KIND_BAD_RESPONSE, MATCHUP_ERROR_REASON_WEB_PAGE },
    { "empty-body", MATCHUP_ERROR_KIND_TRUNCATED, MATCHUP_ERROR_REASON_EMPTY },
    { "redirect", MATCHUP_ERROR_KIND_BAD_RESPONSE, MATCHUP_ERROR_REASON_REDIRECTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupErrorInfo) info = check_without_list (fixture, table[i].model);

      g_assert_cmpint (info != NULL ? (int) matchup_error_info_get_kind (info) : -1,
                       ==,
                       table[i].kind);
      if (info != NULL)
        g_assert_cmpint (matchup_error_info_get_reason (info), ==, table[i].reason);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/services/workspace/one-failing", test_one_failing },
    { "/services/workspace/own-history", test_own_history },
    { "/services/workspace/restored", test_restored },
    { "/services/workspace/private", test_private },
    { "/services/workspace/stop-and-ask-again", test_stop_and_ask_again },
    { "/services/workspace/ask-again-and-step-back", test_ask_again_and_step_back },
    { "/services/workspace/not-saved-and-step-back", test_not_saved_and_step_back },
    { "/services/workspace/retry", test_retry },
    { "/services/workspace/refused-field", test_refused_field },
    { "/services/workspace/hidden-failures", test_hidden_failures },
    { "/services/workspace/without-text", test_without_text },
    { "/services/workspace/history-list", test_history_list },
    { "/services/workspace/two-at-once", test_two_at_once },
    { "/services/workspace/changed-before-loaded", test_changed_before_loaded },
    { "/services/workspace/check", test_check },
    { "/services/workspace/check-by-word", test_check_by_word },
  };

  g_unsetenv ("OPENAI_API_KEY");
  g_unsetenv ("ARK_API_KEY");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
