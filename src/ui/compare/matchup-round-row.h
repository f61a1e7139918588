/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ROUND_ROW (matchup_round_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRoundRow, matchup_round_row, MATCHUP, ROUND_ROW, GtkWidget)

/**
 * MatchupRoundRow: one prompt, the race and the answers side by side.
 */
GtkWidget *matchup_round_row_new (MatchupWorkspace *workspace,
                                  MatchupConversation *conversation,
                                  MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;
MatchupRound *matchup_round_row_get_round (MatchupRoundRow *self);
/* The first column to show where not all have room. */
void matchup_round_row_set_first (MatchupRoundRow *self, guint first);

G_END_DECLS
