/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-budget.h"
#include "matchup-ledger-entry.h"

G_BEGIN_DECLS

MatchupBudget *matchup_budget_new (GSettings *settings, /* or NULL */
                                   MatchupLedger *ledger,
                                   MatchupPricing *pricing) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE once after matchup_budget_permit(), and only where it may be gone over. */
gboolean matchup_budget_take_permission (MatchupBudget *self, const char *conversation_id);
/* The same as matchup_budget_judge() for #MatchupLedgerEntry. */
MatchupBudgetState
matchup_budget_judge_entries (MatchupBudget *self, GPtrArray *entries, char **out_sentence);

G_END_DECLS
