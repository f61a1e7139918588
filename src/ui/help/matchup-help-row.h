/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-help-book.h"
#include "matchup-search-query.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_HELP_ROW (matchup_help_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHelpRow, matchup_help_row, MATCHUP, HELP_ROW, GtkListBoxRow)

/**
 * MatchupHelpRow: one page of the help in the list, and where it says what is looked for.
 */
/* @page has to outlive it. */
GtkWidget *matchup_help_row_new (const MatchupHelpPage *page) G_GNUC_WARN_UNUSED_RESULT;
const MatchupHelpPage *matchup_help_row_get_page (MatchupHelpRow *self);
/* Shows the place where the page says it; whether it does. NULL: nothing is looked for. */
gboolean matchup_help_row_look_for (MatchupHelpRow *self, MatchupSearchQuery *query);

G_END_DECLS
