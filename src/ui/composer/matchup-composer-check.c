/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupComposer: what is personal in a question is asked about before it is sent. */
#include "matchup-composer-private.h"

#include "matchup-personal-data.h"
#include "matchup-personal-policy.h"

#define TAG "matchup-personal-data"

/* Of the target, which may be all that is known of where it goes. */
static MatchupWorkspace *
get_workspace (MatchupComposer *self)
{
  return self->target_workspace != NULL ? self->target_workspace : self->workspace;
}

static GPtrArray *
make_messages (MatchupComposer *self, const char *text)
{
  g_autoptr (GPtrArray) parts = matchup_picture_tray_dup_parts (self->tray);
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  MatchupMessage *message = matchup_message_new_text (MATCHUP_ROLE_USER, text);

  for (guint i = 0; i < parts->len; i++)
    matchup_message_add_attachment (message, g_ptr_array_index (parts, i));
  g_ptr_array_add (messages, message);
  return messages;
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
      matchup_personal_data_find (text,
                                  -1,
                                  matchup_personal_policy_get_kinds (get_workspace (self)));

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
  MatchupLineup *lineup = self->target_lineup != NULL ? self->target_lineup : self->lineup;
  MatchupConversation *conversation =
      self->target_lineup != NULL ? self->target : self->conversation;
  MatchupWorkspace *workspace = get_workspace (self);
  g_autoptr (GPtrArray) messages = NULL;

  if (workspace == NULL || lineup == NULL)
    return TRUE;
  messages = make_messages (self, text);
  if (matchup_personal_data_bar_check (self->check, workspace, conversation, lineup, messages))
    return TRUE;
  mark (self, text);
  return FALSE;
}

void
_matchup_composer_reset_check (MatchupComposer *self)
{
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
matchup_composer_mask (MatchupComposer *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  matchup_personal_data_bar_apply (self->check, conversation);
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

  g_set_object (&self->target_workspace, workspace);
  g_set_object (&self->target, conversation);
  g_set_object (&self->target_lineup, lineup);
  _matchup_composer_reset_check (self);
}
