/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWindow: the search in everything, and how it leads to a place. */
#include "matchup-window-private.h"

#include "matchup-config.h"
#include "matchup-search-dialog.h"

static void
hit_opened_cb (MatchupWindow *self, MatchupSearchHit *hit)
{
  const char *round_id = matchup_search_hit_get_round_id (hit);
  const char *run_id = matchup_search_hit_get_run_id (hit);

  matchup_window_open_place (self,
                             matchup_search_hit_get_conversation_id (hit),
                             round_id != NULL ? round_id : "",
                             run_id != NULL ? run_id : "");
}

void
matchup_window_search (MatchupWindow *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));

  if (self->workspace == NULL)
    {
      /* It comes as soon as the history is open. */
      g_free (self->wanted_search);
      self->wanted_search = g_strdup (text != NULL ? text : "");
      return;
    }
  if (self->search_dialog == NULL)
    {
      g_autoptr (MatchupSearch) search = matchup_workspace_new_search (self->workspace);

      g_set_weak_pointer (&self->search_dialog, matchup_search_dialog_new (search));
      gtk_window_set_transient_for (GTK_WINDOW (self->search_dialog), GTK_WINDOW (self));
      g_signal_connect_object (self->search_dialog,
                               "open",
                               G_CALLBACK (hit_opened_cb),
                               self,
                               G_CONNECT_SWAPPED);
    }
  if (text != NULL)
    matchup_search_dialog_set_text (MATCHUP_SEARCH_DIALOG (self->search_dialog), text);
  gtk_window_present (GTK_WINDOW (self->search_dialog));
}

static gboolean
is_shown (MatchupConversation *conversation, MatchupRound *round)
{
  for (guint i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    {
      if (matchup_conversation_get_round (conversation, i) == round)
        return TRUE;
    }
  return FALSE;
}

static void
show_run (MatchupWindow *self,
          MatchupConversation *conversation,
          MatchupRound *round,
          const char *run_id)
{
  MatchupHistory *history = matchup_workspace_get_history (self->workspace);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (round, i);
      MatchupRun *run = matchup_answer_find_run (answer, run_id);

      if (run != NULL && run != matchup_answer_get_current (answer))
        matchup_history_show_run (history, conversation, round, answer, run);
    }
}

void
_matchup_window_prepare_place (MatchupWindow *self,
                               MatchupConversation *conversation,
                               const char *round_id,
                               const char *run_id)
{
  MatchupRound *round =
      round_id != NULL ? matchup_conversation_find_round (conversation, round_id) : NULL;

  if (round == NULL || matchup_round_get_deleted (round))
    return;
  if (run_id != NULL)
    show_run (self, conversation, round, run_id);
  if (!is_shown (conversation, round))
    matchup_history_show_branch (matchup_workspace_get_history (self->workspace),
                                 conversation,
                                 round);
}

void
matchup_window_open_place (MatchupWindow *self,
                           const char *conversation_id,
                           const char *round_id,
                           const char *run_id)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (conversation_id != NULL && round_id != NULL && run_id != NULL);

  if (self->workspace == NULL)
    {
      g_clear_pointer (&self->wanted_place, g_strfreev);
      self->wanted_place = g_new0 (char *, 4);
      self->wanted_place[0] = g_strdup (conversation_id);
      self->wanted_place[1] = g_strdup (round_id);
      self->wanted_place[2] = g_strdup (run_id);
      return;
    }
  _matchup_window_open_at (self,
                           conversation_id,
                           *round_id != '\0' ? round_id : NULL,
                           *run_id != '\0' ? run_id : NULL);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* What was asked for while the history was being opened. */
void
_matchup_window_go_on (MatchupWindow *self)
{
  g_auto (GStrv) place = g_steal_pointer (&self->wanted_place);
  g_autofree char *search = g_steal_pointer (&self->wanted_search);

  if (place != NULL)
    matchup_window_open_place (self, place[0], place[1], place[2]);
  if (search != NULL)
    matchup_window_search (self, search);
}
