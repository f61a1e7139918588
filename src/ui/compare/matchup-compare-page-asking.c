/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sets going on the page: a question, a list of them, a saved line-up; and the stop.
 */
#include "matchup-compare-page-private.h"

#include "matchup-budget-gate.h"
#include "matchup-config.h"
#include "matchup-prompt-list-dialog.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

/* What is needed to take the opening of a saved line-up back. */
typedef struct
{
  MatchupLineup *lineup;
  MatchupLineup *before;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->lineup);
  g_object_unref (opening->before);
  g_free (opening);
}

static void
undo_opening (gpointer data)
{
  Opening *opening = data;

  matchup_lineup_set_all (opening->lineup, opening->before);
}

/*
 * A saved line-up begins a comparison: where questions were asked already, a new one, and the old
 * one keeps its contestants.
 */
static void
lineup_chosen_cb (MatchupComparePage *self, MatchupSavedLineup *saved)
{
  g_autoptr (MatchupLineup) lineup =
      matchup_lineup_list_dup_lineup (matchup_workspace_get_saved_lineups (self->workspace), saved);
  g_autofree char *text = NULL;
  Opening *opening;

  if (self->conversation != NULL && matchup_conversation_get_n_rounds (self->conversation) > 0)
    {
      matchup_lineup_set_all (matchup_workspace_get_lineup (self->workspace), lineup);
      /* Translators: %s is the name of a saved line-up. */
      text = matchup_sentence_insert_name (_ ("A new comparison with “%s”"),
                                           matchup_saved_lineup_get_name (saved));
      gtk_widget_activate_action (GTK_WIDGET (self), "app.new-comparison", NULL);
      matchup_toast (GTK_WIDGET (self), text);
      return;
    }
  if (matchup_lineup_is_like (self->lineup, lineup))
    return;
  opening = g_new0 (Opening, 1);
  opening->lineup = g_object_ref (self->lineup);
  opening->before = matchup_lineup_copy (self->lineup);
  /* Translators: %s is the name of a saved line-up. */
  text = matchup_sentence_insert_name (_ ("Line-up “%s” opened"),
                                       matchup_saved_lineup_get_name (saved));
  matchup_lineup_set_all (self->lineup, lineup);
  matchup_toast_with_undo (GTK_WIDGET (self), text, undo_opening, opening, opening_free);
}

static MatchupMessage *
make_prompt (MatchupComparePage *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GPtrArray) parts =
      matchup_picture_tray_dup_parts (matchup_composer_get_tray (self->composer));
  MatchupMessage *prompt = matchup_message_new_text (MATCHUP_ROLE_USER, stripped);

  for (guint i = 0; i < parts->len; i++)
    matchup_message_add_attachment (prompt, g_ptr_array_index (parts, i));
  return prompt;
}

static void
send_cb (MatchupComparePage *self, const char *text)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupMessage) prompt = make_prompt (self, text);
  gboolean fresh = self->conversation == NULL;

  if (fresh)
    {
      conversation = matchup_history_create (matchup_workspace_get_history (self->workspace),
                                             MATCHUP_CONVERSATION_KIND_COMPARE,
                                             self->lineup,
                                             FALSE);
      matchup_vote_actions_apply (self->vote_actions, conversation);
    }
  else
    conversation = g_object_ref (self->conversation);
  matchup_composer_apply (self->composer, conversation);
  group = matchup_workspace_ask_message (self->workspace, conversation, prompt);
  matchup_composer_clear_sent (
      self->composer,
      matchup_conversation_get_round (conversation,
                                      matchup_conversation_get_n_rounds (conversation) - 1));
  matchup_compare_page_keep_lineup (self);
  if (fresh)
    {
      matchup_compare_page_set_conversation (self, conversation);
      g_signal_emit_by_name (self, "conversation-started");
    }
  matchup_transcript_go_to_end (self->transcript);
}

/* A list of questions that waits for what the person says to the budget. */
typedef struct
{
  MatchupConversation *conversation; /* what is masked in the list is told to it */
  GStrv prompts;
  gboolean wait;
  gboolean alone;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_object_unref (list->conversation);
  g_strfreev (list->prompts);
  g_free (list);
}

#define WAITING_LIST "matchup-waiting-list"

/* A list of questions: its first one is asked now. */
static void
start_list (MatchupComparePage *self, const List *list, gboolean over_budget)
{
  gboolean fresh = self->conversation == NULL;
  MatchupPromptQueue *queue;
  MatchupConversation *conversation = list->conversation;

  if (fresh)
    matchup_vote_actions_apply (self->vote_actions, conversation);
  if (over_budget)
    matchup_budget_permit (matchup_workspace_get_budget (self->workspace),
                           matchup_conversation_get_id (conversation));
  queue = matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (self->workspace),
                                       conversation,
                                       (const char *const *) list->prompts,
                                       list->wait,
                                       list->alone);
  if (queue != NULL && over_budget)
    matchup_prompt_queue_go_over_budget (queue);
  matchup_compare_page_keep_lineup (self);
  if (fresh)
    {
      matchup_compare_page_set_conversation (self, conversation);
      g_signal_emit_by_name (self, "conversation-started");
    }
  matchup_transcript_go_to_end (self->transcript);
}

static void
start_list_over_budget (gpointer owner)
{
  MatchupComparePage *self = owner;
  List *list = g_object_steal_data (G_OBJECT (self), WAITING_LIST);

  if (list == NULL)
    return;
  start_list (self, list, TRUE);
  list_free (list);
}

static void
list_started_cb (MatchupComparePage *self, MatchupPromptListDialog *dialog)
{
  List *list = g_new0 (List, 1);
  g_autofree char *sentence = NULL;

  list->conversation =
      self->conversation != NULL
          ? g_object_ref (self->conversation)
          : matchup_history_create (matchup_workspace_get_history (self->workspace),
                                    MATCHUP_CONVERSATION_KIND_COMPARE,
                                    self->lineup,
                                    FALSE);
  matchup_prompt_list_dialog_mask (dialog, list->conversation);
  list->prompts = g_strdupv ((GStrv) matchup_prompt_list_dialog_get_prompts (dialog));
  list->wait = matchup_prompt_list_dialog_get_wait (dialog);
  list->alone = matchup_prompt_list_dialog_get_alone (dialog);
  if (matchup_workspace_judge_budget_of_list (self->workspace,
                                              self->lineup,
                                              (const char *const *) list->prompts,
                                              list->alone,
                                              &sentence) <= MATCHUP_BUDGET_NEAR)
    {
      start_list (self, list, FALSE);
      list_free (list);
      return;
    }
  g_object_set_data_full (G_OBJECT (self), WAITING_LIST, list, list_free);
  matchup_budget_gate_show (GTK_WIDGET (self), self->workspace, sentence, start_list_over_budget);
}

static void
stop_cb (MatchupComparePage *self)
{
  for (guint i = 0;
       self->conversation != NULL && i < matchup_conversation_get_n_rounds (self->conversation);
       i++)
    matchup_round_stop_all (matchup_conversation_get_round (self->conversation, i));
}

void
matchup_compare_page_ask_many (MatchupComparePage *self)
{
  GtkRoot *root;
  GtkWidget *dialog;

  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));

  if (self->conversation != NULL &&
      matchup_prompt_queues_find (matchup_workspace_get_prompt_queues (self->workspace),
                                  matchup_conversation_get_id (self->conversation)) != NULL)
    {
      matchup_toast (GTK_WIDGET (self), _ ("This comparison is asking a list already"));
      return;
    }
  root = gtk_widget_get_root (GTK_WIDGET (self));
  dialog = matchup_prompt_list_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                           self->workspace,
                                           self->lineup);
  if (self->conversation != NULL)
    matchup_prompt_list_dialog_set_conversation (MATCHUP_PROMPT_LIST_DIALOG (dialog),
                                                 self->conversation);
  g_signal_connect_object (dialog, "start", G_CALLBACK (list_started_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
matchup_compare_page_open_lineup (MatchupComparePage *self, const char *id)
{
  MatchupSavedLineup *saved;

  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));
  g_return_if_fail (id != NULL);

  saved = matchup_lineup_list_get (matchup_workspace_get_saved_lineups (self->workspace), id);
  if (saved != NULL)
    lineup_chosen_cb (self, saved);
}

void
_matchup_compare_page_connect_asking (MatchupComparePage *self)
{
  g_signal_connect_object (self->lineup_bar,
                           "chosen",
                           G_CALLBACK (lineup_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "send", G_CALLBACK (send_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "stop", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer,
                           "estimated",
                           G_CALLBACK (matchup_context_set_draft),
                           matchup_context_bar_get_context (self->context_bar),
                           G_CONNECT_SWAPPED);
}
