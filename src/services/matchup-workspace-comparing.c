/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers to a message of a chat as a comparison. */
#include "matchup-config.h"
#include "matchup-history-private.h"
#include "matchup-personal-policy.h"
#include "matchup-workspace-internal.h"

/* Those that can be read, as many as there is place for: without the oldest ones, but never without
 * the one that is shown. */
static GPtrArray *
find_runs (MatchupAnswer *answer)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func (g_object_unref);
  MatchupRun *current = matchup_answer_get_current (answer);

  for (guint i = 0; i < matchup_answer_get_n_runs (answer); i++)
    {
      g_autoptr (MatchupRun) run = g_list_model_get_item (G_LIST_MODEL (answer), i);

      if (!matchup_run_is_active (run) && matchup_run_has_answer (run))
        g_ptr_array_add (runs, g_steal_pointer (&run));
    }
  while (runs->len > MATCHUP_LINEUP_MAX)
    g_ptr_array_remove_index (runs, g_ptr_array_index (runs, 0) == current ? 1 : 0);
  return runs;
}

/* The same one may have answered twice: each answer is one of a contestant of its own here. */
static MatchupLineup *
make_lineup (GPtrArray *runs)
{
  MatchupLineup *lineup = matchup_lineup_new ();

  for (guint i = 0; i < runs->len; i++)
    {
      MatchupContestant *original = matchup_run_get_contestant (g_ptr_array_index (runs, i));
      g_autofree char *free_name =
          matchup_lineup_dup_free_name (lineup, matchup_contestant_get_name (original), -1);
      g_autoptr (MatchupContestant) contestant =
          matchup_contestant_new_named (NULL,
                                        matchup_contestant_get_model (original),
                                        matchup_contestant_get_params (original),
                                        free_name != NULL
                                            ? free_name
                                            : matchup_contestant_get_own_name (original));

      matchup_lineup_append (lineup, contestant);
    }
  return lineup;
}

MatchupConversation *
matchup_workspace_compare_runs (MatchupWorkspace *self,
                                MatchupConversation *conversation,
                                MatchupRound *round,
                                MatchupAnswer *answer)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (MatchupLineup) lineup = NULL;
  g_autoptr (MatchupRound) copy = NULL;
  MatchupConversation *comparison;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), NULL);

  runs = find_runs (answer);
  if (runs->len < MATCHUP_LINEUP_MIN)
    return NULL;
  lineup = make_lineup (runs);
  comparison = matchup_history_create (self->history,
                                       MATCHUP_CONVERSATION_KIND_COMPARE,
                                       lineup,
                                       matchup_conversation_get_private (conversation));
  matchup_conversation_set_blind (comparison, FALSE);
  matchup_personal_policy_inherit (conversation, comparison);
  copy = matchup_round_new (NULL,
                            matchup_round_get_prompt (round),
                            matchup_round_get_created_at (round));
  for (guint i = 0; i < runs->len; i++)
    {
      MatchupContestant *contestant =
          matchup_lineup_get (matchup_conversation_get_lineup (comparison), i);
      g_autoptr (MatchupAnswer) each = matchup_answer_new (contestant);
      g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

      matchup_answer_add_run (each, run);
      matchup_round_add_answer (copy, each);
    }
  matchup_conversation_add_round (comparison, copy);
  matchup_history_save_round_async (self->history, comparison, copy, NULL, NULL);
  /* After that, so that what they say is recorded. */
  for (guint i = 0; i < runs->len; i++)
    _matchup_workspace_copy_answer (g_ptr_array_index (runs, i),
                                    matchup_answer_get_current (
                                        matchup_round_get_answer (copy, i)));
  return comparison;
}
