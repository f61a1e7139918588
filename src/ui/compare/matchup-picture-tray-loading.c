/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupPictureTray: what is on its way into it. */
#include "matchup-picture-tray-private.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is read faster needs no word; milliseconds. */
#define PATIENCE 400

typedef struct
{
  MatchupPictureTray *self;
  GFile *file; /* NULL: bytes */
  char *name;
  /* What became of it, for files that came with others. */
  gboolean done;
  MatchupAttachment *attachment;
  MatchupFilePart *part;
  GError *error;
} Loading;

/* Files that came at once: they stand in the order in which they came, and about those that cannot
 * be added one sentence is said. */
typedef struct
{
  MatchupPictureTray *self;
  GPtrArray *loadings; /* Loading */
  guint n_pending;
  guint n_added;  /* of those that are first, or could not be */
  GPtrArray *bad; /* names */
  Loading *first_bad;
  gboolean differ; /* not all of them for the same reason */
} Batch;

typedef struct
{
  Batch *batch;
  Loading *loading; /* one of its */
} Piece;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->self);
  g_clear_object (&loading->file);
  g_clear_object (&loading->attachment);
  g_clear_object (&loading->part);
  g_clear_error (&loading->error);
  g_free (loading->name);
  g_free (loading);
}

/* Who was at a button that goes now writes on. */
void
_matchup_picture_tray_show_reading (MatchupPictureTray *self)
{
  gboolean shown = self->sending || (self->slow && self->n_loading > 0);

  if (self->tiles == NULL)
    return;
  gtk_label_set_text (self->reading_label,
                      self->sending ? _ ("It is sent as soon as all is read…")
                                    : _ ("Reading files…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reading_cancel),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->sending ? _ ("Cancel sending") : _ ("Cancel reading"),
                                  -1);
  if (!shown && matchup_focus_leave (self->reading, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "composer.focus", NULL);
  gtk_widget_set_visible (self->reading, shown);
}

static gboolean
grew_slow_cb (gpointer user_data)
{
  MatchupPictureTray *self = user_data;

  self->reading_id = 0;
  self->slow = TRUE;
  _matchup_picture_tray_show_reading (self);
  _matchup_picture_tray_update (self);
  return G_SOURCE_REMOVE;
}

static void
begin (MatchupPictureTray *self)
{
  self->n_loading++;
  if (self->loading_cancellable == NULL)
    self->loading_cancellable = g_cancellable_new ();
  if (self->reading_id == 0 && !self->slow)
    self->reading_id = g_timeout_add (PATIENCE, grew_slow_cb, self);
}

static void
end (MatchupPictureTray *self)
{
  if (--self->n_loading > 0)
    return;
  g_clear_object (&self->loading_cancellable);
  g_clear_handle_id (&self->reading_id, g_source_remove);
  self->slow = FALSE;
  _matchup_picture_tray_show_reading (self);
}

guint
matchup_picture_tray_expect (MatchupPictureTray *self)
{
  g_return_val_if_fail (MATCHUP_IS_PICTURE_TRAY (self), 0);

  begin (self);
  self->n_expected++;
  _matchup_picture_tray_changed (self);
  return self->expectation;
}

gboolean
matchup_picture_tray_is_expected (MatchupPictureTray *self, guint expectation)
{
  g_return_val_if_fail (MATCHUP_IS_PICTURE_TRAY (self), FALSE);

  return self->expectation == expectation;
}

void
matchup_picture_tray_end_expecting (MatchupPictureTray *self, guint expectation)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));

  if (self->expectation != expectation)
    return;
  self->n_expected--;
  end (self);
  _matchup_picture_tray_update (self);
}

/* Another program may never hand over what was copied from it: nobody waits for that. */
void
_matchup_picture_tray_cancel_loading (MatchupPictureTray *self)
{
  g_cancellable_cancel (self->loading_cancellable);
  g_clear_object (&self->loading_cancellable);
  self->expectation++;
  for (; self->n_expected > 0; self->n_expected--)
    end (self);
}

void
_matchup_picture_tray_cancel (MatchupPictureTray *self)
{
  if (self->sending)
    {
      /* The button is another one now. */
      _matchup_picture_tray_release (self);
      gtk_widget_activate_action (GTK_WIDGET (self), "composer.focus", NULL);
    }
  else
    _matchup_picture_tray_cancel_loading (self);
  _matchup_picture_tray_update (self);
}

static void
set_too_many (GError **error, gboolean pictures)
{
  int most = pictures ? MATCHUP_ATTACHMENT_MAX : MATCHUP_ATTACHMENT_MAX_FILES;
  g_autofree char *sentence =
      pictures ? g_strdup_printf (ngettext ("A question can have at most %d picture.",
                                            "A question can have at most %d pictures.",
                                            most),
                                  most)
               : g_strdup_printf (ngettext ("A question can have at most %d text file.",
                                            "A question can have at most %d text files.",
                                            most),
                                  most);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, sentence);
}

/* FALSE with a sentence: there is no room for it. */
static gboolean
add_attachment (MatchupPictureTray *self, MatchupAttachment *attachment, GError **error)
{
  if (self->items->len >= MATCHUP_ATTACHMENT_MAX)
    {
      set_too_many (error, TRUE);
      return FALSE;
    }
  _matchup_picture_tray_add_attachment (self, attachment);
  return TRUE;
}

static gboolean
add_file (MatchupPictureTray *self, MatchupFilePart *file, GError **error)
{
  if (matchup_file_row_get_n (self->files) >= MATCHUP_ATTACHMENT_MAX_FILES)
    {
      set_too_many (error, FALSE);
      return FALSE;
    }
  matchup_picture_tray_add_file (self, file);
  return TRUE;
}

static void
tell_one (MatchupPictureTray *self, const char *name, const GError *error)
{
  /* Translators: the name of a file, and a sentence about it */
  g_autofree char *sentence = g_strdup_printf (_ ("%s: %s"), name, error->message);

  matchup_picture_tray_tell (self, sentence);
}

/* What would help is one press away. */
static void
offer_help (Batch *batch)
{
  const GError *error = batch->first_bad->error;
  GFile *file = batch->first_bad->file;

  if (g_error_matches (error, MATCHUP_FILE_ERROR, MATCHUP_FILE_ERROR_TOO_MUCH_TEXT))
    _matchup_picture_tray_offer (batch->self, file, FALSE, _ ("Add Its Beginning"));
  else if (g_error_matches (error, MATCHUP_FILE_ERROR, MATCHUP_FILE_ERROR_PICTURES_ONLY))
    _matchup_picture_tray_offer (batch->self, file, TRUE, _ ("Add Its First Pages as Pictures"));
}

static void
tell_several (Batch *batch)
{
  g_autofree char *names = NULL;
  g_autofree char *sentence = NULL;

  g_ptr_array_add (batch->bad, NULL);
  names = g_strjoinv (C_ ("between the names of a list", ", "), (char **) batch->bad->pdata);
  if (batch->differ)
    /* Translators: %s is a list of names of files. */
    sentence = matchup_sentence_insert_name (_ ("These files cannot be added: %s"), names);
  else
    sentence = g_strdup_printf (_ ("%s: %s"), names, batch->first_bad->error->message);
  matchup_picture_tray_tell (batch->self, sentence);
}

static void
tell_bad (Batch *batch)
{
  if (batch->bad->len == 1)
    {
      tell_one (batch->self, batch->first_bad->name, batch->first_bad->error);
      offer_help (batch);
    }
  else if (batch->bad->len > 1)
    tell_several (batch);
}

static void
batch_end (Batch *batch)
{
  if (--batch->n_pending > 0)
    return;
  if (batch->self->tiles != NULL)
    {
      tell_bad (batch);
      _matchup_picture_tray_update (batch->self);
    }
  g_object_unref (batch->self);
  g_ptr_array_unref (batch->bad);
  g_ptr_array_unref (batch->loadings);
  g_free (batch);
}

static void
add_loaded (Batch *batch, Loading *loading)
{
  if (loading->attachment != NULL)
    add_attachment (batch->self, loading->attachment, &loading->error);
  else if (loading->part != NULL)
    add_file (batch->self, loading->part, &loading->error);
  if (loading->error == NULL || g_error_matches (loading->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* It is told when the others are there too. */
  _matchup_picture_tray_release (batch->self);
  g_ptr_array_add (batch->bad, g_strdup (loading->name));
  if (batch->first_bad == NULL)
    batch->first_bad = loading;
  else if (strcmp (batch->first_bad->error->message, loading->error->message) != 0)
    batch->differ = TRUE;
}

static void
any_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Piece *piece = user_data;
  Batch *batch = piece->batch;
  Loading *loading = piece->loading;

  loading->attachment =
      matchup_attachment_loader_load_any_finish (MATCHUP_ATTACHMENT_LOADER (source),
                                                 result,
                                                 &loading->part,
                                                 &loading->error);
  loading->done = TRUE;
  while (batch->n_added < batch->loadings->len)
    {
      Loading *next = g_ptr_array_index (batch->loadings, batch->n_added);

      if (!next->done)
        break;
      batch->n_added++;
      end (batch->self);
      if (batch->self->tiles != NULL)
        add_loaded (batch, next);
    }
  batch_end (batch);
}

static void
load_any (Batch *batch, GFile *file, gboolean beginning)
{
  MatchupPictureTray *self = batch->self;
  g_autofree char *base = g_file_get_basename (file);
  Loading *loading = g_new0 (Loading, 1);
  Piece *piece = g_new (Piece, 1);

  loading->self = g_object_ref (self);
  loading->file = g_object_ref (file);
  loading->name = g_filename_display_name (base != NULL ? base : "");
  g_ptr_array_add (batch->loadings, loading);
  *piece = (Piece){ batch, loading };
  batch->n_pending++;
  begin (self);
  matchup_attachment_loader_load_any_async (matchup_workspace_get_attachments (self->workspace),
                                            file,
                                            beginning,
                                            self->loading_cancellable,
                                            any_loaded_cb,
                                            piece);
}

static void
load_batch (MatchupPictureTray *self, GPtrArray *files, gboolean beginning)
{
  Batch *batch;

  if (self->workspace == NULL || self->tiles == NULL || files->len == 0)
    return;
  batch = g_new0 (Batch, 1);
  batch->self = g_object_ref (self);
  batch->loadings = g_ptr_array_new_with_free_func (loading_free);
  batch->bad = g_ptr_array_new_with_free_func (g_free);
  batch->n_pending = 1;
  for (guint i = 0; i < files->len; i++)
    load_any (batch, g_ptr_array_index (files, i), beginning);
  matchup_picture_tray_tell (self, NULL);
  batch_end (batch);
}

void
matchup_picture_tray_load_files (MatchupPictureTray *self, GPtrArray *files)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));
  g_return_if_fail (files != NULL);

  load_batch (self, files, FALSE);
}

void
matchup_picture_tray_load_file (MatchupPictureTray *self, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_return_if_fail (G_IS_FILE (file));

  g_ptr_array_add (files, file);
  matchup_picture_tray_load_files (self, files);
}

void
matchup_picture_tray_add_attached (MatchupPictureTray *self, GPtrArray *objects)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));
  g_return_if_fail (objects != NULL);

  for (guint i = 0; self->tiles != NULL && i < objects->len; i++)
    {
      GObject *object = g_ptr_array_index (objects, i);
      g_autoptr (GError) error = NULL;

      if (MATCHUP_IS_ATTACHMENT (object))
        add_attachment (self, MATCHUP_ATTACHMENT (object), &error);
      else
        add_file (self, MATCHUP_FILE_PART (object), &error);
      if (error != NULL)
        matchup_picture_tray_tell (self, error->message);
    }
}

static void
pages_drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = user_data;
  MatchupPictureTray *self = loading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages =
      matchup_attachment_loader_draw_pages_finish (MATCHUP_ATTACHMENT_LOADER (source),
                                                   result,
                                                   &error);

  end (self);
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    matchup_picture_tray_add_bytes (self, g_ptr_array_index (pages, i), loading->name);
  if (self->tiles != NULL && error != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_one (self, loading->name, error);
  if (self->tiles != NULL)
    _matchup_picture_tray_update (self);
  loading_free (loading);
}

static void
draw_pages (MatchupPictureTray *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  guint room = MATCHUP_ATTACHMENT_MAX - MIN (self->items->len, MATCHUP_ATTACHMENT_MAX);
  Loading *loading = g_new0 (Loading, 1);
  g_autoptr (GError) error = NULL;

  loading->self = g_object_ref (self);
  loading->name = g_filename_display_name (base != NULL ? base : "");
  if (room == 0)
    {
      set_too_many (&error, TRUE);
      tell_one (self, loading->name, error);
      loading_free (loading);
      return;
    }
  begin (self);
  matchup_attachment_loader_draw_pages_async (matchup_workspace_get_attachments (self->workspace),
                                              file,
                                              room,
                                              self->loading_cancellable,
                                              pages_drawn_cb,
                                              loading);
  _matchup_picture_tray_changed (self);
}

void
_matchup_picture_tray_take_offer (MatchupPictureTray *self)
{
  g_autoptr (GFile) file = g_steal_pointer (&self->offered);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (file == NULL || self->workspace == NULL)
    return;
  matchup_picture_tray_tell (self, NULL);
  g_ptr_array_add (files, file);
  if (self->offered_pages)
    draw_pages (self, file);
  else
    load_batch (self, files, TRUE);
}

static void
bytes_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = user_data;
  MatchupPictureTray *self = loading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupAttachment) attachment =
      matchup_attachment_loader_load_finish (MATCHUP_ATTACHMENT_LOADER (source), result, &error);

  end (self);
  if (self->tiles != NULL && attachment != NULL)
    add_attachment (self, attachment, &error);
  if (self->tiles != NULL && error != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_one (self, loading->name, error);
  if (self->tiles != NULL)
    _matchup_picture_tray_update (self);
  loading_free (loading);
}

void
matchup_picture_tray_add_bytes (MatchupPictureTray *self, GBytes *bytes, const char *name)
{
  Loading *loading;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));
  g_return_if_fail (bytes != NULL && name != NULL);

  if (self->workspace == NULL || self->tiles == NULL)
    return;
  if (self->items->len >= MATCHUP_ATTACHMENT_MAX)
    {
      set_too_many (&error, TRUE);
      matchup_picture_tray_tell (self, error->message);
      return;
    }
  loading = g_new0 (Loading, 1);
  loading->self = g_object_ref (self);
  loading->name = g_strdup (name);
  /* First, or what is told would find everything ready. */
  begin (self);
  matchup_picture_tray_tell (self, NULL);
  matchup_attachment_loader_load_bytes_async (matchup_workspace_get_attachments (self->workspace),
                                              bytes,
                                              name,
                                              self->loading_cancellable,
                                              bytes_loaded_cb,
                                              loading);
  _matchup_picture_tray_changed (self);
}

static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         gdk_texture_save_to_png_bytes (task_data),
                         (GDestroyNotify) g_bytes_unref);
}

static void
texture_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MatchupPictureTray *self = MATCHUP_PICTURE_TRAY (source);
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);

  end (self);
  if (bytes != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    matchup_picture_tray_add_bytes (self, bytes, _ ("Picture from the clipboard"));
  else if (self->tiles != NULL)
    _matchup_picture_tray_update (self);
}

void
matchup_picture_tray_add_texture (MatchupPictureTray *self, GdkTexture *texture)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));
  g_return_if_fail (GDK_IS_TEXTURE (texture));

  if (self->workspace == NULL)
    return;
  begin (self);
  task = g_task_new (self, self->loading_cancellable, texture_saved_cb, NULL);
  g_task_set_source_tag (task, matchup_picture_tray_add_texture);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (texture), g_object_unref);
  g_task_run_in_thread (task, save_thread);
  _matchup_picture_tray_changed (self);
}
