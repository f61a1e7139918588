/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services that are reached in different ways at the same time, through real proxies. */
#include "matchup-proxy-address.h"
#include "matchup-test-proxy.h"
#include "matchup-test-workspace.h"

#include <string.h>

#define KEY "test-key-abcdefghijklmnop"
#define USER "tester"
#define PASSWORD "pass-word-of-the-proxy"
#define LOGIN USER ":" PASSWORD

typedef struct
{
  MatchupTestWorkspace *test;
  guint16 port; /* of the service */
  MatchupTestProxy *proxy;
  MatchupProvider *distant; /* known to the proxy only, as service.test */
} Fixture;

static MatchupProviderList *
get_providers (Fixture *fixture)
{
  return matchup_workspace_get_providers (fixture->test->workspace);
}

static void
store_login (Fixture *fixture, MatchupSecret *login)
{
  MatchupProviderList *providers = get_providers (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  MatchupKeySource source = MATCHUP_KEY_SOURCE_UNKNOWN;

  matchup_provider_list_set_proxy_login_async (providers,
                                               fixture->distant,
                                               login,
                                               matchup_test_keep_result_cb,
                                               &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_provider_list_set_proxy_login_finish (providers, result, &source, NULL));
  g_assert_cmpint (source,
                   ==,
                   login != NULL ? MATCHUP_KEY_SOURCE_SESSION : MATCHUP_KEY_SOURCE_NONE);
}

static void
save_way (Fixture *fixture, const char *proxy_address, gboolean plain_http_accepted)
{
  matchup_provider_set_proxy_mode (fixture->distant, MATCHUP_PROXY_MODE_OWN);
  matchup_provider_set_proxy_address (fixture->distant, proxy_address);
  matchup_provider_set_plain_http_accepted (fixture->distant, plain_http_accepted);
  g_assert_true (matchup_provider_list_update (get_providers (fixture),
                                               fixture->distant,
                                               NULL,
                                               matchup_provider_get_address (fixture->distant),
                                               NULL));
}

static char *
get_proxy_address (Fixture *fixture)
{
  return g_strdup_printf ("socks5://127.0.0.1:%u", fixture->proxy->port);
}

static void
store_right_login (Fixture *fixture)
{
  g_autoptr (MatchupSecret) login = matchup_proxy_login_new (USER, PASSWORD);

  store_login (fixture, login);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *distant = NULL;
  g_autofree char *proxy = NULL;

  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  uri = g_uri_parse (fixture->test->address, G_URI_FLAGS_NONE, NULL);
  fixture->port = (guint16) g_uri_get_port (uri);
  fixture->proxy = matchup_test_proxy_new ("socks5", LOGIN, fixture->port, NULL);
  fixture->distant = matchup_test_workspace_connect (fixture->test, "openai", KEY);
  matchup_test_workspace_connect (fixture->test, "doubao", KEY);
  distant = g_strdup_printf ("http://service.test:%u/v1", fixture->port);
  matchup_provider_set_address (fixture->distant, distant);
  proxy = get_proxy_address (fixture);
  save_way (fixture, proxy, TRUE);
  store_right_login (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
  matchup_test_proxy_free (fixture->proxy);
}

/* Asks both services at once; what the first, the distant one, comes to is returned. */
static MatchupRun *
ask_both (Fixture *fixture, MatchupConversation **out_conversation)
{
  const char *const models[] = { "openai/echo", "doubao/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupRunGroup) group = NULL;
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupRound *round;
  MatchupRun *near;
  g_autofree char *text = NULL;

  *out_conversation = matchup_history_create (matchup_workspace_get_history (workspace),
                                              MATCHUP_CONVERSATION_KIND_COMPARE,
                                              lineup,
                                              FALSE);
  group = matchup_workspace_ask (workspace, *out_conversation, "which way?");
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  round = matchup_conversation_get_round (*out_conversation, 0);
  near = matchup_answer_get_current (matchup_round_get_answer (round, 1));
  text = matchup_message_dup_text (matchup_run_get_message (near), MATCHUP_PART_KIND_TEXT);
  g_assert_cmpint (matchup_run_get_state (near), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpstr (text, ==, "which way?");
  return matchup_answer_get_current (matchup_round_get_answer (round, 0));
}

static void
test_two_ways_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupRun *run = ask_both (fixture, &conversation);
  g_autofree char *text =
      matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);
  g_autofree char *log = matchup_test_proxy_dup_log (fixture->proxy);
  g_autofree char *expected = g_strdup_printf ("SOCKS5 service.test:%u 0\n", fixture->port);

  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpstr (text, ==, "which way?");
  g_assert_cmpint (matchup_run_get_timings (run)->connected, >=, 0);
  /* The distant one went through the proxy, once, and nothing else did. */
  g_assert_cmpstr (log, ==, expected);
  g_assert_false (matchup_test_folder_has (fixture->test->folder, PASSWORD));
  g_assert_false (matchup_test_folder_has (fixture->test->folder, USER));
}

static void
assert_trouble (MatchupErrorInfo *info, MatchupErrorKind kind, MatchupErrorReason reason)
{
  g_autofree char *sentence = NULL;
  g_autofree char *details = NULL;

  g_assert_nonnull (info);
  sentence = matchup_error_info_dup_sentence (info, "Distant");
  details = matchup_error_info_dup_details (info);
  g_test_message ("%s (%s)", sentence, details);
  g_assert_cmpint (matchup_error_info_get_kind (info), ==, kind);
  g_assert_cmpint (matchup_error_info_get_reason (info), ==, reason);
  g_assert_null (strstr (sentence, PASSWORD));
  g_assert_null (strstr (details, PASSWORD));
  g_assert_null (strstr (details, USER));
  g_assert_null (strstr (details, KEY));
}

static void
test_failed_way_fails_its_column_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) without_login = NULL;
  g_autoptr (MatchupConversation) not_found = NULL;
  g_autoptr (MatchupConversation) no_address = NULL;

  store_login (fixture, NULL);
  assert_trouble (matchup_run_get_error (ask_both (fixture, &without_login)),
                  MATCHUP_ERROR_KIND_PROXY,
                  MATCHUP_ERROR_REASON_PROXY_LOGIN);
  save_way (fixture, "http://proxy.invalid:3128", TRUE);
  assert_trouble (matchup_run_get_error (ask_both (fixture, &not_found)),
                  MATCHUP_ERROR_KIND_PROXY,
                  MATCHUP_ERROR_REASON_PROXY_NOT_FOUND);
  /* Never directly instead. */
  save_way (fixture, "", TRUE);
  assert_trouble (matchup_run_get_error (ask_both (fixture, &no_address)),
                  MATCHUP_ERROR_KIND_PROXY,
                  MATCHUP_ERROR_REASON_NONE);
}

static void
test_plain_http_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = get_proxy_address (fixture);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autofree char *log = NULL;

  save_way (fixture, address, FALSE);
  assert_trouble (matchup_run_get_error (ask_both (fixture, &conversation)),
                  MATCHUP_ERROR_KIND_BAD_ADDRESS,
                  MATCHUP_ERROR_REASON_PLAIN_HTTP);
  log = matchup_test_proxy_dup_log (fixture->proxy);
  g_assert_cmpstr (log, ==, "");
}

static void
set_key (Fixture *fixture, const char *service)
{
  MatchupProviderList *providers = get_providers (fixture);
  g_autoptr (MatchupSecret) key = matchup_secret_new (KEY, -1);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_provider_list_set_key_async (providers,
                                       matchup_provider_list_find (providers, service),
                                       key,
                                       matchup_test_keep_result_cb,
                                       &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_provider_list_set_key_finish (providers, result, NULL));
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = get_proxy_address (fixture);
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupProvider *near;

  matchup_test_workspace_reopen (fixture->test);
  fixture->distant = matchup_provider_list_find (get_providers (fixture), "openai");
  /* Keys and logins of a test are in memory. */
  store_right_login (fixture);
  set_key (fixture, "openai");
  set_key (fixture, "doubao");
  near = matchup_provider_list_find (get_providers (fixture), "doubao");
  g_assert_cmpint (matchup_provider_get_proxy_mode (fixture->distant), ==, MATCHUP_PROXY_MODE_OWN);
  g_assert_cmpstr (matchup_provider_get_proxy_address (fixture->distant), ==, address);
  g_assert_true (matchup_provider_get_plain_http_accepted (fixture->distant));
  g_assert_cmpint (matchup_provider_get_proxy_mode (near), ==, MATCHUP_PROXY_MODE_SYSTEM);
  g_assert_cmpint (matchup_run_get_state (ask_both (fixture, &conversation)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
}

/* What is typed in the page of a service: nothing of it is saved. NULL: it can be used. */
static MatchupErrorInfo *
check (Fixture *fixture, const char *proxy_address, const char *user, const char *password)
{
  MatchupProviderList *providers = get_providers (fixture);
  g_autoptr (MatchupProvider) candidate =
      matchup_provider_new ("not-saved",
                            matchup_provider_get_template (fixture->distant),
                            NULL,
                            matchup_provider_get_address (fixture->distant));
  g_autoptr (MatchupSecret) key = matchup_secret_new (KEY, -1);
  g_autoptr (MatchupSecret) login =
      user != NULL ? matchup_proxy_login_new (user, password) : matchup_secret_new ("", 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_models = 0;
  MatchupErrorInfo *info;

  matchup_provider_set_proxy_mode (candidate, MATCHUP_PROXY_MODE_OWN);
  matchup_provider_set_proxy_address (candidate, proxy_address);
  matchup_provider_set_plain_http_accepted (candidate, TRUE);
  matchup_provider_list_check_async (providers,
                                     candidate,
                                     key,
                                     login,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &result);
  matchup_test_wait_until (result != NULL);
  info = matchup_provider_list_check_finish (providers, result, &n_models, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info == NULL, ==, n_models > 5);
  return info;
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *user;
    const char *password;
    const char *address; /* NULL: of the proxy */
    MatchupErrorReason reason;
  } table[] = {
    { NULL, NULL, NULL, MATCHUP_ERROR_REASON_PROXY_LOGIN },
    { USER, "wrong", NULL, MATCHUP_ERROR_REASON_PROXY_LOGIN },
    { USER, PASSWORD, "socks5://proxy.invalid:1", MATCHUP_ERROR_REASON_PROXY_NOT_FOUND },
    { USER, PASSWORD, "https://127.0.0.1:1", MATCHUP_ERROR_REASON_PROXY_SILENT },
  };
  g_autofree char *address = get_proxy_address (fixture);
  g_autoptr (MatchupErrorInfo) none = NULL;
  g_autofree char *log = NULL;
  g_autofree char *way = g_strdup_printf ("SOCKS5 service.test:%u 0\n", fixture->port);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupErrorInfo) info =
          check (fixture,
                 table[i].address != NULL ? table[i].address : address,
                 table[i].user,
                 table[i].password);

      assert_trouble (info, MATCHUP_ERROR_KIND_PROXY, table[i].reason);
    }
  none = check (fixture, address, USER, PASSWORD);
  g_assert_null (none);
  log = matchup_test_proxy_dup_log (fixture->proxy);
  g_assert_true (g_str_has_suffix (log, way));
}

/* The service's name is known to the proxy, but nobody is there. */
static void
test_check_beyond_the_proxy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = get_proxy_address (fixture);
  g_autoptr (MatchupErrorInfo) info = NULL;

  matchup_provider_set_address (fixture->distant, "https://closed.test/v1");
  info = check (fixture, address, USER, PASSWORD);
  assert_trouble (info, MATCHUP_ERROR_KIND_PROXY, MATCHUP_ERROR_REASON_PROXY_NO_WAY);
}

static void
test_model_list_takes_the_same_way (Fixture *fixture, gconstpointer data)
{
  MatchupCatalog *catalog = matchup_workspace_get_catalog (fixture->test->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupErrorInfo) info = NULL;
  g_autofree char *log = NULL;

  matchup_catalog_refresh_async (catalog,
                                 fixture->distant,
                                 NULL,
                                 matchup_test_keep_result_cb,
                                 &result);
  matchup_test_wait_until (result != NULL);
  info = matchup_catalog_refresh_finish (catalog, result, &error);
  g_assert_no_error (error);
  g_assert_null (info);
  log = matchup_test_proxy_dup_log (fixture->proxy);
  g_assert_nonnull (strstr (log, "SOCKS5 service.test"));
}

static MatchupSecret *
look_up_login (Fixture *fixture, MatchupProvider *provider)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_provider_list_lookup_proxy_login_async (get_providers (fixture),
                                                  provider,
                                                  NULL,
                                                  matchup_test_keep_result_cb,
                                                  &result);
  matchup_test_wait_until (result != NULL);
  return matchup_provider_list_lookup_proxy_login_finish (get_providers (fixture), result, NULL);
}

static void
test_removing_forgets_the_login (Fixture *fixture, gconstpointer data)
{
  MatchupProviderList *providers = get_providers (fixture);
  g_autoptr (MatchupProvider) removed = g_object_ref (fixture->distant);
  g_autoptr (MatchupSecret) before = look_up_login (fixture, removed);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (before);
  matchup_provider_list_remove_async (providers, removed, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_provider_list_remove_finish (providers, result, NULL));
  g_assert_null (look_up_login (fixture, removed));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/services/ways/two-ways-at-once", test_two_ways_at_once },
    { "/services/ways/failed-way-fails-its-column-only", test_failed_way_fails_its_column_only },
    { "/services/ways/plain-http-is-refused", test_plain_http_is_refused },
    { "/services/ways/saved", test_saved },
    { "/services/ways/check", test_check },
    { "/services/ways/check-beyond-the-proxy", test_check_beyond_the_proxy },
    { "/services/ways/model-list-takes-the-same-way", test_model_list_takes_the_same_way },
    { "/services/ways/removing-forgets-the-login", test_removing_forgets_the_login },
  };

  g_unsetenv ("OPENAI_API_KEY");
  g_unsetenv ("ARK_API_KEY");
  g_test_init (&argc, &argv, NULL);
  matchup_test_forbid_lookups ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
