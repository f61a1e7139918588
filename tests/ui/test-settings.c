/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All settings are in the preferences, are found there, reset and taken back. */
#include "matchup-models-page.h"
#include "matchup-preferences-search.h"
#include "matchup-setting-row.h"
#include "settings-fixture.h"

#include <string.h>

/* What the program remembers by itself. */
static const char *const state_keys[] = {
  "window-width", "window-height",     "window-maximized", "sidebar-visible", "last-view",
  "last-chat",    "last-conversation", "session",          "welcome-left",    NULL,
};

/* Whoever adds a key puts it into the preferences, or onto the list above. */
static void
test_all_keys (SettingsFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (fixture->settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  g_assert_cmpuint (g_strv_length (keys), >, 20);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_test_message ("%s", keys[i]);
      if (!g_strv_contains (state_keys, keys[i]))
        g_assert_nonnull (settings_fixture_find_key (fixture, keys[i]));
    }
}

static void
assert_finds (SettingsFixture *fixture, const char *text, const char *title)
{
  g_autofree char *titles =
      matchup_preferences_search_dup_titles (ADW_PREFERENCES_WINDOW (fixture->window), text);

  g_test_message ("%s: %s", text, titles);
  if (title != NULL)
    g_assert_nonnull (strstr (titles, title));
  else
    g_assert_cmpstr (titles, ==, "");
}

static void
test_search (SettingsFixture *fixture, gconstpointer data)
{
  assert_finds (fixture, "font size", "Text Size");
  assert_finds (fixture, "SIZE font", "Text Size");
  assert_finds (fixture, "proxy", "Proxy");
  assert_finds (fixture, "blind", "Hide Names");
  assert_finds (fixture, "dark", "Light or Dark");
  assert_finds (fixture, "latex", "Formulas");
  assert_finds (fixture, "api password", "Key");
  assert_finds (fixture, "deepseek", "DeepSeek");
  assert_finds (fixture, "gpt", "OpenAI");
  assert_finds (fixture, "groq", "Groq"); /* in a folded row */
  assert_finds (fixture, "line-up", "No Line-Up Saved Yet");
  assert_finds (fixture, "nothing is called so", NULL);
}

/* With the keys, as a person does it: what is found is gone to, and what is behind a row opened. */
static void
test_search_by_hand (SettingsFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = matchup_test_find (fixture->window, "search_entry");
  GtkListBox *results = GTK_LIST_BOX (matchup_test_find (fixture->window, "search_results"));
  AdwPreferencesWindow *window = ADW_PREFERENCES_WINDOW (fixture->window);
  GtkWidget *row;

  adw_preferences_window_set_visible_page_name (window, "general");
  g_assert_true (matchup_test_press_binding (fixture->window, "<Control>f"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "blind names");
  matchup_test_wait_until (gtk_list_box_get_row_at_index (results, 0) != NULL &&
                           gtk_widget_get_mapped (GTK_WIDGET (results)));
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (results, 0));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                   ==,
                   "Compare → New Comparisons");
  gtk_widget_activate (row);
  g_assert_cmpstr (adw_preferences_window_get_visible_page_name (window), ==, "judging");
  row = settings_fixture_find_key (fixture, "hide-names");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), row) ||
                 gtk_window_get_focus (fixture->window) == row);

  g_assert_true (matchup_test_press_binding (fixture->window, "<Control>f"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "proxy openai");
  matchup_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (results)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "proxy");
  matchup_test_wait_until (gtk_list_box_get_row_at_index (results, 2) != NULL);
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (results, 0)));
  matchup_test_wait_until (settings_fixture_shows (fixture, "Use This Service") ||
                           settings_fixture_shows (fixture, "_Use This Service"));
}

static void
test_locked (SettingsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = settings_fixture_find_key (fixture, "hide-names");

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (fixture->window),
                                                "judging");
  g_assert_true (gtk_widget_is_sensitive (row));
  matchup_test_locks_set (fixture->settings, "hide-names", TRUE);
  matchup_test_wait_until (!gtk_widget_is_sensitive (row));
  g_assert_true (settings_fixture_shows (fixture, "Set by your administrator"));
  matchup_test_locks_set (fixture->settings, "hide-names", FALSE);
  matchup_test_wait_until (gtk_widget_is_sensitive (row));
}

static GtkWidget *
find_reset (SettingsFixture *fixture)
{
  GtkWidget *page = GTK_WIDGET (
      adw_preferences_window_get_visible_page (ADW_PREFERENCES_WINDOW (fixture->window)));

  return matchup_test_find_named (page, "Reset to Defaults");
}

static void
test_reset (SettingsFixture *fixture, gconstpointer data)
{
  GSettings *settings = fixture->settings;

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (fixture->window),
                                                "general");
  matchup_test_wait_frames (fixture->window, 2);
  g_settings_set_int (settings, "text-size", 150);
  g_settings_set_boolean (settings, "maths", FALSE);
  g_settings_set_boolean (settings, "hide-names", TRUE); /* of another page */
  matchup_test_locks_set (settings, "maths", TRUE);
  matchup_test_wait_until (find_reset (fixture) != NULL &&
                           gtk_widget_get_mapped (find_reset (fixture)));
  matchup_test_wait_frames (fixture->window, 2);
  matchup_test_click (find_reset (fixture));
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 100);
  g_assert_false (g_settings_get_boolean (settings, "maths")); /* locked */
  g_assert_true (g_settings_get_boolean (settings, "hide-names"));
  matchup_test_wait_until (settings_fixture_shows (fixture, "This page is as it was at first"));
  settings_fixture_undo (fixture);
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 150);
  g_settings_reset (settings, "hide-names");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (SettingsFixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/settings/all-keys", test_all_keys },
    { "/ui/settings/search", test_search },
    { "/ui/settings/search-by-hand", test_search_by_hand },
    { "/ui/settings/locked", test_locked },
    { "/ui/settings/reset", test_reset },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path,
                SettingsFixture,
                NULL,
                settings_fixture_set_up,
                cases[i].test,
                settings_fixture_tear_down);
  settings_test_add_services ();
  return g_test_run ();
}
