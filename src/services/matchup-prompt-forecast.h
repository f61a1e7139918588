/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation.h"
#include "matchup-pricing.h"

G_BEGIN_DECLS

/**
 * MatchupPromptForecast: about what one contestant would be sent, and what it would cost. Plain
 * data, owned by who has it.
 */
typedef struct
{
  MatchupContestant *contestant;
  gint64 tokens;     /* of the question with all that goes with it and what was said before */
  MatchupCost *cost; /* with an answer of MATCHUP_PROMPT_COST_ANSWER_TOKENS; NULL: not known */
} MatchupPromptForecast;

void matchup_prompt_forecast_free (MatchupPromptForecast *self);

/*
 * For everybody in the line-up: a question of @tokens asked now in @conversation (NULL: a new one).
 * What was said before is taken from what the services counted and from the lengths of texts, so
 * that it takes no longer for long ones. @now: microseconds since 1970.
 */
GPtrArray *matchup_prompt_forecast_all (MatchupPricing *pricing,
                                        MatchupLineup *lineup,
                                        MatchupConversation *conversation,
                                        gint64 tokens,
                                        gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPromptForecast, matchup_prompt_forecast_free)

G_END_DECLS
