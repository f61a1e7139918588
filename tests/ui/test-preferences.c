/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Connecting, changing and removing a service, as a person does it; and how the program behaves. */
#include "matchup-preferences-window.h"
#include "matchup-service-page.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#define KEY "test-key-0123456789"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupProviderList *providers;
  GSettings *settings;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  fixture->providers = matchup_workspace_get_providers (fixture->test->workspace);
  fixture->settings = matchup_settings_new ();
  fixture->window =
      GTK_WINDOW (matchup_preferences_window_new (fixture->test->workspace, fixture->settings));
  matchup_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    matchup_test_destroy (fixture->window);
  g_object_unref (fixture->settings);
  matchup_test_workspace_free (fixture->test);
}

static guint
get_n_providers (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->providers));
}

static gboolean
look_for_page (GtkWidget *widget, gpointer user_data)
{
  MatchupServicePage **found = user_data;

  if (MATCHUP_IS_SERVICE_PAGE (widget) && gtk_widget_get_mapped (widget))
    *found = MATCHUP_SERVICE_PAGE (widget);
  return *found == NULL;
}

/* NULL while the list of services is shown. */
static MatchupServicePage *
find_page (Fixture *fixture)
{
  MatchupServicePage *page = NULL;

  matchup_test_foreach (fixture->window, look_for_page, &page);
  return page;
}

static MatchupServicePage *
open_page (Fixture *fixture, const char *name)
{
  matchup_preferences_window_show_service (MATCHUP_PREFERENCES_WINDOW (fixture->window), name);
  matchup_test_wait_until (find_page (fixture) != NULL);
  return find_page (fixture);
}

static void
wait_for_list (Fixture *fixture)
{
  matchup_test_wait_until (find_page (fixture) == NULL);
  matchup_test_wait_frames (fixture->window, 2);
}

static gboolean
shows (Fixture *fixture, const char *words)
{
  g_autofree char *texts = matchup_test_dup_texts (fixture->window);

  return strstr (texts, words) != NULL;
}

static void
press (MatchupServicePage *page, const char *id)
{
  matchup_test_wait_frames (page, 1);
  matchup_test_click (matchup_test_find (page, id));
}

static const char *
get_label (MatchupServicePage *page, const char *id)
{
  return gtk_button_get_label (GTK_BUTTON (matchup_test_find (page, id)));
}

static gboolean
is_enabled (MatchupServicePage *page, const char *id)
{
  return gtk_widget_is_sensitive (matchup_test_find (page, id));
}

/* A key, one press: it is checked, stored and told. */
static void
test_connect (Fixture *fixture, gconstpointer data)
{
  MatchupServicePage *page;
  MatchupProvider *provider;

  g_assert_true (shows (fixture, "Keys are kept only until you close Matchup"));
  page = open_page (fixture, "openai");
  g_assert_cmpstr (get_label (page, "save_button"), ==, "_Connect");
  matchup_service_page_type (page, NULL, fixture->test->address, "  " KEY "\n");
  press (page, "save_button");
  g_assert_true (matchup_service_page_is_busy (page));
  g_assert_false (is_enabled (page, "save_button"));
  g_assert_false (is_enabled (page, "check_button"));
  wait_for_list (fixture);
  g_assert_cmpuint (get_n_providers (fixture), ==, 1);
  provider = matchup_provider_list_find (fixture->providers, "openai");
  g_assert_cmpint (matchup_provider_get_key_source (provider), ==, MATCHUP_KEY_SOURCE_SESSION);
  matchup_test_wait_until (shows (fixture, "OpenAI is connected"));
  g_assert_true (shows (fixture, "Connected Services"));
  g_assert_true (shows (fixture, "Key kept until you close Matchup"));
  g_assert_false (shows (fixture, KEY));
}

static const char *
get_address (MatchupServicePage *page)
{
  return gtk_editable_get_text (GTK_EDITABLE (matchup_test_find (page, "address_row")));
}

/*
 * Rows can be pressed twice, and a page be asked for while another is there or still leaves: there
 * is one page then, the last that was asked for, and going back leads to the list.
 */
static void
check_pages (Fixture *fixture)
{
  MatchupPreferencesWindow *window = MATCHUP_PREFERENCES_WINDOW (fixture->window);

  matchup_preferences_window_show_service (window, "openai");
  matchup_preferences_window_show_service (window, "doubao");
  matchup_preferences_window_show_service (window, "deepseek");
  matchup_test_wait_until (find_page (fixture) != NULL &&
                           strstr (get_address (find_page (fixture)), "deepseek") != NULL);
  matchup_preferences_window_show_price (window, "openai", "gpt-4o-mini");
  matchup_test_wait_until (find_page (fixture) == NULL && shows (fixture, "From the Price List"));
  matchup_preferences_window_show_service (window, "doubao");
  matchup_test_wait_until (find_page (fixture) != NULL);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (window));
  matchup_preferences_window_show_service (window, "openai");
  matchup_test_wait_until (find_page (fixture) != NULL &&
                           strstr (get_address (find_page (fixture)), "openai") != NULL);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (window));
  wait_for_list (fixture);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  check_pages (fixture);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  check_pages (fixture);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

/* What is wrong is said in words; it can be put right, or saved all the same. */
static void
test_wrong_key (Fixture *fixture, gconstpointer data)
{
  MatchupServicePage *page = open_page (fixture, "openai");

  matchup_service_page_type (page, NULL, fixture->test->address, "wrong");
  press (page, "save_button");
  matchup_test_wait_until (!matchup_service_page_is_busy (page));
  g_assert_cmpstr (matchup_service_page_get_check_sentence (page),
                   ==,
                   "OpenAI refused the key: check it in Preferences.");
  g_assert_cmpuint (get_n_providers (fixture), ==, 0);
  g_assert_cmpstr (get_label (page, "save_button"), ==, "_Save Anyway");

  matchup_service_page_type (page, NULL, NULL, KEY);
  g_assert_cmpstr (matchup_service_page_get_check_sentence (page), ==, "");
  g_assert_cmpstr (get_label (page, "save_button"), ==, "_Connect");
  press (page, "check_button");
  matchup_test_wait_until (!matchup_service_page_is_busy (page));
  g_assert_true (g_str_has_prefix (matchup_service_page_get_check_sentence (page), "This works: "));
  g_assert_cmpuint (get_n_providers (fixture), ==, 0); /* a check changes nothing */

  matchup_service_page_type (page, NULL, NULL, "wrong again");
  press (page, "save_button");
  matchup_test_wait_until (!matchup_service_page_is_busy (page));
  press (page, "save_button");
  wait_for_list (fixture);
  g_assert_cmpuint (get_n_providers (fixture), ==, 1);
}

static void
test_wrong_address (Fixture *fixture, gconstpointer data)
{
  MatchupServicePage *page = open_page (fixture, "custom");
  GtkWidget *row = matchup_test_find (page, "address_row");

  press (page, "save_button");
  g_assert_cmpstr (matchup_service_page_get_address_sentence (page), ==, "The address is missing.");
  g_assert_false (matchup_service_page_is_busy (page));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), row));

  matchup_service_page_type (page, NULL, "ftp://example.com", NULL);
  g_assert_cmpstr (matchup_service_page_get_address_sentence (page), ==, "");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  press (page, "check_button");
  g_assert_cmpstr (matchup_service_page_get_address_sentence (page),
                   ==,
                   "The address has to begin with https:// or http://.");
  g_assert_cmpuint (get_n_providers (fixture), ==, 0);
}

/* Typing while a check is under way: it was about something else. */
static void
test_changed_while_checked (Fixture *fixture, gconstpointer data)
{
  MatchupServicePage *page = open_page (fixture, "openai");

  matchup_service_page_type (page, NULL, fixture->test->address, "wrong");
  press (page, "save_button");
  g_assert_true (matchup_service_page_is_busy (page));
  matchup_service_page_type (page, NULL, NULL, KEY);
  g_assert_false (matchup_service_page_is_busy (page));
  g_assert_true (is_enabled (page, "save_button"));
  press (page, "save_button");
  wait_for_list (fixture);
  g_assert_cmpuint (get_n_providers (fixture), ==, 1);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  MatchupProvider *provider = matchup_test_workspace_connect (fixture->test, "openai", KEY);
  MatchupServicePage *page = open_page (fixture, "openai");

  g_assert_cmpstr (get_label (page, "save_button"), ==, "_Save");
  g_assert_false (is_enabled (page, "save_button")); /* nothing has been changed */
  matchup_service_page_type (page, "School", NULL, NULL);
  g_assert_true (is_enabled (page, "save_button"));
  matchup_service_page_type (page, "OpenAI", NULL, NULL);
  g_assert_false (is_enabled (page, "save_button"));
  matchup_service_page_type (page, "School", NULL, NULL);
  press (page, "save_button");
  wait_for_list (fixture);
  g_assert_cmpstr (matchup_provider_get_name (provider), ==, "School");
  g_assert_true (shows (fixture, "School"));
  g_assert_cmpint (matchup_provider_get_key_source (provider), ==, MATCHUP_KEY_SOURCE_SESSION);

  page = open_page (fixture, "openai");
  gtk_widget_activate_action (GTK_WIDGET (page), "service.back", NULL);
  wait_for_list (fixture);
}

static GtkWidget *undo_button;

static gboolean
look_for_undo (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0)
    undo_button = widget;
  return TRUE;
}

static gboolean
has_undo (Fixture *fixture)
{
  undo_button = NULL;
  matchup_test_foreach (fixture->window, look_for_undo, NULL);
  return undo_button != NULL;
}

static void
remove_service (Fixture *fixture)
{
  MatchupServicePage *page = open_page (fixture, "openai");

  gtk_widget_activate_action (GTK_WIDGET (page), "service.remove", NULL);
  wait_for_list (fixture);
  matchup_test_wait_until (has_undo (fixture));
  g_assert_true (shows (fixture, "OpenAI removed"));
  g_assert_false (shows (fixture, "Connected Services"));
}

/* Undone: nothing has happened, the key is there. */
static void
test_remove_and_undo (Fixture *fixture, gconstpointer data)
{
  MatchupProvider *provider = matchup_test_workspace_connect (fixture->test, "openai", KEY);

  remove_service (fixture);
  g_assert_cmpuint (get_n_providers (fixture), ==, 1);
  matchup_test_click (undo_button);
  matchup_test_wait_until (shows (fixture, "Connected Services"));
  g_assert_true (matchup_provider_list_find (fixture->providers, "openai") == provider);
  g_assert_cmpint (matchup_provider_get_key_source (provider), ==, MATCHUP_KEY_SOURCE_SESSION);
}

/* Closed without a word: then it is meant. */
static void
test_remove_and_close (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_connect (fixture->test, "openai", KEY);
  remove_service (fixture);
  matchup_test_destroy (fixture->window);
  fixture->window = NULL;
  matchup_test_wait_until (get_n_providers (fixture) == 0);
}

/* The page goes while a check is under way. */
static void
test_close_while_checked (Fixture *fixture, gconstpointer data)
{
  MatchupServicePage *page = open_page (fixture, "openai");

  matchup_service_page_type (page, NULL, fixture->test->address, KEY);
  press (page, "save_button");
  g_assert_true (matchup_service_page_is_busy (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "service.back", NULL);
  wait_for_list (fixture);
  matchup_test_destroy (fixture->window);
  fixture->window = NULL;
  g_assert_cmpuint (get_n_providers (fixture), ==, 0);
}

/* Escape and swiping do not go by the page's own way back; nothing is connected from out of sight.
 */
static void
test_leave_while_checked (Fixture *fixture, gconstpointer data)
{
  MatchupServicePage *page = open_page (fixture, "openai");

  matchup_service_page_type (page, NULL, fixture->test->address, KEY);
  press (page, "save_button");
  g_assert_true (matchup_service_page_is_busy (page));
  g_object_ref (page);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (fixture->window));
  wait_for_list (fixture);
  g_assert_false (matchup_service_page_is_busy (page));
  g_object_unref (page);

  /* Another page is open when what was left would have been done: that one stays. */
  page = open_page (fixture, "doubao");
  for (guint i = 0; i < 30; i++)
    matchup_test_wait_frames (fixture->window, 1);
  g_assert_true (find_page (fixture) == page);
  g_assert_cmpuint (get_n_providers (fixture), ==, 0);
}

/* A heading has something below it. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popular = matchup_test_find (fixture->window, "popular");
  GtkEditable *search = GTK_EDITABLE (matchup_test_find (fixture->window, "search"));

  g_assert_true (gtk_widget_get_visible (popular));
  gtk_editable_set_text (search, "groq");
  matchup_test_wait_until (!gtk_widget_get_visible (popular));
  g_assert_true (shows (fixture, "Groq"));
  gtk_editable_set_text (search, "openai");
  matchup_test_wait_until (gtk_widget_get_visible (popular));
  gtk_editable_set_text (search, "");
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_assign (user_data, g_variant_get_string (parameter, NULL));
}

/* F1 leads to what is said of the page that is shown. */
static void
test_help (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[][2] = {
    { "services", "services" }, { "judging", "fair" },    { "presets", "chats" },
    { "prices", "costs" },      { "privacy", "privacy" }, { "general", "" },
  };
  static const GActionEntry entries[] = { { "help", help_cb, "s" } };
  g_autoptr (GString) opened = g_string_new (NULL);
  g_autoptr (GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_assert_true (g_application_register (application, NULL, NULL));
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, 1, opened);
  g_application_set_default (application);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (fixture->window),
                                                    pages[i][0]);
      g_string_assign (opened, "none");
      g_assert_true (matchup_test_press_binding (fixture->window, "F1"));
      g_assert_cmpstr (opened->str, ==, pages[i][1]);
    }
  g_application_set_default (NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/preferences/connect", test_connect },
    { "/ui/preferences/pages", test_pages },
    { "/ui/preferences/wrong-key", test_wrong_key },
    { "/ui/preferences/wrong-address", test_wrong_address },
    { "/ui/preferences/changed-while-checked", test_changed_while_checked },
    { "/ui/preferences/change", test_change },
    { "/ui/preferences/remove-and-undo", test_remove_and_undo },
    { "/ui/preferences/remove-and-close", test_remove_and_close },
    { "/ui/preferences/close-while-checked", test_close_while_checked },
    { "/ui/preferences/leave-while-checked", test_leave_while_checked },
    { "/ui/preferences/search", test_search },
    { "/ui/preferences/help", test_help },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
