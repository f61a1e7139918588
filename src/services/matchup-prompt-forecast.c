/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-forecast.h"

#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-prompt-cost.h"
#include "matchup-token-estimate.h"

#include <string.h>

/* Rounds that are looked at where no service counted anything. */
#define MAX_ROUNDS 500

void
matchup_prompt_forecast_free (MatchupPromptForecast *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->contestant);
  g_clear_pointer (&self->cost, matchup_cost_free);
  g_free (self);
}

static MatchupRun *
find_run (MatchupConversation *conversation, MatchupRound *round, MatchupContestant *contestant)
{
  MatchupAnswer *answer;

  /* In a chat everybody goes on with what the others said. */
  if (matchup_conversation_get_kind (conversation) == MATCHUP_CONVERSATION_KIND_CHAT)
    answer = matchup_round_get_answer (round, 0);
  else
    answer = matchup_round_find_answer (round, matchup_contestant_get_id (contestant));
  return answer != NULL ? matchup_answer_get_current (answer) : NULL;
}

/* Texts by their bytes, as this is asked while somebody types; what a file has is known. */
static gint64
estimate_message (MatchupMessage *message)
{
  gint64 tokens =
      matchup_token_estimate_bytes (matchup_message_get_length (message, MATCHUP_PART_KIND_TEXT));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);

      if (MATCHUP_IS_FILE_PART (part))
        tokens += matchup_token_estimate_file (MATCHUP_FILE_PART (part));
      else if (MATCHUP_IS_IMAGE_PART (part))
        tokens += matchup_token_estimate_picture (MATCHUP_IMAGE_PART (part));
    }
  return tokens;
}

/* What was sent and answered in @round with all before it, as the service counted; -1: unknown. */
static gint64
get_counted (MatchupRun *run)
{
  const MatchupUsage *usage = run != NULL ? matchup_run_get_usage (run) : NULL;

  if (usage == NULL || usage->prompt < 0 || usage->completion < 0)
    return -1;
  return usage->prompt + usage->completion - CLAMP (usage->reasoning, 0, usage->completion);
}

/* Whether something before the next question is left out or summed up. What was counted may have
 * been asked before that. */
static gboolean
is_cut (MatchupConversation *conversation)
{
  guint n = matchup_conversation_get_n_rounds (conversation);

  for (guint i = n; i > 0 && n - i < MAX_ROUNDS; i--)
    {
      MatchupRound *round = matchup_conversation_get_round (conversation, i - 1);

      if (matchup_round_get_summary (round) != NULL)
        return TRUE;
      if (matchup_round_get_fresh (round))
        return FALSE;
    }
  return FALSE;
}

static gint64
estimate_before (MatchupConversation *conversation, MatchupContestant *contestant)
{
  guint n = matchup_conversation_get_n_rounds (conversation);
  const char *instructions =
      matchup_params_get_instructions (matchup_contestant_get_params (contestant));
  gboolean cut = is_cut (conversation);
  gint64 tokens = 0;

  for (guint i = n; i > 0 && n - i < MAX_ROUNDS; i--)
    {
      MatchupRound *round = matchup_conversation_get_round (conversation, i - 1);
      MatchupRun *run = find_run (conversation, round, contestant);
      const char *summary = matchup_round_get_summary (round);
      gint64 counted = cut ? -1 : get_counted (run);

      /* Sent in the place of this round and all before it. */
      if (summary != NULL)
        {
          tokens += matchup_token_estimate_bytes (strlen (summary));
          break;
        }
      if (counted >= 0)
        return tokens + counted;
      if (run != NULL && !matchup_message_is_empty (matchup_run_get_message (run)))
        tokens += estimate_message (matchup_round_get_prompt (round)) +
                  estimate_message (matchup_run_get_message (run));
      if (matchup_round_get_fresh (round))
        break;
    }
  return tokens + (instructions != NULL ? matchup_token_estimate_bytes (strlen (instructions)) : 0);
}

static MatchupCost *
estimate_cost (MatchupPricing *pricing, MatchupContestant *contestant, gint64 tokens, gint64 now)
{
  MatchupModelRef *model = matchup_contestant_get_model (contestant);
  g_autoptr (MatchupPrice) price =
      matchup_pricing_dup_price (pricing,
                                 matchup_model_ref_get_provider_id (model),
                                 matchup_model_ref_get_model_id (model));
  MatchupUsage usage;

  if (price == NULL)
    return NULL;
  matchup_usage_init (&usage);
  usage.prompt = tokens;
  usage.completion = MATCHUP_PROMPT_COST_ANSWER_TOKENS;
  usage.source = MATCHUP_VALUE_SOURCE_ESTIMATED;
  return matchup_price_estimate (price, &usage, now);
}

GPtrArray *
matchup_prompt_forecast_all (MatchupPricing *pricing,
                             MatchupLineup *lineup,
                             MatchupConversation *conversation,
                             gint64 tokens,
                             gint64 now)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_prompt_forecast_free);

  g_return_val_if_fail (MATCHUP_IS_PRICING (pricing), all);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), all);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupPromptForecast *forecast = g_new0 (MatchupPromptForecast, 1);
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);
      const char *instructions =
          matchup_params_get_instructions (matchup_contestant_get_params (contestant));

      forecast->contestant = g_object_ref (contestant);
      forecast->tokens = tokens;
      if (conversation != NULL)
        forecast->tokens += estimate_before (conversation, contestant);
      else if (instructions != NULL)
        forecast->tokens += matchup_token_estimate (instructions);
      forecast->cost = estimate_cost (pricing, contestant, forecast->tokens, now);
      g_ptr_array_add (all, forecast);
    }
  return all;
}
