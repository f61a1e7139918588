/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-lineup.h"
#include "matchup-pricing.h"

G_BEGIN_DECLS

/* What an answer is taken to have, for an estimate before there is any; about 350 words. */
#define MATCHUP_PROMPT_COST_ANSWER_TOKENS 500

/**
 * MatchupPromptCost: a sum in one currency. Plain data.
 */
typedef struct
{
  double amount;
  char currency[4];
} MatchupPromptCost;

/* To @sums, #MatchupPromptCost, where the amount of its currency is. */
void matchup_prompt_cost_add (GArray *sums, const MatchupCost *cost);
/* "≈ $0.45 and ≈ ¥2.10"; NULL where there are none. */
char *matchup_prompt_cost_dup_words (GArray *sums) G_GNUC_WARN_UNUSED_RESULT;

/*
 * About what it costs to ask all contestants all of @prompts (NULL-terminated), where each answer
 * has MATCHUP_PROMPT_COST_ANSWER_TOKENS: one #MatchupPromptCost per currency. @alone: each without
 * the questions and answers before it. @now: microseconds since 1970. @out_n_unknown: contestants
 * whose price is not known; practice models cost nothing.
 */
GArray *matchup_prompt_cost_estimate (MatchupPricing *pricing,
                                      MatchupLineup *lineup,
                                      const char *const *prompts,
                                      gboolean alone,
                                      gint64 now,
                                      guint *out_n_unknown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
