/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preset-page.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

G_BEGIN_DECLS

/* What the files of the test of presets in the preferences share. */

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupPresetList *list;
  GtkWindow *window;
} Fixture;

void presets_open_window (Fixture *fixture);
MatchupPresetPage *presets_find_page (Fixture *fixture); /* NULL while the list is shown */
MatchupPresetPage *presets_wait_for_page (Fixture *fixture);
void presets_type_instructions (MatchupPresetPage *page, const char *text);
gboolean presets_has_text (Fixture *fixture, const char *text);
GPtrArray *presets_find_rows (Fixture *fixture);
/* Waits until there is nothing left to be done: rows are made in steps. */
void presets_settle (Fixture *fixture);

void presets_test_many (Fixture *fixture, gconstpointer data);
void presets_test_paste (Fixture *fixture, gconstpointer data);

G_END_DECLS
