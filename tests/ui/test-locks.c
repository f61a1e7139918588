/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an administrator has locked with dconf is shown as locked, and holds. */
#define G_SETTINGS_ENABLE_BACKEND
#include "matchup-preferences-window.h"
#include "matchup-setting-row.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-text-settings.h"

#include <gio/gsettingsbackend.h>

#define SENTENCE "Set by your administrator"

typedef struct
{
  const char *key;
  GtkWidget *row;
} Wanted;

static gboolean
look_for_key (GtkWidget *widget, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (matchup_setting_row_get_key (ADW_PREFERENCES_ROW (widget)), wanted->key) == 0)
    wanted->row = widget;
  return wanted->row == NULL;
}

static void
assert_locked (GtkWindow *window, const char *key, gboolean locked)
{
  Wanted wanted = { key, NULL };

  matchup_test_foreach (window, look_for_key, &wanted);
  g_assert_nonnull (wanted.row);
  g_test_message ("%s", key);
  g_assert_cmpint (gtk_widget_is_sensitive (wanted.row), ==, !locked);
  g_assert_cmpint (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (wanted.row)), SENTENCE) !=
                       NULL,
                   ==,
                   locked);
  if (locked)
    gtk_test_accessible_assert_property (wanted.row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, SENTENCE);
}

/* It is dconf that says so, and not a stand-in. */
static void
test_backend (void)
{
  GSettingsBackend *backend = g_settings_backend_get_default ();

  g_assert_cmpstr (G_OBJECT_TYPE_NAME (backend), ==, "DConfSettingsBackend");
  g_object_unref (backend);
}

static void
test_shown (void)
{
  MatchupTestWorkspace *test = matchup_test_workspace_new (NULL);
  g_autoptr (GSettings) settings = matchup_settings_new ();
  GtkWindow *window = GTK_WINDOW (matchup_preferences_window_new (test->workspace, settings));

  matchup_test_present (window);
  assert_locked (window, "hide-names", TRUE);
  assert_locked (window, "color-scheme", TRUE);
  assert_locked (window, "text-size", TRUE);
  assert_locked (window, "send-with", TRUE);
  /* Set, and not locked; and left alone. */
  assert_locked (window, "notify-when-ready", FALSE);
  assert_locked (window, "reveal-together", FALSE);
  matchup_test_destroy (window);
  matchup_test_workspace_free (test);
}

/* Whoever sets it all the same, by a button elsewhere, sets nothing. */
static void
test_holds (void)
{
  MatchupTestWorkspace *test = matchup_test_workspace_new (NULL);
  MatchupJudging *judging = matchup_workspace_get_judging (test->workspace);
  MatchupTextSettings *texts = matchup_text_settings_get_default ();

  g_assert_true (matchup_judging_get_blind (judging));
  matchup_judging_set_blind (judging, FALSE);
  g_assert_true (matchup_judging_get_blind (judging));
  g_assert_cmpint (matchup_text_settings_get_size (texts), ==, 130);
  matchup_text_settings_set_size (texts, 200);
  g_assert_cmpint (matchup_text_settings_get_size (texts), ==, 130);
  matchup_test_workspace_free (test);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/locks/backend", test_backend);
  g_test_add_func ("/ui/locks/shown", test_shown);
  g_test_add_func ("/ui/locks/holds", test_holds);
  return g_test_run ();
}
