/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preferences-window.h"
#include "matchup-test-locks.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

/* The preferences over a workspace with some services, and settings of which keys can be locked. */
typedef struct
{
  MatchupTestWorkspace *test;
  MatchupProviderList *providers;
  GSettings *settings;
  GtkWindow *window;
} SettingsFixture;

void settings_fixture_set_up (SettingsFixture *fixture, gconstpointer data);
void settings_fixture_tear_down (SettingsFixture *fixture, gconstpointer data);

/* The row that shows @key; NULL: none does. */
GtkWidget *settings_fixture_find_key (SettingsFixture *fixture, const char *key);
/* The row of this title; NULL: none. */
GtkWidget *settings_fixture_find_title (SettingsFixture *fixture, const char *title);
gboolean settings_fixture_shows (SettingsFixture *fixture, const char *words);
/* Presses the button of the toast. */
void settings_fixture_undo (SettingsFixture *fixture);

/* The program's part, in its file. */
void settings_test_add_services (void);
