/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-ledger.h"

G_BEGIN_DECLS

/* What a budget says to something that is to be sent. */
typedef enum
{
  MATCHUP_BUDGET_OPEN,          /* go on */
  MATCHUP_BUDGET_NEAR,          /* go on, but 80 % of the month's are used */
  MATCHUP_BUDGET_MONTH_REACHED, /* nothing is sent */
  MATCHUP_BUDGET_RUN_REACHED,   /* likewise: of what one list or one question may cost */
} MatchupBudgetState;

#define MATCHUP_BUDGET_NEAR_SHARE 0.8

#define MATCHUP_TYPE_BUDGET (matchup_budget_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBudget, matchup_budget, MATCHUP, BUDGET, GObject)

/**
 * MatchupBudget: what the person, or who looks after the computer, wants to spend in a month and
 * for one list of questions (or one question to several), in one currency. Costs in other
 * currencies count by the person's exchange rates; those for which there is none, and answers whose
 * price is not known, cannot count, and matchup_budget_dup_gaps() says so. What stays on this
 * computer is free. Main thread only.
 *
 * Signal "changed": a limit, a rate, or what was spent.
 */

/* ISO 4217; what is set for the budget, else the person's own, else US dollars. Borrowed. */
const char *matchup_budget_get_currency (MatchupBudget *self);
double matchup_budget_get_month_limit (MatchupBudget *self); /* 0: none */
double matchup_budget_get_run_limit (MatchupBudget *self);   /* 0: none */
/* Spent in this month, with what was private in this session, in the budget's currency. */
double matchup_budget_get_spent (MatchupBudget *self);
/* What does not count, in one or two sentences; NULL: everything does. */
char *matchup_budget_dup_gaps (MatchupBudget *self);
/* FALSE: who looks after the computer has set the budget, and nobody else goes beyond it. */
gboolean matchup_budget_can_go_over (MatchupBudget *self);

/*
 * @cost: #MatchupPromptCost per currency, of what is to be sent; @n_unknown: how many of those who
 * are asked have no known price; @before: what was spent for the same list already, or NULL.
 * @out_sentence: what to say where it is not OPEN.
 */
MatchupBudgetState matchup_budget_judge (MatchupBudget *self,
                                         GArray *cost,
                                         guint n_unknown,
                                         GArray *before,
                                         char **out_sentence);
/* The sentence of NEAR as things stand; NULL: there is nothing to warn of. */
char *matchup_budget_dup_warning (MatchupBudget *self);

/* The person said "Send Anyway": the next question of this conversation goes over the budget. */
void matchup_budget_permit (MatchupBudget *self, const char *conversation_id);

G_END_DECLS
