/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupComposer: what goes beyond the budget, and what is personal, is asked about before. */
#include "matchup-composer-private.h"

#include "matchup-budget-gate.h"
#include "matchup-personal-data.h"
#include "matchup-personal-policy.h"

#define TAG "matchup-personal-data"

static MatchupMessage *
make_message (MatchupComposer *self, const char *text)
{
  g_autoptr (GPtrArray) parts = matchup_picture_tray_dup_parts (self->tray);
  MatchupMessage *message = matchup_message_new_text (MATCHUP_ROLE_USER, text);

  for (guint i = 0; i < parts->len; i++)
    matchup_message_add_attachment (message, g_ptr_array_index (parts, i));
  return message;
}

static void
send_over_budget (gpointer owner)
{
  MatchupComposer *self = owner;

  g_free (self->agreed);
  self->agreed = g_steal_pointer (&self->stopped);
  _matchup_composer_send (self);
}

/* TRUE: the person is asked first, and the question stays where it was written. */
static gboolean
is_stopped_by_budget (MatchupComposer *self, const char *text, MatchupMessage *message)
{
  g_autofree char *sentence = NULL;

  if (g_strcmp0 (self->agreed, text) == 0 ||
      matchup_workspace_judge_budget (self->workspace,
                                      self->lineup,
                                      self->conversation,
                                      message,
                                      NULL,
                                      &sentence) <= MATCHUP_BUDGET_NEAR)
    return FALSE;
  g_free (self->stopped);
  self->stopped = g_strdup (text);
  matchup_budget_gate_show (GTK_WIDGET (self), self->workspace, sentence, send_over_budget);
  return TRUE;
}

static void
clear_marks (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG) == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG, &start, &end);
}

/* Where they stand; a line below, which is to be seen in any colours. */
static void
mark (MatchupComposer *self, const char *text)
{
  GtkTextBuffer *buffer = self->draft->buffer;
  g_autoptr (GArray) findings =
      matchup_personal_data_find (text, -1, matchup_personal_policy_get_kinds (self->workspace));

  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG) == NULL)
    gtk_text_buffer_create_tag (buffer, TAG, "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      MatchupPersonalDataFinding *finding =
          &g_array_index (findings, MatchupPersonalDataFinding, i);
      const char *begin = text + finding->offset;
      glong offset = g_utf8_pointer_to_offset (text, begin);
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) offset);
      gtk_text_buffer_get_iter_at_offset (
          buffer,
          &end,
          (int) (offset + g_utf8_pointer_to_offset (begin, begin + finding->length)));
      gtk_text_buffer_apply_tag_by_name (buffer, TAG, &start, &end);
    }
}

static void
decided_cb (MatchupComposer *self, gboolean go)
{
  clear_marks (self->draft->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (go)
    _matchup_composer_send (self);
}

void
_matchup_composer_init_check (MatchupComposer *self)
{
  g_signal_connect_object (self->check,
                           "decided",
                           G_CALLBACK (decided_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

gboolean
_matchup_composer_check (MatchupComposer *self, const char *text)
{
  g_autoptr (GPtrArray) messages = NULL;
  MatchupMessage *message;

  if (self->workspace == NULL || self->lineup == NULL)
    return TRUE;
  message = make_message (self, text);
  messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (messages, message);
  if (is_stopped_by_budget (self, text, message))
    return FALSE;
  if (matchup_personal_data_bar_check (self->check,
                                       self->workspace,
                                       self->conversation,
                                       self->lineup,
                                       messages))
    return TRUE;
  mark (self, text);
  return FALSE;
}

void
_matchup_composer_reset_check (MatchupComposer *self)
{
  g_clear_pointer (&self->agreed, g_free);
  clear_marks (self->draft->buffer);
  matchup_personal_data_bar_reset (self->check);
}

gboolean
_matchup_composer_leave_check (MatchupComposer *self)
{
  if (!matchup_personal_data_bar_get_asking (self->check))
    return FALSE;
  matchup_personal_data_bar_edit (self->check);
  return TRUE;
}

void
matchup_composer_apply (MatchupComposer *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  matchup_personal_data_bar_apply (self->check, conversation);
  if (self->agreed != NULL)
    matchup_budget_permit (matchup_workspace_get_budget (self->workspace),
                           matchup_conversation_get_id (conversation));
}

void
matchup_composer_set_target (MatchupComposer *self,
                             MatchupWorkspace *workspace,
                             MatchupConversation *conversation,
                             MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (MATCHUP_IS_LINEUP (lineup));

  _matchup_composer_set_workspace (self, workspace);
  g_set_object (&self->conversation, conversation);
  g_set_object (&self->lineup, lineup);
  _matchup_composer_reset_check (self);
  matchup_picture_tray_set_lineup (self->tray, lineup);
  matchup_prompt_estimate_set_conversation (self->estimate, workspace, conversation, lineup);
}
