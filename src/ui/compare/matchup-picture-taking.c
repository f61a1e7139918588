/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-taking.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

typedef struct
{
  MatchupPictureTray *tray;
  MatchupWorkspace *workspace;
  GPtrArray *parts;   /* MatchupPart that are still to come */
  GPtrArray *objects; /* MatchupAttachment and MatchupFilePart that are there */
  guint n_lost;
  guint expectation;
} Taking;

static void take_next (Taking *taking);

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->tray);
  g_object_unref (taking->workspace);
  g_ptr_array_unref (taking->parts);
  g_ptr_array_unref (taking->objects);
  g_free (taking);
}

static void
finish (Taking *taking)
{
  g_autofree char *sentence = NULL;

  /* Who did not wait for it does not want it. */
  if (matchup_picture_tray_is_expected (taking->tray, taking->expectation))
    {
      matchup_picture_tray_add_attached (taking->tray, taking->objects);
      if (taking->n_lost > 0)
        sentence = g_strdup_printf (ngettext ("%u picture of the message could not be read any "
                                              "more.",
                                              "%u pictures of the message could not be read any "
                                              "more.",
                                              taking->n_lost),
                                    taking->n_lost);
      if (sentence != NULL)
        matchup_picture_tray_tell (taking->tray, sentence);
      matchup_picture_tray_end_expecting (taking->tray, taking->expectation);
    }
  taking_free (taking);
}

static MatchupImagePart *
get_image (Taking *taking)
{
  return MATCHUP_IMAGE_PART (g_ptr_array_index (taking->parts, 0));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Taking *taking = user_data;
  MatchupAttachment *attachment =
      matchup_attachment_loader_load_finish (MATCHUP_ATTACHMENT_LOADER (source), result, NULL);

  if (attachment != NULL)
    {
      matchup_attachment_set_alt_text (attachment,
                                       matchup_image_part_get_alt_text (get_image (taking)));
      g_ptr_array_add (taking->objects, attachment);
    }
  else
    {
      taking->n_lost++;
    }
  g_ptr_array_remove_index (taking->parts, 0);
  take_next (taking);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Taking *taking = user_data;
  g_autoptr (GBytes) bytes =
      matchup_workspace_read_picture_finish (MATCHUP_WORKSPACE (source), result, NULL);

  if (bytes == NULL)
    {
      taking->n_lost++;
      g_ptr_array_remove_index (taking->parts, 0);
      take_next (taking);
      return;
    }
  matchup_attachment_loader_load_bytes_async (
      matchup_workspace_get_attachments (taking->workspace),
      bytes,
      /* Translators: what a picture of an earlier message is called */
      _ ("Picture"),
      NULL,
      loaded_cb,
      taking);
}

/* One after the other, which keeps their order; no further than somebody waits for it. */
static void
take_next (Taking *taking)
{
  if (!matchup_picture_tray_is_expected (taking->tray, taking->expectation))
    g_ptr_array_set_size (taking->parts, 0);
  while (taking->parts->len > 0 && MATCHUP_IS_FILE_PART (g_ptr_array_index (taking->parts, 0)))
    {
      g_ptr_array_add (taking->objects, g_object_ref (g_ptr_array_index (taking->parts, 0)));
      g_ptr_array_remove_index (taking->parts, 0);
    }
  if (taking->parts->len == 0)
    finish (taking);
  else
    matchup_workspace_read_picture_async (taking->workspace,
                                          get_image (taking),
                                          NULL,
                                          read_cb,
                                          taking);
}

void
matchup_picture_taking_begin (MatchupPictureTray *tray,
                              MatchupWorkspace *workspace,
                              MatchupMessage *message)
{
  Taking *taking;

  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (tray));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (MATCHUP_IS_MESSAGE (message));

  if (!matchup_message_has_images (message) && !matchup_message_has_files (message))
    return;
  taking = g_new0 (Taking, 1);
  taking->tray = g_object_ref (tray);
  taking->workspace = g_object_ref (workspace);
  taking->parts = g_ptr_array_new_with_free_func (g_object_unref);
  taking->objects = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);

      if (MATCHUP_IS_IMAGE_PART (part) || MATCHUP_IS_FILE_PART (part))
        g_ptr_array_add (taking->parts, g_steal_pointer (&part));
    }
  taking->expectation = matchup_picture_tray_expect (tray);
  take_next (taking);
}
