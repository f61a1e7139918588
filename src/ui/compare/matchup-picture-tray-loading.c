/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupPictureTray: what is on its way into it. */
#include "matchup-picture-tray-private.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

typedef struct
{
  MatchupPictureTray *self;
  char *name;
} Loading;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = user_data;
  g_autoptr (MatchupPictureTray) self = loading->self;
  g_autofree char *name = loading->name;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupAttachment) attachment =
      matchup_attachment_loader_load_finish (MATCHUP_ATTACHMENT_LOADER (source), result, &error);

  g_free (loading);
  self->n_loading--;
  if (self->tiles == NULL)
    return;
  if (attachment != NULL)
    _matchup_picture_tray_add_attachment (self, attachment);
  else
    {
      /* Translators: the name of a file, and a sentence about it */
      g_autofree char *sentence = g_strdup_printf (_ ("%s: %s"), name, error->message);

      matchup_picture_tray_tell (self, sentence);
    }
}

/* NULL, and told, when there is no room for one more. */
static Loading *
begin_loading (MatchupPictureTray *self, const char *name)
{
  Loading *loading;

  if (self->workspace == NULL || self->tiles == NULL)
    return NULL;
  if (matchup_picture_tray_get_n (self) >= MATCHUP_ATTACHMENT_MAX)
    {
      g_autofree char *sentence =
          g_strdup_printf (ngettext ("A question can have at most %d picture.",
                                     "A question can have at most %d pictures.",
                                     MATCHUP_ATTACHMENT_MAX),
                           MATCHUP_ATTACHMENT_MAX);

      matchup_picture_tray_tell (self, sentence);
      return NULL;
    }
  matchup_picture_tray_tell (self, NULL);
  loading = g_new (Loading, 1);
  *loading = (Loading){ g_object_ref (self), g_strdup (name) };
  self->n_loading++;
  return loading;
}

void
matchup_picture_tray_load_file (MatchupPictureTray *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");
  Loading *loading = begin_loading (self, name);

  if (loading == NULL)
    return;
  matchup_attachment_loader_load_file_async (matchup_workspace_get_attachments (self->workspace),
                                             file,
                                             NULL,
                                             loaded_cb,
                                             loading);
  _matchup_picture_tray_changed (self);
}

void
matchup_picture_tray_add_bytes (MatchupPictureTray *self, GBytes *bytes, const char *name)
{
  Loading *loading = begin_loading (self, name);

  if (loading == NULL)
    return;
  matchup_attachment_loader_load_bytes_async (matchup_workspace_get_attachments (self->workspace),
                                              bytes,
                                              name,
                                              NULL,
                                              loaded_cb,
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

  self->n_loading--;
  if (bytes != NULL)
    matchup_picture_tray_add_bytes (self, bytes, _ ("Picture from the clipboard"));
}

void
matchup_picture_tray_add_texture (MatchupPictureTray *self, GdkTexture *texture)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));
  g_return_if_fail (GDK_IS_TEXTURE (texture));

  if (self->workspace == NULL)
    return;
  self->n_loading++;
  task = g_task_new (self, NULL, texture_saved_cb, NULL);
  g_task_set_source_tag (task, matchup_picture_tray_add_texture);
  g_task_set_task_data (task, g_object_ref (texture), g_object_unref);
  g_task_run_in_thread (task, save_thread);
}
