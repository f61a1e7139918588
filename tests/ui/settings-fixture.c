/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings-fixture.h"

#include "matchup-setting-row.h"

#include <string.h>

void
settings_fixture_set_up (SettingsFixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "openai", "doubao", "deepseek" };

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->providers = matchup_workspace_get_providers (fixture->test->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    matchup_provider_list_add (fixture->providers,
                               matchup_provider_list_find_template (fixture->providers, ids[i]),
                               NULL,
                               "http://127.0.0.1:1/v1",
                               NULL);
  fixture->settings = matchup_test_locks_new ();
  fixture->window =
      GTK_WINDOW (matchup_preferences_window_new (fixture->test->workspace, fixture->settings));
  matchup_test_present (fixture->window);
}

void
settings_fixture_tear_down (SettingsFixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_object_unref (fixture->settings);
  matchup_test_workspace_free (fixture->test);
}

typedef struct
{
  const char *key;
  const char *title;
  GtkWidget *row;
} Wanted;

static gboolean
look (GtkWidget *widget, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (ADW_IS_PREFERENCES_ROW (widget) &&
      (wanted->key != NULL
           ? g_strcmp0 (matchup_setting_row_get_key (ADW_PREFERENCES_ROW (widget)), wanted->key)
           : g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                        wanted->title)) == 0)
    wanted->row = widget;
  return wanted->row == NULL;
}

GtkWidget *
settings_fixture_find_key (SettingsFixture *fixture, const char *key)
{
  Wanted wanted = { key, NULL, NULL };

  matchup_test_foreach (fixture->window, look, &wanted);
  return wanted.row;
}

GtkWidget *
settings_fixture_find_title (SettingsFixture *fixture, const char *title)
{
  Wanted wanted = { NULL, title, NULL };

  matchup_test_foreach (fixture->window, look, &wanted);
  return wanted.row;
}

gboolean
settings_fixture_shows (SettingsFixture *fixture, const char *words)
{
  g_autofree char *texts = matchup_test_dup_texts (fixture->window);

  return strstr (texts, words) != NULL;
}

static gboolean
look_for_undo (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0)
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

void
settings_fixture_undo (SettingsFixture *fixture)
{
  GtkWidget *undo = NULL;

  matchup_test_foreach (fixture->window, look_for_undo, &undo);
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
}
