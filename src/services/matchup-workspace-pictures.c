/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWorkspace: pictures of prompts. */
#include "matchup-workspace-internal.h"

#include "matchup-attachment-sender.h"

MatchupPictureLimits
_matchup_workspace_get_limits (MatchupWorkspace *self, MatchupModelRef *model)
{
  MatchupProvider *provider =
      matchup_provider_list_find (self->providers, matchup_model_ref_get_provider_id (model));
  MatchupProviderTemplate *template_ =
      provider != NULL ? matchup_provider_get_template (provider) : NULL;

  return template_ != NULL ? matchup_provider_template_get (template_)->pictures
                           : (MatchupPictureLimits){ 0 };
}

gboolean
matchup_workspace_can_see (MatchupWorkspace *self, MatchupModelRef *model)
{
  guint capabilities;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), TRUE);
  g_return_val_if_fail (model != NULL, TRUE);

  capabilities = matchup_model_ref_get_capabilities (model);
  if (_matchup_workspace_get_limits (self, model).none)
    return FALSE;
  return (capabilities & MATCHUP_MODEL_CAPABILITIES_KNOWN) == 0 ||
         (capabilities & MATCHUP_MODEL_CAPABILITIES_VISION) != 0;
}

gboolean
matchup_workspace_takes_pictures (MatchupWorkspace *self, MatchupModelRef *model, guint n_pictures)
{
  gint64 max_pictures;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), TRUE);
  g_return_val_if_fail (model != NULL, TRUE);

  max_pictures = _matchup_workspace_get_limits (self, model).max_pictures;
  return max_pictures == 0 || n_pictures <= max_pictures;
}

MatchupPictureLimits
matchup_workspace_get_picture_limits (MatchupWorkspace *self,
                                      MatchupLineup *lineup,
                                      guint n_pictures)
{
  MatchupPictureLimits strictest = { .webp = TRUE };

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), strictest);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), strictest);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupModelRef *model = matchup_contestant_get_model (matchup_lineup_get (lineup, i));
      MatchupPictureLimits limits = _matchup_workspace_get_limits (self, model);

      if (matchup_workspace_can_see (self, model))
        matchup_picture_limits_tighten (&strictest, &limits, MAX (n_pictures, 1));
    }
  return strictest;
}

MatchupImagePart *
matchup_workspace_get_sent_picture (MatchupWorkspace *self,
                                    MatchupModelRef *model,
                                    MatchupMessage *prompt,
                                    MatchupImagePart *image)
{
  MatchupPictureLimits limits;
  MatchupImagePart *chosen;
  guint n_pictures;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (model != NULL, NULL);
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (image), NULL);

  n_pictures = matchup_attachment_sender_count (prompt);
  if (!matchup_workspace_can_see (self, model) ||
      !matchup_workspace_takes_pictures (self, model, n_pictures))
    return NULL;
  limits = _matchup_workspace_get_limits (self, model);
  chosen = matchup_attachment_sender_choose (image, &limits, MAX (n_pictures, 1));
  return chosen != NULL ? chosen : matchup_image_part_get_smaller (image);
}

void
_matchup_workspace_let_go_of_pictures (MatchupMessage *message)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);
      MatchupImagePart *smaller;

      if (!MATCHUP_IS_IMAGE_PART (part))
        continue;
      smaller = matchup_image_part_get_smaller (MATCHUP_IMAGE_PART (part));
      matchup_image_part_set_bytes (MATCHUP_IMAGE_PART (part), NULL);
      if (smaller != NULL)
        matchup_image_part_set_bytes (smaller, NULL);
    }
}

static void
stored_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = matchup_blob_store_read_finish (MATCHUP_BLOB_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    matchup_image_part_set_missing (g_task_get_task_data (task), TRUE);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
matchup_workspace_read_picture_async (MatchupWorkspace *self,
                                      MatchupImagePart *image,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GBytes *bytes;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (self));
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (image));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_workspace_read_picture_async);
  g_task_set_task_data (task, g_object_ref (image), g_object_unref);
  bytes = matchup_image_part_get_bytes (image);
  if (bytes != NULL)
    g_task_return_pointer (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  else
    matchup_blob_store_read_async (self->blobs,
                                   matchup_image_part_get_sha256 (image),
                                   cancellable,
                                   stored_read_cb,
                                   g_steal_pointer (&task));
}

GBytes *
matchup_workspace_read_picture_finish (MatchupWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  MatchupImagePart *image;
  int edge;
} Showing;

static void
showing_free (gpointer data)
{
  Showing *showing = data;

  g_object_unref (showing->image);
  g_free (showing);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Showing *showing = g_task_get_task_data (task);
  GError *error = NULL;
  MatchupAttachmentPixels *pixels =
      matchup_attachment_loader_decode_finish (MATCHUP_ATTACHMENT_LOADER (source), result, &error);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    matchup_image_part_set_missing (showing->image, TRUE);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pixels, (GDestroyNotify) matchup_attachment_pixels_free);
}

/* Takes @task. */
static void
decode (GTask *task, GBytes *bytes)
{
  MatchupWorkspace *self = g_task_get_source_object (task);
  Showing *showing = g_task_get_task_data (task);

  matchup_attachment_loader_decode_async (self->attachments,
                                          bytes,
                                          showing->edge,
                                          g_task_get_cancellable (task),
                                          decoded_cb,
                                          task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Showing *showing = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes =
      matchup_blob_store_read_finish (MATCHUP_BLOB_STORE (source), result, &error);

  if (bytes != NULL)
    {
      decode (g_steal_pointer (&task), bytes);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    matchup_image_part_set_missing (showing->image, TRUE);
  g_task_return_error (task, error);
}

void
matchup_workspace_load_picture_async (MatchupWorkspace *self,
                                      MatchupImagePart *image,
                                      int edge,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;
  Showing *showing;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (self));
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (image));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_workspace_load_picture_async);
  showing = g_new (Showing, 1);
  *showing = (Showing){ g_object_ref (image), edge };
  g_task_set_task_data (task, showing, showing_free);
  if (matchup_image_part_get_bytes (image) != NULL)
    decode (task, matchup_image_part_get_bytes (image));
  else
    matchup_blob_store_read_async (self->blobs,
                                   matchup_image_part_get_sha256 (image),
                                   cancellable,
                                   read_cb,
                                   task);
}

MatchupAttachmentPixels *
matchup_workspace_load_picture_finish (MatchupWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
