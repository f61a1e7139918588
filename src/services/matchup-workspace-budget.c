/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWorkspace: what the budget says to what is to be asked. */
#include "matchup-workspace-internal.h"

#include "matchup-address.h"
#include "matchup-prompt-forecast.h"
#include "matchup-token-estimate.h"

/* Whether nobody charges for it: what stays on this computer and has no price of the person's. */
static gboolean
is_free (MatchupWorkspace *self, MatchupModelRef *model)
{
  const char *id = matchup_model_ref_get_provider_id (model);
  g_autoptr (MatchupPrice) price = NULL;
  MatchupProvider *provider;

  if (matchup_model_ref_is_practice (model))
    return TRUE;
  price = matchup_pricing_dup_price (self->pricing, id, matchup_model_ref_get_model_id (model));
  if (price != NULL)
    return FALSE;
  provider = matchup_provider_list_find (self->providers, id);
  return provider != NULL && matchup_address_is_loopback (matchup_provider_get_address (provider));
}

static MatchupLineup *
make_paid_lineup (MatchupWorkspace *self, MatchupLineup *lineup)
{
  MatchupLineup *paid = matchup_lineup_new ();

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);

      if (!is_free (self, matchup_contestant_get_model (contestant)))
        matchup_lineup_append (paid, contestant);
    }
  return paid;
}

MatchupBudgetState
matchup_workspace_judge_budget (MatchupWorkspace *self,
                                MatchupLineup *lineup,
                                MatchupConversation *conversation,
                                MatchupMessage *message,
                                GArray *before,
                                char **out_sentence)
{
  g_autoptr (GArray) cost = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));
  g_autoptr (MatchupLineup) paid = NULL;
  g_autoptr (GPtrArray) forecasts = NULL;
  guint n_unknown = 0;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), MATCHUP_BUDGET_OPEN);

  paid = make_paid_lineup (self, lineup);
  forecasts = matchup_prompt_forecast_all (self->pricing,
                                           paid,
                                           conversation,
                                           matchup_token_estimate_message (message),
                                           matchup_clock_get_real (self->clock));
  for (guint i = 0; i < forecasts->len; i++)
    {
      const MatchupPromptForecast *forecast = g_ptr_array_index (forecasts, i);

      if (forecast->cost != NULL)
        matchup_prompt_cost_add (cost, forecast->cost);
      else
        n_unknown++;
    }
  return matchup_budget_judge (self->budget, cost, n_unknown, before, out_sentence);
}

MatchupBudgetState
matchup_workspace_judge_budget_of_list (MatchupWorkspace *self,
                                        MatchupLineup *lineup,
                                        const char *const *prompts,
                                        gboolean alone,
                                        char **out_sentence)
{
  g_autoptr (GArray) cost = NULL;
  g_autoptr (MatchupLineup) paid = NULL;
  guint n_unknown;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), MATCHUP_BUDGET_OPEN);

  paid = make_paid_lineup (self, lineup);
  cost = matchup_prompt_cost_estimate (self->pricing,
                                       paid,
                                       prompts,
                                       alone,
                                       matchup_clock_get_real (self->clock),
                                       &n_unknown);
  return matchup_budget_judge (self->budget, cost, n_unknown, NULL, out_sentence);
}

char *
matchup_workspace_dup_budget_warning (MatchupWorkspace *self, MatchupLineup *lineup)
{
  g_autoptr (MatchupLineup) paid = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), NULL);

  paid = make_paid_lineup (self, lineup);
  return matchup_lineup_get_size (paid) > 0 ? matchup_budget_dup_warning (self->budget) : NULL;
}
