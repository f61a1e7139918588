/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that comes from elsewhere: however much it is, the window goes on. */
#include "matchup-composer-private.h"

#include "matchup-clipboard-text.h"
#include "matchup-config.h"
#include "matchup-picture-input.h"
#include "matchup-text-clean.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is asked of the clipboard, and where it will stand. The tray waits for it with the question.
 */
typedef struct
{
  MatchupComposer *self;
  GtkTextBuffer *buffer;
  GtkTextMark *mark;
  MatchupPictureTray *tray;
  guint expectation;
} Paste;

/* A text that went along as a file, and may be put into the question after all. */
typedef struct
{
  MatchupComposer *self;
  MatchupFilePart *file;
} LongText;

static void
long_text_free (gpointer data)
{
  LongText *text = data;

  g_object_unref (text->self);
  g_object_unref (text->file);
  g_free (text);
}

/* Text that was looked at: it goes in as it is. */
static void
insert (MatchupComposer *self, GtkTextBuffer *buffer, GtkTextIter *at, const char *text)
{
  self->inserting = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, at, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  self->inserting = FALSE;
}

static void
insert_at_cursor (MatchupComposer *self, const char *text)
{
  GtkTextBuffer *buffer = _matchup_composer_get_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  insert (self, buffer, &iter, text);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
}

static void
insert_long_text (gpointer data)
{
  LongText *text = data;

  /* Sent, or taken out, or another conversation is shown: there is nothing to put in any more. */
  if (matchup_picture_tray_remove_file (text->self->tray, text->file))
    {
      insert_at_cursor (text->self, matchup_file_part_peek_text (text->file, NULL));
      matchup_composer_focus (text->self);
    }
}

/* FALSE: there is no room for it. */
static gboolean
add_as_file (MatchupComposer *self, const char *text)
{
  g_autoptr (MatchupFilePart) file =
      matchup_file_part_new_text (_ ("Pasted text.txt"), "text/plain", text);
  guint before = matchup_picture_tray_get_n (self->tray);
  LongText *long_text;

  matchup_picture_tray_add_file (self->tray, file);
  if (matchup_picture_tray_get_n (self->tray) == before)
    return FALSE;
  /* One line of that length could not be written on without a delay at each key. */
  if (matchup_text_longest_line (text) > MATCHUP_COMPOSER_INSERT_MAX)
    {
      matchup_toast (GTK_WIDGET (self), _ ("The long text goes along as a file"));
      return TRUE;
    }
  long_text = g_new (LongText, 1);
  *long_text = (LongText){ g_object_ref (self), g_object_ref (file) };
  matchup_toast_with_button (GTK_WIDGET (self),
                             _ ("The long text goes along as a file"),
                             /* Translators: a button */
                             _ ("_Insert as Text"),
                             insert_long_text,
                             long_text,
                             long_text_free);
  return TRUE;
}

static gboolean
is_long (const char *text)
{
  return strlen (text) > MATCHUP_COMPOSER_INSERT_MAX &&
         g_utf8_strlen (text, -1) > MATCHUP_COMPOSER_INSERT_MAX;
}

/* What is selected goes, as with all pasting, where it is still there. */
static void
put (Paste *paste, const char *text)
{
  MatchupComposer *self = paste->self;
  GtkTextIter at;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (paste->buffer, &at, paste->mark);
  self->inserting = TRUE;
  gtk_text_buffer_begin_user_action (paste->buffer);
  if (gtk_text_buffer_get_selection_bounds (paste->buffer, &start, &end) &&
      gtk_text_iter_compare (&start, &at) <= 0 && gtk_text_iter_compare (&at, &end) <= 0)
    {
      gtk_text_buffer_delete (paste->buffer, &start, &end);
      at = start;
    }
  gtk_text_buffer_insert (paste->buffer, &at, text, -1);
  gtk_text_buffer_end_user_action (paste->buffer);
  self->inserting = FALSE;
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (paste->buffer));
}

static void
paste_end (Paste *paste)
{
  matchup_picture_tray_end_expecting (paste->tray, paste->expectation);
  g_object_unref (paste->tray);
  gtk_text_buffer_delete_mark (paste->buffer, paste->mark);
  g_object_unref (paste->buffer);
  g_object_unref (paste->self);
  g_free (paste);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  MatchupComposer *self = paste->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      matchup_clipboard_text_read_finish (GDK_CLIPBOARD (source), result, &error);

  /* Another conversation is shown by now, or none; or nobody waits for it any more. */
  if (self->draft == NULL || self->draft->buffer != paste->buffer ||
      !matchup_picture_tray_is_expected (paste->tray, paste->expectation))
    {
      paste_end (paste);
      return;
    }
  if (text == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
        matchup_picture_tray_tell (self->tray, error->message);
    }
  else if (!is_long (text) || !add_as_file (self, text))
    {
      put (paste, text);
    }
  paste_end (paste);
}

static void
begin_paste (MatchupComposer *self, GdkClipboard *clipboard, const GtkTextIter *at)
{
  Paste *paste = g_new (Paste, 1);

  *paste = (Paste){ .self = g_object_ref (self), .buffer = g_object_ref (self->draft->buffer) };
  paste->mark = gtk_text_buffer_create_mark (paste->buffer, NULL, at, TRUE);
  paste->tray = g_object_ref (self->tray);
  paste->expectation = matchup_picture_tray_expect (self->tray);
  matchup_clipboard_text_read_async (clipboard, self->paste_cancellable, text_read_cb, paste);
}

static void
paste_cb (MatchupComposer *self)
{
  GtkTextBuffer *buffer = _matchup_composer_get_buffer (self);
  GtkTextIter at;

  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  begin_paste (self, gtk_widget_get_clipboard (GTK_WIDGET (self->view)), &at);
}

void
_matchup_composer_cancel_paste (MatchupComposer *self)
{
  g_cancellable_cancel (self->paste_cancellable);
  g_clear_object (&self->paste_cancellable);
  self->paste_cancellable = g_cancellable_new ();
}

/*
 * What comes in other ways: dropped, or by the middle button of the mouse. A very long one is taken
 * out of the way before the text view has it.
 */
static void
insert_text_cb (MatchupComposer *self,
                GtkTextIter *at,
                const char *text,
                int length,
                GtkTextBuffer *buffer)
{
  g_autofree char *clean = NULL;

  if (self->inserting ||
      (length <= MATCHUP_COMPOSER_INSERT_MAX && !memchr (text, '\r', (gsize) length)))
    return;
  clean = matchup_text_clean (text, (gsize) length, NULL);
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (!is_long (clean) || !add_as_file (self, clean))
    insert (self, buffer, at, clean);
}

/* Not what was stopped; counted before "changed" is told. */
static void
count_inserted_cb (MatchupComposer *self,
                   GtkTextIter *at,
                   const char *text,
                   int length,
                   GtkTextBuffer *buffer)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      MatchupComposerDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->buffer == buffer)
        matchup_token_tally_add (&draft->tally, text, (gsize) length);
    }
}

static void
count_deleted_cb (MatchupComposer *self,
                  GtkTextIter *start,
                  GtkTextIter *end,
                  GtkTextBuffer *buffer)
{
  g_autofree char *text = gtk_text_buffer_get_text (buffer, start, end, FALSE);

  for (guint i = 0; i < self->drafts->len; i++)
    {
      MatchupComposerDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->buffer == buffer)
        matchup_token_tally_remove (&draft->tally, text, strlen (text));
    }
}

/* What is undone and done again was looked at when it came. */
static void
begin_undo_cb (MatchupComposer *self)
{
  self->inserting = TRUE;
}

static void
end_undo_cb (MatchupComposer *self)
{
  self->inserting = FALSE;
}

static void
changed_cb (MatchupComposer *self)
{
  if (!self->walking)
    _matchup_composer_end_walk (self);
  /* What is pasted was asked for before the sending. */
  if (!self->inserting)
    _matchup_composer_set_sending (self, FALSE);
  _matchup_composer_draft_changed (self);
  _matchup_composer_update (self);
}

void
_matchup_composer_watch_buffer (MatchupComposer *self, GtkTextBuffer *buffer)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
    gboolean after;
  } connections[] = {
    { "insert-text", G_CALLBACK (insert_text_cb), FALSE },
    { "insert-text", G_CALLBACK (count_inserted_cb), FALSE },
    { "delete-range", G_CALLBACK (count_deleted_cb), FALSE },
    { "undo", G_CALLBACK (begin_undo_cb), FALSE },
    { "undo", G_CALLBACK (end_undo_cb), TRUE },
    { "redo", G_CALLBACK (begin_undo_cb), FALSE },
    { "redo", G_CALLBACK (end_undo_cb), TRUE },
    { "changed", G_CALLBACK (changed_cb), FALSE },
  };

  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (buffer,
                             connections[i].signal,
                             connections[i].callback,
                             self,
                             G_CONNECT_SWAPPED | (connections[i].after ? G_CONNECT_AFTER : 0));
}

static gboolean
drop_cb (MatchupComposer *self, const GValue *value)
{
  return matchup_picture_input_take_value (self->tray, value);
}

/* Pictures and files, before the text view takes their names. */
static void
accept_drops (MatchupComposer *self)
{
  GtkDropTarget *drops = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };

  gtk_drop_target_set_gtypes (drops, types, G_N_ELEMENTS (types));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drops), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drops, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drops));
}

void
_matchup_composer_init_paste (MatchupComposer *self)
{
  self->paste_cancellable = g_cancellable_new ();
  accept_drops (self);
  _matchup_composer_accept_pastes (self);
}

void
_matchup_composer_accept_pastes (MatchupComposer *self)
{
  g_signal_handlers_disconnect_by_func (self->view, paste_cb, self);
  /* Pictures and files first; what is left is text. */
  matchup_picture_input_accept_pastes (self->tray, self->view);
  g_signal_connect_object (self->view,
                           "paste-clipboard",
                           G_CALLBACK (paste_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
