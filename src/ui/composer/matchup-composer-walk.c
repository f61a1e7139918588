/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Up and Down: back through what was sent, and on again to what was being written. */
#include "matchup-composer-private.h"

/* What the walk shows is not a change of its own. */
static void
show (MatchupComposer *self, const char *text)
{
  self->walking = TRUE;
  _matchup_composer_replace_text (self, text);
  self->walking = FALSE;
}

/* At the end of the first line, from where Up goes on; that of the last one after Down. */
static void
place_cursor (MatchupComposer *self, gboolean back)
{
  GtkTextBuffer *buffer = _matchup_composer_get_buffer (self);
  GtkTextIter iter;

  if (back)
    {
      gtk_text_buffer_get_start_iter (buffer, &iter);
      if (!gtk_text_iter_ends_line (&iter))
        gtk_text_view_forward_display_line_end (self->view, &iter);
    }
  else
    {
      gtk_text_buffer_get_end_iter (buffer, &iter);
    }
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
}

static void
step_back (MatchupComposer *self)
{
  const char *text = matchup_prompt_walk_go_back (self->walk);

  if (text == NULL)
    return;
  show (self, text);
  place_cursor (self, TRUE);
}

/* Whether the cursor is in the first or the last line as it is seen, and nothing is selected. */
static gboolean
is_at_edge (MatchupComposer *self, gboolean first)
{
  GtkTextBuffer *buffer = _matchup_composer_get_buffer (self);
  GtkTextIter iter;

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (first)
    {
      if (!gtk_text_view_starts_display_line (self->view, &iter))
        gtk_text_view_backward_display_line_start (self->view, &iter);
      return gtk_text_iter_is_start (&iter);
    }
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_view_forward_display_line_end (self->view, &iter);
  return gtk_text_iter_is_end (&iter);
}

void
_matchup_composer_end_walk (MatchupComposer *self)
{
  if (self->walk != NULL)
    g_signal_handlers_disconnect_by_data (self->walk, self);
  g_clear_object (&self->walk);
}

static gboolean
begin (MatchupComposer *self)
{
  GtkTextBuffer *buffer = _matchup_composer_get_buffer (self);

  if (gtk_text_buffer_get_char_count (buffer) > 0)
    return FALSE;
  self->walk = matchup_prompt_walk_new (self->workspace != NULL
                                            ? matchup_workspace_get_drafts (self->workspace)
                                            : NULL,
                                        self->conversation);
  g_signal_connect_object (self->walk, "arrived", G_CALLBACK (step_back), self, G_CONNECT_SWAPPED);
  return TRUE;
}

gboolean
_matchup_composer_walk (MatchupComposer *self, gboolean back)
{
  const char *text;

  if (back)
    {
      if (self->walk == NULL ? !begin (self) : !is_at_edge (self, TRUE))
        return FALSE;
      step_back (self);
      return TRUE;
    }
  if (self->walk == NULL || !is_at_edge (self, FALSE))
    return FALSE;
  text = matchup_prompt_walk_go_on (self->walk);
  show (self, text != NULL ? text : "");
  place_cursor (self, FALSE);
  if (text == NULL)
    _matchup_composer_end_walk (self);
  return TRUE;
}
