/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace against a real loopback service, a real database and keys in memory. */
#include "matchup-enum-types.h"
#include "matchup-http-client.h"
#include "matchup-params.h"
#include "matchup-workspace-private.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"
#define SECONDS 30

static char *server_path;

typedef struct
{
  char *folder;
  GSubprocess *server;
  char *address;
  MatchupWorkspace *workspace;
} Fixture;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
expired_cb (gpointer user_data)
{
  g_error ("waited in vain for %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint expiry = g_timeout_add_seconds (SECONDS, expired_cb, (gpointer) #condition);             \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (expiry);                                                                      \
  }                                                                                                \
  G_STMT_END

static MatchupWorkspace *
open_workspace (const char *folder)
{
  g_autoptr (MatchupSecretStore) secrets = matchup_secret_store_new_memory ();
  MatchupWorkspace *workspace = matchup_workspace_new_for_parts (folder, secrets, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_workspace_open_async (workspace, NULL, keep_result_cb, &result);
  wait_until (result != NULL);
  matchup_workspace_open_finish (workspace, result, &error);
  g_assert_no_error (error);
  return workspace;
}

static void
close_workspace (MatchupWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_workspace_close_async (workspace, keep_result_cb, &result);
  wait_until (result != NULL);
  matchup_workspace_close_finish (workspace, result, &error);
  g_assert_no_error (error);
  g_object_unref (workspace);
}

static void
start_server (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *line = NULL;

  fixture->server = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, server_path, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->server));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_data (parser, line, -1, NULL));
  fixture->address = g_strdup_printf (
      "http://127.0.0.1:%" G_GINT64_FORMAT "/v1",
      json_object_get_int_member (json_node_get_object (json_parser_get_root (parser)), "port"));
}

static void
connect_service (Fixture *fixture, const char *template_id, const char *key)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupSecret) secret = matchup_secret_new (key, -1);
  g_autoptr (GAsyncResult) result = NULL;
  MatchupProvider *provider =
      matchup_provider_list_add (providers,
                                 matchup_provider_list_find_template (providers, template_id),
                                 NULL,
                                 fixture->address,
                                 &error);

  g_assert_no_error (error);
  matchup_provider_list_set_key_async (providers, provider, secret, keep_result_cb, &result);
  wait_until (result != NULL);
  g_assert_true (matchup_provider_list_set_key_finish (providers, result, &error));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("matchup-services-XXXXXX", NULL);
  start_server (fixture);
  fixture->workspace = open_workspace (fixture->folder);
  connect_service (fixture, "openai", KEY);
  connect_service (fixture, "doubao", KEY);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_workspace (fixture->workspace);
  g_output_stream_close (g_subprocess_get_stdin_pipe (fixture->server), NULL, NULL);
  g_subprocess_wait (fixture->server, NULL, NULL);
  g_object_unref (fixture->server);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->address);
}

static gboolean
is_in_files (const char *folder, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir != NULL && !found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found = is_in_files (path, needle);
      else if (g_file_get_contents (path, &contents, &length, NULL))
        found = memmem (contents, length, needle, strlen (needle)) != NULL;
    }
  return found;
}

/* @models: SERVICE/MODEL, NULL-terminated. */
static MatchupConversation *
create (Fixture *fixture, const char *const *models, gboolean private_)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  for (guint i = 0; models[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (models[i], "/", 2);
      g_autoptr (MatchupModelRef) model =
          matchup_model_ref_new (halves[0], halves[1], NULL, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
      g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

      g_assert_true (matchup_lineup_append (lineup, contestant));
    }
  return matchup_history_create (matchup_workspace_get_history (fixture->workspace),
                                 MATCHUP_CONVERSATION_KIND_COMPARE,
                                 lineup,
                                 private_);
}

static MatchupRound *
ask (Fixture *fixture, MatchupConversation *conversation, const char *prompt)
{
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->workspace, conversation, prompt);

  wait_until (!matchup_run_group_get_busy (group));
  return matchup_conversation_get_round (conversation,
                                         matchup_conversation_get_n_rounds (conversation) - 1);
}

static MatchupRun *
get_run (MatchupRound *round, guint position)
{
  return matchup_answer_get_current (matchup_round_get_answer (round, position));
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
                                          (int) strlen (fixture->address) - 3,
                                          fixture->address);
  g_autoptr (MatchupHttpClient) http = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = matchup_http_request_new ("GET", url);
  g_autoptr (MatchupHttpResponse) response = NULL;
  g_autoptr (GAsyncResult) sent = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  matchup_http_client_send_async (http, request, NULL, keep_result_cb, &sent);
  wait_until (sent != NULL);
  response = matchup_http_client_send_finish (http, sent, NULL);
  matchup_http_response_read_all_async (response, 1 << 20, NULL, keep_result_cb, &read);
  wait_until (read != NULL);
  body = matchup_http_response_read_all_finish (response, read, NULL);
  g_assert_true (json_parser_load_from_data (
      parser, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body), NULL));
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser)));
}

static void
test_one_failing (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo",      "openai/fail-401", "doubao/echo", "doubao/cut",
                                 "doubao/no-such",   "nosuch/echo",     "openai/html", "doubao/thinking",
                                 NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture, models, FALSE);
  MatchupRound *round = ask (fixture, conversation, "Hello, 你好");

  assert_text (get_run (round, 0), "Hello, 你好");
  assert_text (get_run (round, 2), "Hello, 你好");
  g_assert_cmpint (matchup_run_get_state (get_run (round, 0)), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_state (get_run (round, 7)), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_error_info_get_kind (matchup_run_get_error (get_run (round, 1))),
                   ==,
                   MATCHUP_ERROR_KIND_AUTH);
  g_assert_null (strstr (matchup_error_info_get_message (matchup_run_get_error (get_run (round, 1))),
                         KEY));
  g_assert_cmpint (matchup_error_info_get_kind (matchup_run_get_error (get_run (round, 4))),
                   ==,
                   MATCHUP_ERROR_KIND_NOT_FOUND);
  g_assert_cmpint (matchup_error_info_get_kind (matchup_run_get_error (get_run (round, 5))),
                   ==,
                   MATCHUP_ERROR_KIND_UNKNOWN_SERVICE);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpint (matchup_run_get_start_monotonic (get_run (round, i)),
                     ==,
                     matchup_run_get_start_monotonic (get_run (round, 0)));
  g_assert_cmpuint (matchup_workspace_get_n_active (fixture->workspace), ==, 0);
}

static void
test_own_history (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "doubao/chinese", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture, models, FALSE);
  MatchupRound *first = ask (fixture, conversation, "the first question");
  MatchupRound *second = ask (fixture, conversation, "the second question");
  g_autofree char *to_echo = matchup_workspace_dup_sent (
      fixture->workspace, conversation, second, matchup_round_get_answer (second, 0));
  g_autofree char *to_chinese = matchup_workspace_dup_sent (
      fixture->workspace, conversation, second, matchup_round_get_answer (second, 1));

  assert_text (get_run (first, 0), "the first question");
  g_assert_nonnull (strstr (to_echo, "the first question"));
  g_assert_nonnull (strstr (to_chinese, "先想清楚"));
  g_assert_null (strstr (to_echo, "先想清楚"));
  g_assert_null (strstr (to_echo, KEY));
}

static void
test_restored (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "doubao/thinking", NULL };
  MatchupConversation *conversation = create (fixture, models, FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autoptr (MatchupConversation) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupRun *run;

  ask (fixture, conversation, "remember me");
  g_object_unref (conversation);
  close_workspace (fixture->workspace);
  fixture->workspace = open_workspace (fixture->folder);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (matchup_workspace_get_providers (fixture->workspace))),
      ==,
      2);
  matchup_history_open_async (
      matchup_workspace_get_history (fixture->workspace), id, NULL, keep_result_cb, &result);
  wait_until (result != NULL);
  loaded = matchup_history_open_finish (
      matchup_workspace_get_history (fixture->workspace), result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (matchup_conversation_get_title (loaded), ==, "remember me");
  run = get_run (matchup_conversation_get_round (loaded, 0), 0);
  assert_text (run, "remember me");
  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_usage (run)->prompt, ==, 11);
  g_assert_cmpint (matchup_run_get_timings (run)->done, >, 0);
  g_assert_false (is_in_files (fixture->folder, KEY));
  g_assert_true (is_in_files (fixture->folder, "remember me"));
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture, models, TRUE);

  assert_text (get_run (ask (fixture, conversation, "leave no trace"), 0), "leave no trace");
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (matchup_workspace_get_history (fixture->workspace))),
      ==,
      0);
  g_assert_false (is_in_files (fixture->folder, "leave no trace"));
}

static void
test_stop_and_ask_again (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/hang", "doubao/tokens-400-at-50", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture, models, FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->workspace, conversation, "too slow");
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  MatchupAnswer *answer = matchup_round_get_answer (round, 1);
  gsize length;
  MatchupRun *again;

  wait_until (!matchup_message_is_empty (matchup_run_get_message (get_run (round, 1))));
  matchup_round_stop_all (round);
  wait_until (!matchup_run_group_get_busy (group));
  g_assert_cmpint (matchup_run_get_state (get_run (round, 0)), ==, MATCHUP_RUN_STATE_STOPPED);
  g_assert_cmpint (matchup_run_get_state (get_run (round, 1)), ==, MATCHUP_RUN_STATE_STOPPED);
  length = matchup_message_get_length (matchup_run_get_message (get_run (round, 1)),
                                       MATCHUP_PART_KIND_TEXT);
  g_assert_cmpuint (length, >, 0);

  again = matchup_workspace_ask_again (fixture->workspace, conversation, round, answer);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  g_assert_true (matchup_answer_get_current (answer) == again);
  wait_until (!matchup_message_is_empty (matchup_run_get_message (again)));
  matchup_run_stop (again);
  wait_until (!matchup_run_is_active (again));
}

static void
test_retry (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/flaky-503", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture, models, FALSE);
  MatchupRound *round = ask (fixture, conversation, "please");

  g_assert_cmpint (matchup_run_get_state (get_run (round, 0)), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_timings (get_run (round, 0))->tries, ==, 2);
  g_assert_cmpint (matchup_run_get_timings (get_run (round, 0))->retry_wait, >, 0);
}

/* A service that does not know an optional field is asked once more without it, and then no more. */
static void
test_refused_field (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/no-stream-options", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture, models, FALSE);
  MatchupRound *round = ask (fixture, conversation, "once");
  g_autofree char *sent = NULL;

  assert_text (get_run (round, 0), "once");
  g_assert_cmpint (matchup_run_get_state (get_run (round, 0)), ==, MATCHUP_RUN_STATE_DONE);
  /* The same try, corrected: nothing was waited for. */
  g_assert_cmpint (matchup_run_get_timings (get_run (round, 0))->tries, ==, 1);
  g_assert_cmpint (matchup_run_get_timings (get_run (round, 0))->retry_wait, ==, 0);
  g_assert_cmpuint (count_requests (fixture), ==, 2);
  sent = matchup_workspace_dup_sent (
      fixture->workspace, conversation, round, matchup_round_get_answer (round, 0));
  g_assert_null (strstr (sent, "stream_options"));

  round = ask (fixture, conversation, "twice");
  assert_text (get_run (round, 0), "twice");
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
  conversation = create (fixture, models, FALSE);
  round = ask (fixture, conversation, "Hello");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupRun *run = get_run (round, i);
      MatchupErrorInfo *error = matchup_run_get_error (run);

      g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_FAILED);
      g_assert_cmpint (matchup_error_info_get_kind (error), ==, table[i].kind);
      g_assert_cmpint (matchup_error_info_get_reason (error), ==, table[i].reason);
      g_assert_cmpint (matchup_run_get_timings (run)->tries, ==, table[i].tries);
      assert_text (run, table[i].text);
    }
  g_assert_cmpfloat (matchup_error_info_get_retry_after (matchup_run_get_error (get_run (round, 7))),
                     ==,
                     300);
}

/* Nothing to read is no failure, but nothing that a person takes for an answer either. */
static void
test_without_text (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/empty", "openai/no-text", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture, models, FALSE);
  MatchupRound *round = ask (fixture, conversation, "Hello");

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (matchup_run_get_state (get_run (round, i)), ==, MATCHUP_RUN_STATE_DONE);
      g_assert_false (matchup_run_has_answer (get_run (round, i)));
    }
}

static void
test_history_list (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  MatchupHistory *history = matchup_workspace_get_history (fixture->workspace);
  g_autoptr (MatchupConversation) first = create (fixture, models, FALSE);
  g_autoptr (MatchupConversation) second = create (fixture, models, FALSE);
  g_autoptr (MatchupConversationSummary) top = NULL;

  ask (fixture, first, "first");
  ask (fixture, second, "second");
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

/* Another process would see the same: a second workspace on the folder takes over what the first writes. */
static void
test_two_at_once (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation = create (fixture, models, FALSE);
  MatchupWorkspace *other = open_workspace (fixture->folder);
  GListModel *history = G_LIST_MODEL (matchup_workspace_get_history (other));

  g_assert_cmpuint (g_list_model_get_n_items (history), ==, 0);
  ask (fixture, conversation, "seen from outside");
  wait_until (g_list_model_get_n_items (history) == 1);
  close_workspace (other);
}

static void
check_service (Fixture *fixture, const char *key, gboolean expected_good)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->workspace);
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
                                     keep_result_cb,
                                     &result);
  wait_until (result != NULL);
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
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->workspace);
  const char *const models[] = { model, NULL };
  const MatchupProviderTemplateFields fields = {
    .id = "wordy",
    .name = "Wordy",
    .description = "",
    .protocol = "openai-chat",
    .address = fixture->address,
    .default_models = models,
    .quirks = { .models_path = "", .include_usage = TRUE },
  };
  g_autoptr (MatchupProviderTemplate) template_ = matchup_provider_template_new (&fields);
  g_autoptr (MatchupProvider) provider = matchup_provider_new ("wordy", template_, NULL, NULL);
  g_autoptr (MatchupSecret) secret = matchup_secret_new (KEY, -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupErrorInfo *info;

  matchup_provider_list_check_async (
      providers, provider, secret, NULL, NULL, keep_result_cb, &result);
  wait_until (result != NULL);
  info = matchup_provider_list_check_finish (providers, result, NULL, &error);
  g_assert_no_error (error);
  return info;
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
    { "/services/workspace/retry", test_retry },
    { "/services/workspace/refused-field", test_refused_field },
    { "/services/workspace/hidden-failures", test_hidden_failures },
    { "/services/workspace/without-text", test_without_text },
    { "/services/workspace/history-list", test_history_list },
    { "/services/workspace/two-at-once", test_two_at_once },
    { "/services/workspace/check", test_check },
    { "/services/workspace/check-by-word", test_check_by_word },
  };

  g_unsetenv ("OPENAI_API_KEY");
  g_unsetenv ("ARK_API_KEY");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  server_path = argv[1];
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
