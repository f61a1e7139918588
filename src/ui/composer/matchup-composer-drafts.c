/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written stays with the conversation that it was written for. */
#include "matchup-composer-private.h"

#include "matchup-toast.h"

#include <string.h>

/* What was typed is on the disk after this time at most; milliseconds. */
#define SAVE_MILLISECONDS 500
/* So many keep their undo and their cursor; those with pictures are kept in any case. */
#define DRAFTS_MAX 16

static void
draft_free (gpointer data)
{
  MatchupComposerDraft *draft = data;

  g_free (draft->name);
  g_free (draft->filled);
  g_clear_object (&draft->buffer);
  g_clear_object (&draft->tray);
  g_free (draft);
}

static MatchupDrafts *
get_drafts (MatchupComposer *self)
{
  return self->workspace != NULL ? matchup_workspace_get_drafts (self->workspace) : NULL;
}

void
_matchup_composer_save_draft (MatchupComposer *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->draft->name == NULL || self->walk != NULL)
    return;
  text = matchup_composer_dup_text (self);
  matchup_drafts_set_text (get_drafts (self), self->draft->name, text);
  _matchup_composer_save_attached (self);
}

static gboolean
save_cb (gpointer data)
{
  MatchupComposer *self = data;

  self->save_id = 0;
  _matchup_composer_save_draft (self);
  return G_SOURCE_REMOVE;
}

/* Not put off by what comes meanwhile: who writes without a pause loses as little. */
void
_matchup_composer_draft_changed (MatchupComposer *self)
{
  if (matchup_personal_data_bar_get_asking (self->check))
    _matchup_composer_reset_check (self);
  if (self->draft->name != NULL && self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_MILLISECONDS, save_cb, self);
}

void
_matchup_composer_draft_sent (MatchupComposer *self, MatchupRound *round)
{
  if (self->draft->name != NULL)
    matchup_drafts_set_sent (get_drafts (self), self->draft->name, matchup_round_get_id (round));
}

static void
collect_cb (MatchupComposer *self)
{
  if (self->save_id != 0)
    _matchup_composer_save_draft (self);
  _matchup_composer_save_attached (self);
}

/* The one that can be seen says so. */
static void
save_failed_cb (MatchupComposer *self, const char *sentence)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    matchup_toast (GTK_WIDGET (self), sentence);
}

static gboolean
find (MatchupComposer *self, const char *name, guint *out_position)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const MatchupComposerDraft *draft = g_ptr_array_index (self->drafts, i);

      if (g_strcmp0 (draft->name, name) == 0)
        {
          *out_position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Of a conversation that is gone: not even its undo may keep what was written. */
static void
removed_cb (MatchupComposer *self, const char *name)
{
  guint position;

  if (!find (self, name, &position))
    return;
  if (g_ptr_array_index (self->drafts, position) != self->draft)
    {
      g_ptr_array_remove_index (self->drafts, position);
      return;
    }
  g_clear_handle_id (&self->save_id, g_source_remove);
  _matchup_composer_end_walk (self);
  self->inserting = TRUE;
  gtk_text_buffer_set_text (self->draft->buffer, "", 0);
  self->inserting = FALSE;
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_pointer (&self->draft->name, g_free);
  matchup_picture_tray_clear (self->tray);
}

static void
forget_oldest (MatchupComposer *self)
{
  for (guint i = 0; self->drafts->len > DRAFTS_MAX && i < self->drafts->len;)
    {
      MatchupComposerDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft != self->draft && draft->tray == NULL)
        g_ptr_array_remove_index (self->drafts, i);
      else
        i++;
    }
}

static MatchupComposerDraft *
draft_new (MatchupComposer *self, char *name)
{
  MatchupComposerDraft *draft = g_new0 (MatchupComposerDraft, 1);

  draft->name = name;
  draft->buffer = gtk_text_buffer_new (NULL);
  _matchup_composer_watch_buffer (self, draft->buffer);
  g_ptr_array_add (self->drafts, draft);
  return draft;
}

/* The text is the one that was saved, which another window may have changed since. */
static void
load (MatchupComposer *self, MatchupComposerDraft *draft)
{
  const char *saved = matchup_drafts_get_text (get_drafts (self), draft->name);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (draft->buffer, &start, &end);
  text = gtk_text_buffer_get_text (draft->buffer, &start, &end, FALSE);
  if (g_str_equal (text, saved))
    return;
  self->inserting = TRUE;
  gtk_text_buffer_set_text (draft->buffer, saved, -1);
  self->inserting = FALSE;
}

static void
use_tray (MatchupComposer *self, MatchupPictureTray *tray)
{
  g_signal_handlers_disconnect_by_data (self->tray, self);
  g_signal_handlers_disconnect_by_data (self->view, self->tray);
  gtk_widget_unparent (GTK_WIDGET (self->tray));
  self->tray = tray;
  gtk_widget_insert_after (GTK_WIDGET (tray), GTK_WIDGET (self), NULL);
  matchup_picture_tray_set_workspace (tray, self->workspace);
  if (self->lineup != NULL)
    matchup_picture_tray_set_lineup (tray, self->lineup);
  _matchup_composer_watch_tray (self);
  _matchup_composer_accept_pastes (self);
  _matchup_composer_tray_changed (self);
}

/*
 * Pictures stay with the draft: its tray is put away and taken out again as it is. Where there was
 * none it is a new one (TRUE): what still comes into the other one, as from an open dialog, is not
 * meant for this conversation.
 */
static gboolean
change_tray (MatchupComposer *self, MatchupComposerDraft *from, MatchupComposerDraft *to)
{
  g_autoptr (MatchupPictureTray) before = g_object_ref (self->tray);
  g_autoptr (MatchupPictureTray) tray = _matchup_composer_take_tray_out (self, to);
  gboolean fresh = tray == NULL;

  if (fresh)
    tray = MATCHUP_PICTURE_TRAY (g_object_ref_sink (matchup_picture_tray_new ()));
  use_tray (self, tray);
  if (matchup_picture_tray_get_n (before) > 0)
    _matchup_composer_put_tray_away (self, from, before);
  return fresh;
}

static void
leave (MatchupComposer *self)
{
  _matchup_composer_cancel_paste (self);
  if (self->save_id != 0)
    _matchup_composer_save_draft (self);
  _matchup_composer_end_walk (self);
  _matchup_composer_set_sending (self, FALSE);
  if (self->draft->name != NULL)
    matchup_drafts_let_go (get_drafts (self), self->draft->name, self);
}

/* What was written before anybody said whose it is goes with the first owner. */
static void
adopt (MatchupComposer *self, char *name)
{
  const char *saved = matchup_drafts_get_text (get_drafts (self), name);

  self->draft->name = name;
  if (gtk_text_buffer_get_char_count (self->draft->buffer) == 0)
    load (self, self->draft);
  else if (*saved != '\0')
    matchup_composer_prepend (self, saved);
  else
    _matchup_composer_draft_changed (self);
  _matchup_composer_restore_attached (self);
}

static void
show (MatchupComposer *self, char *name)
{
  MatchupComposerDraft *from = self->draft;
  guint position;

  if (find (self, name, &position))
    {
      self->draft = g_ptr_array_steal_index (self->drafts, position);
      g_ptr_array_add (self->drafts, self->draft);
      g_free (name);
    }
  else
    {
      self->draft = draft_new (self, name);
    }
  if (self->draft == from)
    return;
  if (change_tray (self, from, self->draft))
    _matchup_composer_restore_attached (self);
  load (self, self->draft);
  gtk_text_view_set_buffer (self->view, self->draft->buffer);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (self->draft->buffer));
  if (from->name == NULL)
    g_ptr_array_remove (self->drafts, from);
  forget_oldest (self);
}

void
_matchup_composer_set_workspace (MatchupComposer *self, MatchupWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;
  g_set_object (&self->workspace, workspace);
  matchup_picture_tray_set_workspace (self->tray, workspace);
  g_signal_connect_object (get_drafts (self),
                           "collect",
                           G_CALLBACK (collect_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_drafts (self),
                           "removed",
                           G_CALLBACK (removed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_drafts (self),
                           "save-failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Whether @name is that of a draft of @owner: the same, or with a number behind it. */
static gboolean
is_of (const char *name, const char *owner)
{
  return name != NULL && g_str_has_prefix (name, owner) && strchr ("/", name[strlen (owner)]);
}

void
matchup_composer_set_draft_owner (MatchupComposer *self,
                                  MatchupWorkspace *workspace,
                                  const char *owner,
                                  gboolean private_)
{
  char *name;

  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (owner != NULL);

  _matchup_composer_set_workspace (self, workspace);
  if (is_of (self->draft->name, owner))
    return;
  leave (self);
  name = matchup_drafts_take (get_drafts (self), owner, private_, self);
  if (self->draft->name == NULL && self->drafts->len == 1)
    adopt (self, name);
  else
    show (self, name);
  _matchup_composer_update (self);
}

void
_matchup_composer_init_drafts (MatchupComposer *self)
{
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  self->draft = draft_new (self, NULL);
  gtk_text_view_set_buffer (self->view, self->draft->buffer);
}

void
_matchup_composer_dispose_drafts (MatchupComposer *self)
{
  if (self->drafts == NULL)
    return;
  leave (self);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      MatchupComposerDraft *draft = g_ptr_array_index (self->drafts, i);

      g_signal_handlers_disconnect_by_data (draft->buffer, self);
    }
  self->draft = NULL;
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
}
