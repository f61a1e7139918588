/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-cost.h"

#include "matchup-config.h"
#include "matchup-contestant.h"
#include "matchup-format.h"
#include "matchup-model-ref.h"
#include "matchup-sentence.h"
#include "matchup-token-estimate.h"
#include "matchup-usage.h"

#include <glib/gi18n.h>

void
matchup_prompt_cost_add (GArray *sums, const MatchupCost *cost)
{
  MatchupPromptCost sum = { cost->amount, "" };

  for (guint i = 0; i < sums->len; i++)
    {
      MatchupPromptCost *known = &g_array_index (sums, MatchupPromptCost, i);

      if (g_str_equal (known->currency, cost->currency))
        {
          known->amount += cost->amount;
          return;
        }
    }
  g_strlcpy (sum.currency, cost->currency, sizeof sum.currency);
  g_array_append_val (sums, sum);
}

static void
add_contestant (GArray *sums,
                MatchupPrice *price,
                const gint64 *tokens,
                guint n_prompts,
                gboolean alone,
                gint64 now)
{
  gint64 before = 0;

  for (guint i = 0; i < n_prompts; i++)
    {
      MatchupUsage usage = {
        .prompt = before + tokens[i],
        .completion = MATCHUP_PROMPT_COST_ANSWER_TOKENS,
        .total = -1,
        .cached = -1,
        .reasoning = -1,
        .source = MATCHUP_VALUE_SOURCE_ESTIMATED,
      };
      g_autoptr (MatchupCost) cost = matchup_price_estimate (price, &usage, now);

      if (cost != NULL)
        matchup_prompt_cost_add (sums, cost);
      if (!alone)
        before += tokens[i] + MATCHUP_PROMPT_COST_ANSWER_TOKENS;
    }
}

GArray *
matchup_prompt_cost_estimate (MatchupPricing *pricing,
                              MatchupLineup *lineup,
                              const char *const *prompts,
                              gboolean alone,
                              gint64 now,
                              guint *out_n_unknown)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));
  guint n_prompts = g_strv_length ((char **) prompts);
  g_autofree gint64 *tokens = g_new (gint64, n_prompts + 1);
  guint n_unknown = 0;

  for (guint i = 0; i < n_prompts; i++)
    tokens[i] = matchup_token_estimate (prompts[i]);
  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupModelRef *model = matchup_contestant_get_model (matchup_lineup_get (lineup, i));
      g_autoptr (MatchupPrice) price =
          matchup_pricing_dup_price (pricing,
                                     matchup_model_ref_get_provider_id (model),
                                     matchup_model_ref_get_model_id (model));

      if (price != NULL)
        add_contestant (sums, price, tokens, n_prompts, alone, now);
      else if (!matchup_model_ref_is_practice (model))
        n_unknown++;
    }
  if (out_n_unknown != NULL)
    *out_n_unknown = n_unknown;
  return sums;
}

char *
matchup_prompt_cost_dup_words (GArray *sums)
{
  char *text = NULL;

  for (guint i = 0; i < sums->len; i++)
    {
      const MatchupPromptCost *sum = &g_array_index (sums, MatchupPromptCost, i);
      /* Translators: amounts of money, the last two */
      const char *last = _ ("{1} and {2}");
      /* Translators: amounts of money; more follow */
      const char *other = _ ("{1}, {2}");
      const char *format = i + 1 == sums->len ? last : other;
      g_autofree char *before = text;
      g_autofree char *money =
          matchup_format_money (sum->amount, sum->currency, MATCHUP_VALUE_SOURCE_ESTIMATED);

      text = before == NULL
                 ? g_steal_pointer (&money)
                 : matchup_sentence_insert_names (format, (const char *[]){ before, money, NULL });
    }
  return text;
}
