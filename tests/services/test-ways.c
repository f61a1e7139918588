/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services that are reached in different ways at the same time, through real proxies. */
#include "../net/proxy-fixture.h"
#include "matchup-params.h"
#include "matchup-proxy-address.h"
#include "matchup-workspace-private.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"
#define USER "tester"
#define PASSWORD "pass-word-of-the-proxy"
#define LOGIN USER ":" PASSWORD
#define SECONDS 30

static char *server_path;
static char *proxy_path;

typedef struct
{
  char *folder;
  GSubprocess *server;
  guint16 port;
  Proxy *proxy;
  MatchupSecretStore *secrets;
  MatchupWorkspace *workspace;
  MatchupProvider *distant; /* known to the proxy only, as service.test */
  MatchupProvider *near;    /* 127.0.0.1 */
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

#define wait_until(condition)                                                          \
  G_STMT_START                                                                         \
  {                                                                                    \
    guint expiry = g_timeout_add_seconds (SECONDS, expired_cb, (gpointer) #condition); \
    while (!(condition))                                                               \
      g_main_context_iteration (NULL, TRUE);                                           \
    g_source_remove (expiry);                                                          \
  }                                                                                    \
  G_STMT_END

static MatchupProviderList *
get_providers (Fixture *fixture)
{
  return matchup_workspace_get_providers (fixture->workspace);
}

static void
open_workspace (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->workspace =
      matchup_workspace_new_for_parts (fixture->folder, fixture->secrets, NULL, NULL);
  matchup_workspace_open_async (fixture->workspace, NULL, keep_result_cb, &result);
  wait_until (result != NULL);
  matchup_workspace_open_finish (fixture->workspace, result, &error);
  g_assert_no_error (error);
}

static void
close_workspace (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_workspace_close_async (fixture->workspace, keep_result_cb, &result);
  wait_until (result != NULL);
  matchup_workspace_close_finish (fixture->workspace, result, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->workspace);
}

static void
start_server (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *line = NULL;

  fixture->server =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                        &error,
                        server_path,
                        NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->server));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_data (parser, line, -1, NULL));
  fixture->port =
      (guint16) json_object_get_int_member (json_node_get_object (json_parser_get_root (parser)),
                                            "port");
}

static MatchupProvider *
connect_service (Fixture *fixture, const char *template_id, const char *host)
{
  MatchupProviderList *providers = get_providers (fixture);
  g_autofree char *address = g_strdup_printf ("http://%s:%u/v1", host, fixture->port);
  g_autoptr (MatchupSecret) key = matchup_secret_new (KEY, -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupProvider *provider =
      matchup_provider_list_add (providers,
                                 matchup_provider_list_find_template (providers, template_id),
                                 NULL,
                                 address,
                                 &error);

  g_assert_no_error (error);
  matchup_provider_list_set_key_async (providers, provider, key, keep_result_cb, &result);
  wait_until (result != NULL);
  g_assert_true (matchup_provider_list_set_key_finish (providers, result, &error));
  return provider;
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
                                               keep_result_cb,
                                               &result);
  wait_until (result != NULL);
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
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupSecret) login = matchup_proxy_login_new (USER, PASSWORD);
  g_autofree char *address = NULL;

  fixture->folder = g_dir_make_tmp ("matchup-ways-XXXXXX", NULL);
  fixture->secrets = matchup_secret_store_new_memory ();
  start_server (fixture);
  fixture->proxy = proxy_new (proxy_path, "socks5", LOGIN, fixture->port, NULL);
  open_workspace (fixture);
  fixture->distant = connect_service (fixture, "openai", "service.test");
  fixture->near = connect_service (fixture, "doubao", "127.0.0.1");
  address = get_proxy_address (fixture);
  save_way (fixture, address, TRUE);
  store_login (fixture, login);
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
  close_workspace (fixture);
  g_output_stream_close (g_subprocess_get_stdin_pipe (fixture->server), NULL, NULL);
  g_subprocess_wait (fixture->server, NULL, NULL);
  g_object_unref (fixture->server);
  proxy_free (fixture->proxy);
  remove_folder (fixture->folder);
  g_object_unref (fixture->secrets);
  g_free (fixture->folder);
}

static void
assert_not_in_files (const char *folder, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_not_in_files (path, needle);
      else if (g_file_get_contents (path, &contents, &length, NULL))
        g_assert_null (memmem (contents, length, needle, strlen (needle)));
    }
}

/* Asks both services at once; what the first, the distant one, comes to is returned. */
static MatchupRun *
ask_both (Fixture *fixture, MatchupConversation **out_conversation)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupRunGroup) group = NULL;
  static const char *const services[] = { "openai", "doubao" };
  MatchupRound *round;
  MatchupRun *near;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autoptr (MatchupModelRef) model =
          matchup_model_ref_new (services[i], "echo", NULL, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
      g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

      g_assert_true (matchup_lineup_append (lineup, contestant));
    }
  *out_conversation = matchup_history_create (matchup_workspace_get_history (fixture->workspace),
                                              MATCHUP_CONVERSATION_KIND_COMPARE,
                                              lineup,
                                              FALSE);
  group = matchup_workspace_ask (fixture->workspace, *out_conversation, "which way?");
  wait_until (!matchup_run_group_get_busy (group));
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
  g_autofree char *log = proxy_dup_log (fixture->proxy);
  g_autofree char *expected = g_strdup_printf ("SOCKS5 service.test:%u 0\n", fixture->port);

  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpstr (text, ==, "which way?");
  g_assert_cmpint (matchup_run_get_timings (run)->connected, >=, 0);
  /* The distant one went through the proxy, once, and nothing else did. */
  g_assert_cmpstr (log, ==, expected);
  assert_not_in_files (fixture->folder, PASSWORD);
  assert_not_in_files (fixture->folder, USER);
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
  log = proxy_dup_log (fixture->proxy);
  g_assert_cmpstr (log, ==, "");
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = get_proxy_address (fixture);
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupProvider *near;

  close_workspace (fixture);
  open_workspace (fixture);
  fixture->distant = matchup_provider_list_find (get_providers (fixture), "openai");
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
                                     keep_result_cb,
                                     &result);
  wait_until (result != NULL);
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
  log = proxy_dup_log (fixture->proxy);
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
  MatchupCatalog *catalog = matchup_workspace_get_catalog (fixture->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupErrorInfo) info = NULL;
  g_autofree char *log = NULL;

  matchup_catalog_refresh_async (catalog, fixture->distant, NULL, keep_result_cb, &result);
  wait_until (result != NULL);
  info = matchup_catalog_refresh_finish (catalog, result, &error);
  g_assert_no_error (error);
  g_assert_null (info);
  log = proxy_dup_log (fixture->proxy);
  g_assert_nonnull (strstr (log, "SOCKS5 service.test"));
}

static MatchupSecret *
look_up (Fixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_secret_store_lookup_async (fixture->secrets, id, NULL, keep_result_cb, &result);
  wait_until (result != NULL);
  return matchup_secret_store_lookup_finish (fixture->secrets, result, NULL, NULL);
}

static void
test_removing_forgets_the_login (Fixture *fixture, gconstpointer data)
{
  MatchupProviderList *providers = get_providers (fixture);
  g_autoptr (MatchupSecret) before = look_up (fixture, "openai/proxy");
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (before);
  matchup_provider_list_remove_async (providers, fixture->distant, keep_result_cb, &result);
  wait_until (result != NULL);
  g_assert_true (matchup_provider_list_remove_finish (providers, result, NULL));
  g_assert_null (look_up (fixture, "openai"));
  g_assert_null (look_up (fixture, "openai/proxy"));
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
  g_assert_cmpint (argc, ==, 3);
  server_path = argv[1];
  proxy_path = argv[2];
  lookups_forbid ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
