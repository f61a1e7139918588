/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going on with one contestant of a comparison alone. */
#include "matchup-config.h"
#include "matchup-history-private.h"
#include "matchup-personal-policy.h"
#include "matchup-workspace-internal.h"

#include <glib/gi18n.h>

static guint
find_round (MatchupConversation *conversation, MatchupRound *round)
{
  for (guint i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    {
      if (matchup_conversation_get_round (conversation, i) == round)
        return i;
    }
  return G_MAXUINT;
}

/* The contestant's answer to a round, if there is one that can be read; borrowed or NULL. */
static MatchupRun *
find_answer (MatchupRound *round, const char *contestant_id)
{
  MatchupAnswer *answer = matchup_round_find_answer (round, contestant_id);
  MatchupRun *run = answer != NULL ? matchup_answer_get_current (answer) : NULL;

  return run != NULL && !matchup_run_is_active (run) && matchup_run_has_answer (run) ? run : NULL;
}

/* What was said, not what was measured: nothing was asked here. */
void
_matchup_workspace_copy_answer (MatchupRun *from, MatchupRun *to)
{
  GListModel *parts = G_LIST_MODEL (matchup_run_get_message (from));

  matchup_run_set_state (to, MATCHUP_RUN_STATE_WRITING);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupTextPart) part = g_list_model_get_item (parts, i);
      gsize length;
      const char *text = matchup_text_part_peek (part, &length);

      matchup_run_append (to, matchup_text_part_get_kind (part), text, (gssize) length);
    }
  matchup_run_set_finish_reason (to,
                                 matchup_run_get_finish_reason (from),
                                 matchup_run_get_finish_reason_raw (from));
  matchup_run_set_state (to,
                         matchup_run_get_state (from) == MATCHUP_RUN_STATE_DONE
                             ? MATCHUP_RUN_STATE_DONE
                             : MATCHUP_RUN_STATE_STOPPED);
}

static void
copy_round (MatchupWorkspace *self,
            MatchupConversation *to,
            MatchupRound *original,
            MatchupRun *run)
{
  MatchupContestant *contestant = matchup_lineup_get (matchup_conversation_get_lineup (to), 0);
  g_autoptr (MatchupRound) round = matchup_round_new (NULL,
                                                      matchup_round_get_prompt (original),
                                                      matchup_round_get_created_at (original));
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
  g_autoptr (MatchupRun) copy = matchup_run_new (NULL, contestant);

  matchup_answer_add_run (answer, copy);
  matchup_round_add_answer (round, answer);
  matchup_conversation_add_round (to, round);
  matchup_history_save_round_async (self->history, to, round, NULL, NULL);
  _matchup_workspace_copy_answer (run, copy);
}

static void
set_title (MatchupConversation *alone, MatchupConversation *from)
{
  const char *name =
      matchup_contestant_get_name (matchup_lineup_get (matchup_conversation_get_lineup (alone), 0));
  /* Translators: the name of a model that is talked to alone, and the title of the comparison */
  g_autofree char *title = g_strdup_printf (C_ ("title of a conversation", "%s: %s"),
                                            name,
                                            matchup_conversation_get_title (from));

  matchup_conversation_set_title (alone, title);
}

MatchupConversation *
matchup_workspace_continue_with (MatchupWorkspace *self,
                                 MatchupConversation *conversation,
                                 MatchupRound *round,
                                 guint slot)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  MatchupConversation *alone;
  MatchupAnswer *answer;
  const char *id;
  guint last;
  guint first;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  last = find_round (conversation, round);
  answer = matchup_round_get_answer (round, slot);
  if (last == G_MAXUINT || answer == NULL)
    return NULL;
  matchup_lineup_append (lineup, matchup_answer_get_contestant (answer));
  id = matchup_contestant_get_id (matchup_answer_get_contestant (answer));
  alone = matchup_history_create (self->history,
                                  MATCHUP_CONVERSATION_KIND_CHAT,
                                  lineup,
                                  matchup_conversation_get_private (conversation));
  matchup_conversation_set_blind (alone, FALSE);
  matchup_personal_policy_inherit (conversation, alone);
  set_title (alone, conversation);
  /* What was asked without the rounds before it does not know them, nor what was left out. */
  for (first = last; first > 0; first--)
    {
      if (matchup_round_get_fresh (matchup_conversation_get_round (conversation, first)) ||
          matchup_round_get_summary (matchup_conversation_get_round (conversation, first - 1)) !=
              NULL)
        break;
    }
  for (guint i = first; i <= last; i++)
    {
      MatchupRound *original = matchup_conversation_get_round (conversation, i);
      MatchupRun *run = find_answer (original, id);

      if (run != NULL)
        copy_round (self, alone, original, run);
    }
  return alone;
}
