/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services in order, switched off, with fewer models; line-ups renamed, deleted, in order. */
#include "settings-fixture.h"

#include "matchup-catalog.h"
#include "matchup-lineup-page.h"
#include "matchup-models-page.h"
#include "matchup-saved-lineup-row.h"
#include "matchup-service-page.h"
#include "matchup-service-row.h"

#include <string.h>

static char *
dup_order (SettingsFixture *fixture)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->providers)); i++)
    {
      g_autoptr (MatchupProvider) provider =
          g_list_model_get_item (G_LIST_MODEL (fixture->providers), i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", matchup_provider_get_id (provider));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_order (SettingsFixture *fixture, const char *expected)
{
  g_autofree char *order = dup_order (fixture);

  g_assert_cmpstr (order, ==, expected);
}

static void
reopen (SettingsFixture *fixture)
{
  matchup_test_destroy (fixture->window);
  matchup_test_workspace_reopen (fixture->test);
  fixture->providers = matchup_workspace_get_providers (fixture->test->workspace);
  fixture->window =
      GTK_WINDOW (matchup_preferences_window_new (fixture->test->workspace, fixture->settings));
  matchup_test_present (fixture->window);
}

/* The one that was moved keeps the focus, so that it can be moved on; the order is kept. */
static void
test_order (SettingsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = settings_fixture_find_title (fixture, "DeepSeek");

  assert_order (fixture, "openai doubao deepseek");
  gtk_widget_grab_focus (row);
  g_assert_true (matchup_test_press_binding (row, "<Alt>Up"));
  assert_order (fixture, "openai deepseek doubao");
  row = gtk_widget_get_ancestor (gtk_window_get_focus (fixture->window), MATCHUP_TYPE_SERVICE_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "DeepSeek");
  g_assert_true (matchup_test_press_binding (row, "<Alt>Up"));
  assert_order (fixture, "deepseek openai doubao");
  reopen (fixture);
  assert_order (fixture, "deepseek openai doubao");
}

static guint
count_offered (SettingsFixture *fixture, const char *id)
{
  MatchupCatalog *catalog = matchup_workspace_get_catalog (fixture->test->workspace);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalog)); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (G_LIST_MODEL (catalog), i);

      n += g_str_equal (matchup_model_ref_get_provider_id (model), id) &&
           matchup_catalog_is_offered (catalog, model);
    }
  return n;
}

static void
test_switch_off (SettingsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = settings_fixture_find_title (fixture, "DeepSeek");
  GtkWidget *control = matchup_test_find_named (row, "Use DeepSeek");
  guint before = count_offered (fixture, "deepseek");

  g_assert_cmpuint (before, >, 0);
  gtk_switch_set_active (GTK_SWITCH (control), FALSE);
  g_assert_cmpuint (count_offered (fixture, "deepseek"), ==, 0);
  g_assert_true (settings_fixture_shows (fixture, "Switched off: it is not asked"));
  reopen (fixture);
  g_assert_cmpuint (count_offered (fixture, "deepseek"), ==, 0);
  g_assert_cmpuint (count_offered (fixture, "openai"), >, 0);
  matchup_provider_list_set_enabled (fixture->providers,
                                     matchup_provider_list_find (fixture->providers, "deepseek"),
                                     TRUE);
  g_assert_cmpuint (count_offered (fixture, "deepseek"), ==, before);
}

typedef struct
{
  GType type;
  GtkWidget *widget;
} Wanted;

static gboolean
look_for_type (GtkWidget *widget, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (g_type_is_a (G_OBJECT_TYPE (widget), wanted->type) && gtk_widget_get_mapped (widget))
    wanted->widget = widget;
  return wanted->widget == NULL;
}

/* NULL: there is none. */
static GtkWidget *
find_mapped (SettingsFixture *fixture, GType type)
{
  Wanted wanted = { type, NULL };

  matchup_test_foreach (fixture->window, look_for_type, &wanted);
  return wanted.widget;
}

static GtkWidget *
wait_for_type (SettingsFixture *fixture, GType type)
{
  matchup_test_wait_until (find_mapped (fixture, type) != NULL);
  return find_mapped (fixture, type);
}

static void
test_models (SettingsFixture *fixture, gconstpointer data)
{
  guint n = count_offered (fixture, "openai");
  GtkWidget *page;

  matchup_preferences_window_show_service (MATCHUP_PREFERENCES_WINDOW (fixture->window), "openai");
  page = wait_for_type (fixture, MATCHUP_TYPE_SERVICE_PAGE);
  gtk_widget_activate_action (page, "service.models", NULL);
  page = wait_for_type (fixture, MATCHUP_TYPE_MODELS_PAGE);
  gtk_widget_activate_action (page, "models.none", NULL);
  g_assert_cmpuint (count_offered (fixture, "openai"), ==, 0);
  g_assert_true (settings_fixture_shows (fixture, "0 of "));
  /* Only those that are listed: one word narrows them down. */
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (page, "search")), "mini");
  matchup_test_wait_frames (fixture->window, 3);
  gtk_widget_activate_action (page, "models.all", NULL);
  g_assert_cmpuint (count_offered (fixture, "openai"), >, 0);
  g_assert_cmpuint (count_offered (fixture, "openai"), <, n);
  reopen (fixture);
  g_assert_cmpuint (count_offered (fixture, "openai"), >, 0);
  g_assert_cmpuint (count_offered (fixture, "openai"), <, n);
}

static MatchupLineupList *
get_lineups (SettingsFixture *fixture)
{
  return matchup_workspace_get_saved_lineups (fixture->test->workspace);
}

static char *
dup_lineups (SettingsFixture *fixture)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (get_lineups (fixture))); i++)
    {
      g_autoptr (MatchupSavedLineup) saved =
          g_list_model_get_item (G_LIST_MODEL (get_lineups (fixture)), i);

      g_string_append_printf (names,
                              "%s%s",
                              i > 0 ? " " : "",
                              matchup_saved_lineup_get_name (saved));
    }
  return g_string_free (names, FALSE);
}

static void
assert_lineups (SettingsFixture *fixture, const char *expected)
{
  g_autofree char *names = dup_lineups (fixture);

  g_assert_cmpstr (names, ==, expected);
}

static void
save_lineups (SettingsFixture *fixture)
{
  static const char *const names[] = { "Alpha", "Beta", "Gamma" };
  static const char *const models[] = { "openai/gpt-4o-mini", "openai/gpt-4o", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    matchup_lineup_list_save (get_lineups (fixture), names[i], lineup);
}

static void
test_lineups_order (SettingsFixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  save_lineups (fixture);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (fixture->window),
                                                "judging");
  assert_lineups (fixture, "Alpha Beta Gamma");
  matchup_test_wait_frames (fixture->window, 2);
  row = settings_fixture_find_title (fixture, "Gamma");
  gtk_widget_grab_focus (row);
  g_assert_true (matchup_test_press_binding (row, "<Alt>Up"));
  assert_lineups (fixture, "Alpha Gamma Beta");
  reopen (fixture);
  assert_lineups (fixture, "Alpha Gamma Beta");
}

static void
test_lineup_page (SettingsFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  save_lineups (fixture);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (fixture->window),
                                                "judging");
  matchup_test_wait_frames (fixture->window, 2);
  gtk_widget_activate (settings_fixture_find_title (fixture, "Beta"));
  page = wait_for_type (fixture, MATCHUP_TYPE_LINEUP_PAGE);
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (page, "name_row")), "Alpha");
  g_signal_emit_by_name (matchup_test_find (page, "name_row"), "apply");
  assert_lineups (fixture, "Alpha Beta Gamma"); /* there is one of this name */
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (page, "name_row")), "Delta");
  g_signal_emit_by_name (matchup_test_find (page, "name_row"), "apply");
  assert_lineups (fixture, "Alpha Delta Gamma");
  matchup_test_wait_frames (fixture->window, 2);
  gtk_widget_activate_action (page, "lineup-page.delete", NULL);
  assert_lineups (fixture, "Alpha Gamma");
  matchup_test_wait_until (settings_fixture_shows (fixture, "Line-up “Delta” deleted"));
  settings_fixture_undo (fixture);
  assert_lineups (fixture, "Alpha Delta Gamma");
}

void
settings_test_add_services (void)
{
  static const struct
  {
    const char *path;
    void (*test) (SettingsFixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/settings/order", test_order },
    { "/ui/settings/switch-off", test_switch_off },
    { "/ui/settings/models", test_models },
    { "/ui/settings/lineups-order", test_lineups_order },
    { "/ui/settings/lineup-page", test_lineup_page },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path,
                SettingsFixture,
                NULL,
                settings_fixture_set_up,
                cases[i].test,
                settings_fixture_tear_down);
}
