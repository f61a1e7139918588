/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-estimates.h"

#include "matchup-token-estimate.h"

#include <string.h>

static gint64
estimate_prompt (GPtrArray *messages)
{
  gint64 tokens = 0;

  for (guint i = 0; i < messages->len; i++)
    tokens += matchup_token_estimate_message (g_ptr_array_index (messages, i));
  return tokens;
}

/* Where the service did not count, we do, and say so. Only for answers of which something came. */
static void
estimate_usage (MatchupRun *run, GPtrArray *messages)
{
  MatchupMessage *message = matchup_run_get_message (run);
  g_autofree char *text = NULL;
  g_autofree char *reasoning = NULL;
  MatchupUsage usage;

  if (matchup_run_get_usage (run) != NULL || !matchup_run_has_output (run))
    return;
  text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  reasoning = matchup_message_dup_text (message, MATCHUP_PART_KIND_REASONING);
  matchup_usage_init (&usage);
  usage.source = MATCHUP_VALUE_SOURCE_ESTIMATED;
  usage.prompt = estimate_prompt (messages);
  usage.completion =
      matchup_token_estimate (text + MIN (strlen (text), matchup_run_get_continued_length (run))) +
      matchup_token_estimate (reasoning);
  usage.total = usage.prompt + usage.completion;
  matchup_run_set_usage (run, &usage);
}

/* What the service told is better than any list. */
static void
estimate_cost (MatchupRun *run, MatchupPricing *pricing, gint64 sent_at)
{
  const MatchupUsage *usage = matchup_run_get_usage (run);
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  g_autoptr (MatchupCost) cost = NULL;

  if (usage == NULL || matchup_run_get_cost (run) != NULL)
    return;
  cost = matchup_pricing_estimate (pricing, model, usage, sent_at);
  if (cost != NULL)
    matchup_run_set_cost (run, cost);
}

void
matchup_run_estimates_set (MatchupRun *run,
                           GPtrArray *messages,
                           MatchupPricing *pricing,
                           gint64 sent_at)
{
  g_return_if_fail (MATCHUP_IS_RUN (run));

  estimate_usage (run, messages);
  estimate_cost (run, pricing, sent_at);
}
