/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a service: the way to it, typed, checked and saved. */
#include "../net/proxy-fixture.h"
#include "matchup-service-page.h"
#include "matchup-workspace-private.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define SECONDS 30
#define REMOTE "http://remote.test:8000/v1" /* names are not looked up here */
#define NO_PROXY_THERE "socks5://127.0.0.1:1"

typedef struct
{
  char *folder;
  MatchupSecretStore *secrets;
  MatchupWorkspace *workspace;
  MatchupProvider *provider;
  GtkWidget *window;
  MatchupServicePage *page;
  MatchupConnectionGroup *connection;
  char *done; /* sentence of the "done" signal */
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

static void
done_cb (MatchupServicePage *page, const char *sentence, Fixture *fixture)
{
  g_free (fixture->done);
  fixture->done = g_strdup (sentence != NULL ? sentence : "");
}

static MatchupProviderList *
get_providers (Fixture *fixture)
{
  return matchup_workspace_get_providers (fixture->workspace);
}

/* Opens the page of the service, or of a kind of service where none is connected. */
static void
open_page (Fixture *fixture)
{
  GtkWidget *page =
      fixture->provider != NULL
          ? matchup_service_page_new (fixture->workspace, fixture->provider)
          : matchup_service_page_new_for_template (
                fixture->workspace,
                matchup_provider_list_find_template (get_providers (fixture), "openai"));

  fixture->page = MATCHUP_SERVICE_PAGE (page);
  fixture->connection = matchup_service_page_get_connection (fixture->page);
  g_signal_connect (page, "done", G_CALLBACK (done_cb), fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  g_clear_pointer (&fixture->done, g_free);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("matchup-connection-XXXXXX", NULL);
  fixture->secrets = matchup_secret_store_new_memory ();
  fixture->workspace =
      matchup_workspace_new_for_parts (fixture->folder, fixture->secrets, NULL, NULL);
  matchup_workspace_open_async (fixture->workspace, NULL, keep_result_cb, &result);
  wait_until (result != NULL);
  matchup_workspace_open_finish (fixture->workspace, result, &error);
  g_assert_no_error (error);
  fixture->provider =
      matchup_provider_list_add (get_providers (fixture),
                                 matchup_provider_list_find_template (get_providers (fixture),
                                                                      "openai"),
                                 NULL,
                                 "https://service.test/v1",
                                 &error);
  g_assert_no_error (error);
  fixture->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 360, NULL);
  open_page (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
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
  g_autoptr (GAsyncResult) result = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  matchup_workspace_close_async (fixture->workspace, keep_result_cb, &result);
  wait_until (result != NULL);
  g_assert_true (matchup_workspace_close_finish (fixture->workspace, result, NULL));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->secrets);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
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
  wait_until (fixture->done != NULL);
}

static char *
look_up_login (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupSecret) login = NULL;

  matchup_secret_store_lookup_async (fixture->secrets,
                                     "openai/proxy",
                                     NULL,
                                     keep_result_cb,
                                     &result);
  wait_until (result != NULL);
  login = matchup_secret_store_lookup_finish (fixture->secrets, result, NULL, NULL);
  return g_strdup (login != NULL ? matchup_secret_peek (login) : NULL);
}

#define assert_login(fixture, expected)               \
  G_STMT_START                                        \
  {                                                   \
    g_autofree char *login = look_up_login (fixture); \
    g_assert_cmpstr (login, ==, expected);            \
  }                                                   \
  G_STMT_END

static gboolean
is_below (GtkWidget *widget, GType type, const char *title)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
         strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) != NULL;
}

/* The row whose title has @title in it; NULL when there is none. */
static GtkWidget *
find_row (GtkWidget *below, const char *title)
{
  GtkWidget *found = NULL;

  if (is_below (below, ADW_TYPE_PREFERENCES_ROW, title))
    return below;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static const char *
get_text (Fixture *fixture, const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_row (GTK_WIDGET (fixture->connection), title)));
}

static gboolean
is_shown (Fixture *fixture, const char *title)
{
  return gtk_widget_get_visible (find_row (GTK_WIDGET (fixture->page), title));
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "addr_ess", "_User", "ass_word" };

  for (guint mode = 0; mode < 3; mode++)
    {
      matchup_connection_group_type (fixture->connection, mode, NULL, NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
        g_assert_cmpint (is_shown (fixture, titles[i]), ==, mode == MATCHUP_PROXY_MODE_OWN);
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
      gtk_test_accessible_assert_state (find_row (GTK_WIDGET (fixture->connection), "addr_ess"),
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
  g_assert_cmpstr (get_text (fixture, "ass_word"), ==, "");

  /* Opened again it shows the user, but never the password. */
  open_page (fixture);
  wait_until (strcmp (get_text (fixture, "_User"), "me") == 0);
  g_assert_cmpstr (get_text (fixture, "ass_word"), ==, "");
  g_assert_false (matchup_connection_group_is_changed (fixture->connection));

  /* Another user with the same password. */
  matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_OWN, NULL, "you", NULL);
  g_assert_true (matchup_connection_group_is_changed (fixture->connection));
  save (fixture);
  assert_login (fixture, "you:pass%3Aword");

  /* Another way for now: what was typed once is not lost. */
  open_page (fixture);
  wait_until (strcmp (get_text (fixture, "_User"), "you") == 0);
  matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_NONE, NULL, NULL, NULL);
  save (fixture);
  g_assert_cmpint (matchup_provider_get_proxy_mode (fixture->provider),
                   ==,
                   MATCHUP_PROXY_MODE_NONE);
  assert_login (fixture, "you:pass%3Aword");

  /* Without a user there is no login. */
  open_page (fixture);
  wait_until (strcmp (get_text (fixture, "_User"), "you") == 0);
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
  wait_until (!matchup_service_page_is_busy (fixture->page));
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
  g_assert_false (is_shown (fixture, "without encryption"));
  matchup_service_page_type (fixture->page, NULL, "http://localhost:8000/v1", "some-key");
  g_assert_false (is_shown (fixture, "without encryption"));
  matchup_service_page_type (fixture->page, NULL, REMOTE, NULL);
  g_assert_true (is_shown (fixture, "without encryption"));

  /* Neither checked nor saved before it is accepted. */
  for (guint i = 0; i < 2; i++)
    {
      activate (fixture, i == 0 ? "service.check" : "service.save");
      g_assert_false (matchup_service_page_is_busy (fixture->page));
      g_assert_nonnull (
          strstr (matchup_service_page_get_check_sentence (fixture->page), "Nothing was sent"));
    }
  g_assert_null (fixture->done);
  g_assert_cmpstr (matchup_provider_get_address (fixture->provider),
                   ==,
                   "https://service.test/v1");

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
  wait_until (!matchup_service_page_is_busy (fixture->page));
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
  static const char *const titles[] = { "Pro_xy", "addr_ess", "_User", "ass_word" };
  GtkWidget *row = NULL;

  matchup_connection_group_type (fixture->connection, MATCHUP_PROXY_MODE_OWN, NULL, NULL, NULL);
  gtk_widget_grab_focus (find_row (GTK_WIDGET (fixture->connection), titles[0]));
  for (guint i = 0; i < G_N_ELEMENTS (titles);)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

      g_assert_nonnull (focus);
      row = find_row (GTK_WIDGET (fixture->connection), titles[i]);
      if (focus == row || gtk_widget_is_ancestor (focus, row))
        i++;
      if (i < G_N_ELEMENTS (titles))
        g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
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
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lookups_forbid ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
