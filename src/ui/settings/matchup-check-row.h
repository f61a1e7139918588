/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-error-info.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CHECK_ROW (matchup_check_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupCheckRow, matchup_check_row, MATCHUP, CHECK_ROW, AdwPreferencesRow)

/**
 * MatchupCheckRow: says in words how a check is going and how it ended; hidden before the first.
 */
GtkWidget *matchup_check_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_check_row_clear (MatchupCheckRow *self);
void matchup_check_row_set_busy (MatchupCheckRow *self, const char *sentence);
void matchup_check_row_set_success (MatchupCheckRow *self, const char *sentence);
void matchup_check_row_set_trouble (MatchupCheckRow *self,
                                    const char *sentence,
                                    const char *details /* folded away; or NULL */);
/* What it says now; "" when hidden. */
const char *matchup_check_row_get_sentence (MatchupCheckRow *self);

G_END_DECLS
