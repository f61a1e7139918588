/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-ranking-order.h"
#include "matchup-vote-ballot.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RANKING_EDITOR (matchup_ranking_editor_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRankingEditor,
                      matchup_ranking_editor,
                      MATCHUP,
                      RANKING_EDITOR,
                      GtkWidget)

/**
 * MatchupRankingEditor: the letters of the answers from the best to the worst, put in order by
 * dragging, by Up and Down, or by pressing them; two can share a place. Nothing is voted before the
 * button below is pressed.
 */
GtkWidget *matchup_ranking_editor_new (MatchupVoteBallot *ballot) G_GNUC_WARN_UNUSED_RESULT;
/* What a drop does: @id, a place on the screen, goes to the one of @target. */
void matchup_ranking_editor_move (MatchupRankingEditor *self,
                                  guint id,
                                  guint target,
                                  MatchupRankingWhere where);

G_END_DECLS
