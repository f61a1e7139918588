/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-judging.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_JUDGING_CRITERION_ROW (matchup_judging_criterion_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupJudgingCriterionRow,
                      matchup_judging_criterion_row,
                      MATCHUP,
                      JUDGING_CRITERION_ROW,
                      AdwEntryRow)

/**
 * MatchupJudgingCriterionRow: one criterion: its name, which can be changed, and buttons that move
 * and remove it. Actions: criterion.up, criterion.down, criterion.remove.
 *
 * Signal "remove": the person wants it to go.
 */
GtkWidget *matchup_judging_criterion_row_new (MatchupJudging *judging, MatchupCriterion *criterion)
    G_GNUC_WARN_UNUSED_RESULT;
MatchupCriterion *matchup_judging_criterion_row_get_criterion (MatchupJudgingCriterionRow *self);
/* After others have moved or gone. */
void matchup_judging_criterion_row_update (MatchupJudgingCriterionRow *self);

G_END_DECLS
