/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows-fixture.h"

#include "matchup-settings.h"
#include "matchup-test-ui.h"

static MatchupWorkspace *
make_workspace (gpointer user_data)
{
  WindowsFixture *fixture = user_data;

  fixture->n_made++;
  return matchup_test_make_workspace (fixture->broken ? "/dev/null/nowhere" : fixture->folder,
                                      MATCHUP_CLOCK (fixture->clock));
}

void
windows_fixture_set_up (WindowsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  fixture->clock = matchup_test_clock_new ();
  fixture->settings = matchup_settings_new ();
  g_settings_reset (fixture->settings, "session");
  g_settings_reset (fixture->settings, "last-conversation");
  g_settings_reset (fixture->settings, "last-view");
  g_settings_reset (fixture->settings, "notify-when-ready");
  fixture->application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_workspace, fixture);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
}

MatchupWorkspace *
windows_fixture_get_workspace (WindowsFixture *fixture)
{
  return matchup_application_get_workspace (fixture->application);
}

void
windows_fixture_act (WindowsFixture *fixture, const char *action, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, parameter);
}

void
windows_fixture_quit (WindowsFixture *fixture)
{
  gpointer workspace = windows_fixture_get_workspace (fixture);

  if (workspace == NULL)
    return;
  g_object_add_weak_pointer (workspace, &workspace);
  windows_fixture_act (fixture, "quit", NULL);
  matchup_test_wait_until (workspace == NULL);
}

void
windows_fixture_tear_down (WindowsFixture *fixture, gconstpointer data)
{
  windows_fixture_quit (fixture);
  g_object_unref (fixture->application);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->clock);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

void
windows_fixture_start (WindowsFixture *fixture)
{
  g_application_activate (G_APPLICATION (fixture->application));
  matchup_test_wait_until (windows_fixture_get_workspace (fixture) != NULL);
}

GPtrArray *
windows_fixture_dup_windows (WindowsFixture *fixture)
{
  GPtrArray *windows = g_ptr_array_new ();
  GList *list = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  for (; list != NULL; list = list->next)
    if (MATCHUP_IS_WINDOW (list->data))
      g_ptr_array_add (windows, list->data);
  return windows;
}

guint
windows_fixture_count (WindowsFixture *fixture)
{
  g_autoptr (GPtrArray) windows = windows_fixture_dup_windows (fixture);

  return windows->len;
}

void
windows_fixture_wait_for (MatchupWindow *window, const char *id)
{
  matchup_test_wait_until (matchup_window_get_conversation (window) != NULL);
  g_assert_cmpstr (matchup_window_get_conversation_id (window), ==, id);
}
