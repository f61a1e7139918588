/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-lineup.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_COLUMN_SWITCHER (matchup_column_switcher_get_type ())
G_DECLARE_FINAL_TYPE (MatchupColumnSwitcher,
                      matchup_column_switcher,
                      MATCHUP,
                      COLUMN_SWITCHER,
                      GtkWidget)

/**
 * MatchupColumnSwitcher: A, B, C... to turn to an answer where not all have room; hidden where they
 * have.
 *
 * Property "first" (uint, notifies): the first column that is to be shown.
 */
GtkWidget *matchup_column_switcher_new (void) G_GNUC_WARN_UNUSED_RESULT;
void
matchup_column_switcher_set_columns (MatchupColumnSwitcher *self, guint n_columns, guint n_visible);
guint matchup_column_switcher_get_first (MatchupColumnSwitcher *self);
/* Turns by one column, back where @by is below 0, as far as there are some. */
void matchup_column_switcher_step (MatchupColumnSwitcher *self, int by);
gboolean matchup_column_switcher_can_step (MatchupColumnSwitcher *self, int by);

G_END_DECLS
