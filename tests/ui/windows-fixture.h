/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-application-private.h"
#include "matchup-test-clock.h"
#include "matchup-test-workspace.h"

/**
 * WindowsFixture: the application with a workspace in a temporary folder, for tests of windows.
 */
typedef struct
{
  MatchupApplication *application;
  MatchupTestClock *clock;
  GSettings *settings;
  char *folder;
  gboolean broken; /* the next workspace cannot be opened */
  guint n_made;
} WindowsFixture;

void windows_fixture_set_up (WindowsFixture *fixture, gconstpointer data);
void windows_fixture_tear_down (WindowsFixture *fixture, gconstpointer data);
/* NULL: no window needs one. */
MatchupWorkspace *windows_fixture_get_workspace (WindowsFixture *fixture);
void windows_fixture_act (WindowsFixture *fixture, const char *action, GVariant *parameter);
/* The window, with a workspace. */
void windows_fixture_start (WindowsFixture *fixture);
/* Until all is closed. */
void windows_fixture_quit (WindowsFixture *fixture);
/* #MatchupWindow, used last first; borrowed. */
GPtrArray *windows_fixture_dup_windows (WindowsFixture *fixture);
guint windows_fixture_count (WindowsFixture *fixture);
/* Until @window shows this conversation. */
void windows_fixture_wait_for (MatchupWindow *window, const char *id);
