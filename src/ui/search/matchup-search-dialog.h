/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-search.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SEARCH_DIALOG (matchup_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSearchDialog, matchup_search_dialog, MATCHUP, SEARCH_DIALOG, AdwWindow)

/**
 * MatchupSearchDialog: finds what was ever written, as the person types.
 *
 * The focus stays in the entry: Return opens the first place, Down leads into the list and Up from
 * its first row back, Escape closes. Signal "open" (MatchupSearchHit *): the person chose one; the
 * dialog is closed then.
 */
GtkWidget *matchup_search_dialog_new (MatchupSearch *search) G_GNUC_WARN_UNUSED_RESULT;
/* As if it had been typed; all of it is selected, so that typing begins anew. */
void matchup_search_dialog_set_text (MatchupSearchDialog *self, const char *text);
const char *matchup_search_dialog_get_text (MatchupSearchDialog *self);

G_END_DECLS
