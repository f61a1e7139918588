/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BUDGET_GROUP (matchup_budget_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBudgetGroup,
                      matchup_budget_group,
                      MATCHUP,
                      BUDGET_GROUP,
                      AdwPreferencesGroup)

/**
 * MatchupBudgetGroup: what may be spent in a month and for one question or list, and what was spent
 * in this month, by service and by where the numbers come from.
 */
GtkWidget *matchup_budget_group_new (MatchupWorkspace *workspace,
                                     GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
/* The first row gets the focus, and the group is scrolled to. */
void matchup_budget_group_focus (MatchupBudgetGroup *self);

G_END_DECLS
