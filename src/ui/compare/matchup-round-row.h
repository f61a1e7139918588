/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-arrangement.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ROUND_ROW (matchup_round_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRoundRow, matchup_round_row, MATCHUP, ROUND_ROW, GtkWidget)

/**
 * MatchupRoundRow: one prompt, the race and the answers, as they are arranged.
 */
GtkWidget *matchup_round_row_new (MatchupWorkspace *workspace,
                                  MatchupConversation *conversation,
                                  MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;
MatchupRound *matchup_round_row_get_round (MatchupRoundRow *self);
/* Follows it from now on; until then the answers stand in columns. */
void matchup_round_row_set_arrangement (MatchupRoundRow *self, MatchupArrangement *arrangement);

G_END_DECLS
