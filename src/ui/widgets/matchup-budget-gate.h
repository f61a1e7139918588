/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

typedef void (*MatchupBudgetGateFunc) (gpointer owner);

/*
 * Says with @sentence that something would go beyond the budget, and offers to change the budget,
 * and to send it anyway where that is allowed: @go is called then, as long as @owner, a widget, is
 * there.
 */
void matchup_budget_gate_show (GtkWidget *owner,
                               MatchupWorkspace *workspace,
                               const char *sentence,
                               MatchupBudgetGateFunc go);
/*
 * Before @message is asked in @conversation without having been written just now: says in a toast
 * where this month's budget is nearly used up, and whoever is asked costs something.
 */
void matchup_budget_gate_warn (GtkWidget *near,
                               MatchupWorkspace *workspace,
                               MatchupConversation *conversation,
                               MatchupMessage *message);
/* The same where only @contestant is asked. */
void matchup_budget_gate_warn_of (GtkWidget *near,
                                  MatchupWorkspace *workspace,
                                  MatchupConversation *conversation,
                                  MatchupContestant *contestant,
                                  MatchupMessage *message);

G_END_DECLS
