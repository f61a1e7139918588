/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a service: the way to it, typed, checked and saved. */
#include "matchup-service-page.h"
#include "matchup-test-proxy.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <string.h>

#define REMOTE "http://remote.test:8000/v1" /* names are not looked up here */
#define NO_PROXY_THERE "socks5://127.0.0.1:1"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupProvider *provider;
  GtkWindow *window;
  MatchupServicePage *page;
  MatchupConnectionGroup *connection;
  char *done; /* sentence of the "done" signal */
} Fixture;

static void
done_cb (MatchupServicePage *page, const char *sentence, Fixture *fixture)
{
  g_free (fixture->done);
  fixture->done = g_strdup (sentence != NULL ? sentence : "");
}

static MatchupProviderList *
get_providers (Fixture *fixture)
{
  return matchup_workspace_get_providers (fixture->test->workspace);
}

/* Opens the page of the service, or of a kind of service where none is connected. */
static void
open_page (Fixture *fixture)
{
  GtkWidget *page =
      fixture->provider != NULL
          ? matchup_service_page_new (fixture->test->workspace, fixture->provider)
          : matchup_service_page_new_for_template (
                fixture->test->workspace,
                matchup_provider_list_find_template (get_providers (fixture), "openai"));

  if (fixture->window != NULL)
    matchup_test_destroy (fixture->window);
  fixture->page = MATCHUP_SERVICE_PAGE (page);
  fixture->connection = matchup_service_page_get_connection (fixture->page);
  g_signal_connect (page, "done", G_CALLBACK (done_cb), fixture);
  fixture->window = matchup_test_show (page, 360, 900);
  g_clear_pointer (&fixture->done, g_free);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->provider = matchup_test_workspace_connect (fixture->test, "openai", NULL);
  matchup_provider_set_address (fixture->provider, "https://service.test/v1");
  open_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  matchup_test_workspace_free (fixture->test);
  g_free (fixture->done);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

static void
save (Fixture *fixture)
{
  activate (fixture, "service.save");
  matchup_test_wait_until (fixture->done != NULL);
}

static char *
look_up_login (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupSecret) login = NULL;

  matchup_provider_list_lookup_proxy_login_async (get_providers (fixture),
                                                  fixture->provider,
                                                  NULL,
                                                  matchup_test_keep_result_cb,
                                                  &result);
  matchup_test_wait_until (result != NULL);
  login = matchup_provider_list_lookup_proxy_login_finish (get_providers (fixture), result, NULL);
  return g_strdup (login != NULL ? matchup_secret_peek (login) : NULL);
}

#define assert_login(fixture, expected)               \
  G_STMT_START                                        \
  {                                                   \
    g_autofree char *login = look_up_login (fixture); \
    g_assert_cmpstr (login, ==, expected);            \
  }                                                   \
  G_STMT_END

static const char *
get_text (Fixture *fixture, const char *id)
{
  return gtk_editable_get_text (GTK_EDITABLE (matchup_test_find (fixture->connection, id)));
}

static gboolean
is_shown (Fixture *fixture, const char *id)
{
  return gtk_widget_get_visible (matchup_test_find (fixture->page, id));
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "user_row", "password_row" };

  for (guint mode = 0; mode < 3; mode++)
    {
      matchup_connection_group_type (fixture->connection, mode, NULL, NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        g_assert_cmpint (is_shown (fixture, rows[i]), ==, mode == MATCHUP_PROXY_MODE_OWN);
    }
}

static void
test_wrong_address (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "", "host", "host:1080", "http://u:secret@host:1" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *sentence;

      matchup_connection_group_type (fixture->connection,
                                     MATCHUP_PROXY_MODE_OWN,
                                     wrong[i],
                                     NULL,
                                     NULL);
      activate (fixture, i % 2 == 0 ? "service.save" : "service.check");
      sentence = matchup_connection_group_get_sentence (fixture->connection);
      g_test_message ("%s: %s", wrong[i], sentence);
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_null (strstr (sentence, "secret"));
      g_assert_false (matchup_service_page_is_busy (fixture->page));
      gtk_test_accessible_assert_state (matchup_test_find (fixture->connection, "address_row"),
                                        GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      /* It goes as soon as something is changed. */
      matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_OWN, "x", NULL, NULL);
      g_assert_cmpstr (matchup_connection_group_get_sentence (fixture->connection), ==, "");
    }
  g_assert_null (fixture->done);
  g_assert_cmpint (matchup_provider_get_proxy_mode (fixture->provider),
                   ==,
                   MATCHUP_PROXY_MODE_SYSTEM);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  matchup_connection_group_type (fixture->connection,
                                 MATCHUP_PROXY_MODE_OWN,
                                 " socks://127.0.0.1:1/ ",
                                 "me",
                                 "pass:word");
  save (fixture);
  g_assert_cmpint (matchup_provider_get_proxy_mode (fixture->provider), ==, MATCHUP_PROXY_MODE_OWN);
  g_assert_cmpstr (matchup_provider_get_proxy_address (fixture->provider), ==, NO_PROXY_THERE);
  assert_login (fixture, "me:pass%3Aword");
  g_assert_cmpstr (get_text (fixture, "password_row"), ==, "");

  /* Opened again it shows the user, but never the password. */
  open_page (fixture);
  matchup_test_wait_until (strcmp (get_text (fixture, "user_row"), "me") == 0);
  g_assert_cmpstr (get_text (fixture, "password_row"), ==, "");
  g_assert_false (matchup_connection_group_is_changed (fixture->connection));

  /* Another user with the same password. */
  matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_OWN, NULL, "you", NULL);
  g_assert_true (matchup_connection_group_is_changed (fixture->connection));
  save (fixture);
  assert_login (fixture, "you:pass%3Aword");

  /* Another way for now: what was typed once is not lost. */
  open_page (fixture);
  matchup_test_wait_until (strcmp (get_text (fixture, "user_row"), "you") == 0);
  matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_NONE, NULL, NULL, NULL);
  save (fixture);
  g_assert_cmpint (matchup_provider_get_proxy_mode (fixture->provider),
                   ==,
                   MATCHUP_PROXY_MODE_NONE);
  assert_login (fixture, "you:pass%3Aword");

  /* Without a user there is no login. */
  open_page (fixture);
  matchup_test_wait_until (strcmp (get_text (fixture, "user_row"), "you") == 0);
  matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_OWN, NULL, "", NULL);
  save (fixture);
  assert_login (fixture, NULL);
}

/* Nothing typed is saved by a check, and the sentence says which hop has failed. */
static void
test_check_says_which_hop (Fixture *fixture, gconstpointer data)
{
  matchup_service_page_type (fixture->page, NULL, NULL, "some-key");
  matchup_connection_group_type (fixture->connection,
                                 MATCHUP_PROXY_MODE_OWN,
                                 NO_PROXY_THERE,
                                 "me",
                                 "secret-of-mine");
  activate (fixture, "service.check");
  g_assert_true (matchup_service_page_is_busy (fixture->page));
  matchup_test_wait_until (!matchup_service_page_is_busy (fixture->page));
  g_assert_cmpstr (matchup_service_page_get_check_sentence (fixture->page),
                   ==,
                   "The proxy on the way to OpenAI does not answer: check its address, and that it "
                   "is running.");
  g_assert_cmpint (matchup_provider_get_proxy_mode (fixture->provider),
                   ==,
                   MATCHUP_PROXY_MODE_SYSTEM);
  assert_login (fixture, NULL);
}

static void
test_plain_http (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_shown (fixture, "plain_http_row"));
  matchup_service_page_type (fixture->page, NULL, "http://localhost:8000/v1", "some-key");
  g_assert_false (is_shown (fixture, "plain_http_row"));
  matchup_service_page_type (fixture->page, NULL, REMOTE, NULL);
  g_assert_true (is_shown (fixture, "plain_http_row"));

  /* Neither checked nor saved before it is accepted. */
  for (guint i = 0; i < 2; i++)
    {
      activate (fixture, i == 0 ? "service.check" : "service.save");
      g_assert_false (matchup_service_page_is_busy (fixture->page));
      g_assert_nonnull (
          strstr (matchup_service_page_get_check_sentence (fixture->page), "Nothing was sent"));
    }
  g_assert_null (fixture->done);
  g_assert_cmpstr (matchup_provider_get_address (fixture->provider), ==, "https://service.test/v1");

  /* Accepted for one server, it is not accepted for another. */
  g_assert_true (matchup_service_page_accept_plain_http (fixture->page));
  matchup_service_page_type (fixture->page, NULL, "http://other.test/v1", NULL);
  activate (fixture, "service.save");
  g_assert_null (fixture->done);
  matchup_service_page_type (fixture->page, NULL, REMOTE, NULL);
  save (fixture);
  g_assert_true (matchup_provider_get_plain_http_accepted (fixture->provider));
  matchup_provider_set_address (fixture->provider, "http://other.test/v1");
  g_assert_false (matchup_provider_get_plain_http_accepted (fixture->provider));
}

static void
test_new_service (Fixture *fixture, gconstpointer data)
{
  MatchupProvider *added;

  fixture->provider = NULL;
  open_page (fixture);
  matchup_service_page_type (fixture->page, NULL, REMOTE, "some-key");
  g_assert_true (matchup_service_page_accept_plain_http (fixture->page));
  matchup_connection_group_type (fixture->connection,
                                 MATCHUP_PROXY_MODE_OWN,
                                 NO_PROXY_THERE,
                                 "me",
                                 "x");
  /* A new one is checked first, then saved although that failed. */
  activate (fixture, "service.save");
  matchup_test_wait_until (!matchup_service_page_is_busy (fixture->page));
  g_assert_null (fixture->done);
  save (fixture);
  added = matchup_provider_list_find (get_providers (fixture), "openai-2");
  g_assert_nonnull (added);
  g_assert_true (matchup_provider_get_plain_http_accepted (added));
  g_assert_cmpint (matchup_provider_get_proxy_mode (added), ==, MATCHUP_PROXY_MODE_OWN);
  g_assert_cmpstr (matchup_provider_get_proxy_address (added), ==, NO_PROXY_THERE);
}

static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "mode_row", "address_row", "user_row", "password_row" };
  GtkWidget *row = NULL;

  matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_OWN, NULL, NULL, NULL);
  gtk_widget_grab_focus (matchup_test_find (fixture->connection, rows[0]));
  for (guint i = 0; i < G_N_ELEMENTS (rows);)
    {
      GtkWidget *focus = gtk_window_get_focus (fixture->window);

      g_assert_nonnull (focus);
      row = matchup_test_find (fixture->connection, rows[i]);
      if (focus == row || gtk_widget_is_ancestor (focus, row))
        i++;
      if (i < G_N_ELEMENTS (rows))
        g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
    }
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  matchup_service_page_type (fixture->page, NULL, REMOTE, NULL);
  matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_OWN, "host", NULL, NULL);
  activate (fixture, "service.check");
  gtk_widget_measure (GTK_WIDGET (fixture->page),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/connection/fields", test_fields },
    { "/ui/connection/wrong-address", test_wrong_address },
    { "/ui/connection/save", test_save },
    { "/ui/connection/check-says-which-hop", test_check_says_which_hop },
    { "/ui/connection/plain-http", test_plain_http },
    { "/ui/connection/new-service", test_new_service },
    { "/ui/connection/keyboard", test_keyboard },
    { "/ui/connection/narrow", test_narrow },
  };

  g_unsetenv ("OPENAI_API_KEY");
  matchup_test_ui_init (&argc, &argv);
  matchup_test_forbid_lookups ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
