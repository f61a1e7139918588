/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWindow: the search in everything, and how it leads to a place. */
#include "matchup-window-private.h"

#include "matchup-config.h"
#include "matchup-search-dialog.h"
#include "matchup-shown.h"

static void
hit_opened_cb (MatchupWindow *self, MatchupSearchHit *hit)
{
  const char *round_id = matchup_search_hit_get_round_id (hit);
  const char *run_id = matchup_search_hit_get_run_id (hit);

  matchup_window_open_place (self,
                             matchup_search_hit_get_conversation_id (hit),
                             round_id != NULL ? round_id : "",
                             run_id != NULL ? run_id : "",
                             matchup_search_dialog_get_text (
                                 MATCHUP_SEARCH_DIALOG (self->search_dialog)));
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
                               const MatchupDestination *to)
{
  MatchupRound *round = to != NULL && to->round_id != NULL
                            ? matchup_conversation_find_round (conversation, to->round_id)
                            : NULL;

  if (round == NULL || matchup_round_get_deleted (round))
    return;
  if (to->run_id != NULL)
    show_run (self, conversation, round, to->run_id);
  if (!is_shown (conversation, round))
    matchup_history_show_branch (matchup_workspace_get_history (self->workspace),
                                 conversation,
                                 round);
}

MatchupDestination *
_matchup_window_copy_destination (const MatchupDestination *to)
{
  MatchupDestination *copy = g_new0 (MatchupDestination, 1);

  copy->conversation_id = g_strdup (to->conversation_id);
  copy->round_id = g_strdup (to->round_id);
  copy->run_id = g_strdup (to->run_id);
  copy->words = g_strdup (to->words);
  return copy;
}

void
_matchup_window_free_destination (MatchupDestination *to)
{
  g_free (to->conversation_id);
  g_free (to->round_id);
  g_free (to->run_id);
  g_free (to->words);
  g_free (to);
}

static MatchupTranscript *
get_transcript (MatchupWindow *self, MatchupConversationKind kind)
{
  if (kind == MATCHUP_CONVERSATION_KIND_CHAT)
    return self->chat != NULL ? matchup_chat_page_get_transcript (self->chat) : NULL;
  return self->page != NULL ? matchup_compare_page_get_transcript (self->page) : NULL;
}

/* In a narrow window one answer at a time is shown. */
static void
show_column (MatchupWindow *self, const MatchupDestination *to)
{
  MatchupConversation *conversation = matchup_compare_page_get_conversation (self->page);
  MatchupRound *round = matchup_conversation_find_round (conversation, to->round_id);

  for (guint i = 0; round != NULL && to->run_id != NULL && i < matchup_round_get_n_answers (round);
       i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (round, i);

      if (matchup_answer_find_run (answer, to->run_id) != NULL)
        matchup_compare_page_show_column (self->page, matchup_shown_get_position (round, answer));
    }
}

void
_matchup_window_go_to_place (MatchupWindow *self,
                             MatchupConversationKind kind,
                             const MatchupDestination *to)
{
  g_autoptr (MatchupSearchQuery) query = NULL;

  if (to == NULL || to->round_id == NULL)
    return;
  if (kind == MATCHUP_CONVERSATION_KIND_CHAT)
    {
      matchup_chat_page_show_round (self->chat, to->round_id);
    }
  else
    {
      show_column (self, to);
      matchup_compare_page_show_round (self->page, to->round_id);
    }
  query = to->words != NULL ? matchup_search_query_new (to->words) : NULL;
  if (query != NULL)
    matchup_transcript_mark_words (get_transcript (self, kind), to->round_id, to->run_id, query);
}

/* What was found is seen well enough; where nothing else wanted the key. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupWindow *self = MATCHUP_WINDOW (widget);
  MatchupTranscript *transcript = get_transcript (self, _matchup_window_get_kind (self));

  return transcript != NULL && matchup_transcript_forget_words (transcript);
}

void
_matchup_window_init_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static char *
or_null (const char *text)
{
  return *text != '\0' ? (char *) text : NULL;
}

void
matchup_window_open_place (MatchupWindow *self,
                           const char *conversation_id,
                           const char *round_id,
                           const char *run_id,
                           const char *words)
{
  MatchupDestination to = { (char *) conversation_id, NULL, NULL, NULL };

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (conversation_id != NULL && round_id != NULL && run_id != NULL && words != NULL);

  to.round_id = or_null (round_id);
  to.run_id = or_null (run_id);
  to.words = or_null (words);
  _matchup_window_open_at (self, &to);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* What was asked for while the history was being opened. */
void
_matchup_window_go_on (MatchupWindow *self)
{
  g_autofree char *search = g_steal_pointer (&self->wanted_search);

  if (search != NULL)
    matchup_window_search (self, search);
}
