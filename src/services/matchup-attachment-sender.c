/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-attachment-sender.h"

#include <string.h>

/* Bytes of pictures worth sending again with each question: what is older is left out. */
#define MAX_HISTORY (20 * 1000 * 1000)
#define MAX_PICTURES 50

/* Some encoded picture that goes to somebody; by its sha256. */
typedef struct
{
  MatchupImagePart *part; /* told about it */
  GBytes *bytes;          /* NULL until read, or gone */
  MatchupImagePart *sending;
} Version;

/* One picture in one message of one contestant. */
typedef struct
{
  MatchupAttachmentOutgoing *outgoing; /* borrowed */
  guint position;                      /* of the message; the same one may be there twice */
  MatchupImagePart *image;             /* borrowed */
  guint n_pictures;
  gboolean must_fit; /* @version is what a smaller one is made of */
  Version *version;  /* borrowed; NULL: it is left out */
} Use;

typedef struct
{
  MatchupAttachmentLoader *loader;
  MatchupBlobStore *blobs;
  GPtrArray *outgoing;
  GHashTable *versions; /* sha256 -> Version */
  GArray *uses;         /* Use */
  void (*next) (GTask *task);
  guint pending;
} Preparation;

MatchupAttachmentOutgoing *
matchup_attachment_outgoing_new (GPtrArray *messages,
                                 const MatchupPictureLimits *limits,
                                 gboolean sees)
{
  MatchupAttachmentOutgoing *self = g_new0 (MatchupAttachmentOutgoing, 1);

  self->messages = g_ptr_array_ref (messages);
  self->limits = *limits;
  self->sees = sees;
  return self;
}

void
matchup_attachment_outgoing_free (MatchupAttachmentOutgoing *self)
{
  g_ptr_array_unref (self->messages);
  g_free (self);
}

static void
version_free (gpointer data)
{
  Version *version = data;

  g_clear_object (&version->part);
  g_clear_object (&version->sending);
  g_clear_pointer (&version->bytes, g_bytes_unref);
  g_free (version);
}

static void
preparation_free (gpointer data)
{
  Preparation *preparation = data;

  g_object_unref (preparation->loader);
  g_clear_object (&preparation->blobs);
  g_ptr_array_unref (preparation->outgoing);
  g_hash_table_unref (preparation->versions);
  g_array_unref (preparation->uses);
  g_free (preparation);
}

guint
matchup_attachment_sender_count (MatchupMessage *message)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);

      if (MATCHUP_IS_IMAGE_PART (part))
        n++;
    }
  return n;
}

gboolean
matchup_attachment_sender_is_needed (GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    {
      if (matchup_message_has_images (g_ptr_array_index (messages, i)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_allowed (MatchupImagePart *image, const MatchupPictureLimits *limits, guint n_pictures)
{
  return matchup_picture_limits_allow (limits,
                                       n_pictures,
                                       matchup_image_part_get_mime_type (image),
                                       (gint64) matchup_image_part_get_size (image),
                                       matchup_image_part_get_width (image),
                                       matchup_image_part_get_height (image));
}

MatchupImagePart *
matchup_attachment_sender_choose (MatchupImagePart *image,
                                  const MatchupPictureLimits *limits,
                                  guint n_pictures)
{
  MatchupImagePart *smaller;

  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (image), NULL);
  g_return_val_if_fail (limits != NULL && n_pictures > 0, NULL);

  smaller = matchup_image_part_get_smaller (image);
  if (is_allowed (image, limits, n_pictures))
    return image;
  return smaller != NULL && is_allowed (smaller, limits, n_pictures) ? smaller : NULL;
}

static Version *
ensure_version (Preparation *preparation, MatchupImagePart *part)
{
  const char *sha256 = matchup_image_part_get_sha256 (part);
  Version *version = g_hash_table_lookup (preparation->versions, sha256);

  if (version == NULL)
    {
      version = g_new0 (Version, 1);
      version->part = g_object_ref (part);
      g_hash_table_insert (preparation->versions, g_strdup (sha256), version);
    }
  if (version->bytes == NULL && matchup_image_part_get_bytes (part) != NULL)
    version->bytes = g_bytes_ref (matchup_image_part_get_bytes (part));
  return version;
}

void
matchup_attachment_room_init (MatchupAttachmentRoom *self,
                              const MatchupPictureLimits *limits,
                              gboolean sees)
{
  self->limits = *limits;
  self->bytes = limits->max_request > 0 ? MIN (limits->max_request, MAX_HISTORY) : MAX_HISTORY;
  self->pictures =
      limits->max_pictures > 0 ? MIN (limits->max_pictures, MAX_PICTURES) : MAX_PICTURES;
  if (!sees || limits->none)
    self->pictures = 0;
}

MatchupImagePart *
matchup_attachment_room_take (MatchupAttachmentRoom *self,
                              MatchupImagePart *image,
                              guint n_pictures,
                              gboolean newest)
{
  MatchupImagePart *chosen = matchup_attachment_sender_choose (image, &self->limits, n_pictures);

  if (chosen == NULL)
    chosen = image;
  self->pictures--;
  self->bytes -= (gint64) matchup_image_part_get_size (chosen) / 3 * 4;
  return self->pictures >= 0 && (newest || self->bytes >= 0) ? chosen : NULL;
}

static void
use_message (Preparation *preparation,
             MatchupAttachmentOutgoing *outgoing,
             guint position,
             MatchupAttachmentRoom *room)
{
  MatchupMessage *message = g_ptr_array_index (outgoing->messages, position);
  gboolean newest = position + 1 == outgoing->messages->len;
  guint n = matchup_attachment_sender_count (message);

  for (guint i = 0; n > 0 && i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);
      MatchupImagePart *chosen;
      Use use = { .outgoing = outgoing, .position = position, .n_pictures = n };

      if (!MATCHUP_IS_IMAGE_PART (part))
        continue;
      use.image = MATCHUP_IMAGE_PART (part);
      use.must_fit = matchup_attachment_sender_choose (use.image, &outgoing->limits, n) == NULL;
      chosen = matchup_attachment_room_take (room, use.image, n, newest);
      if (chosen != NULL)
        use.version = ensure_version (preparation, chosen);
      g_array_append_val (preparation->uses, use);
    }
}

static void
collect_uses (Preparation *preparation, MatchupAttachmentOutgoing *outgoing)
{
  MatchupAttachmentRoom room;

  matchup_attachment_room_init (&room, &outgoing->limits, outgoing->sees);
  for (guint i = outgoing->messages->len; i > 0; i--)
    use_message (preparation, outgoing, i - 1, &room);
}

/* Each step has begun its work when this is called; goes on when the last piece of it ends. */
static void
step_ended (GTask *task)
{
  Preparation *preparation = g_task_get_task_data (task);

  if (--preparation->pending > 0)
    return;
  if (!g_task_return_error_if_cancelled (task))
    preparation->next (task);
}

static Use *
find_use (Preparation *preparation,
          guint position,
          MatchupAttachmentOutgoing *outgoing,
          MatchupImagePart *image)
{
  for (guint i = 0; i < preparation->uses->len; i++)
    {
      Use *use = &g_array_index (preparation->uses, Use, i);

      if (use->image == image && use->position == position && use->outgoing == outgoing)
        return use;
    }
  return NULL;
}

static MatchupMessage *
make_message (Preparation *preparation, MatchupAttachmentOutgoing *outgoing, guint position)
{
  MatchupMessage *message = g_ptr_array_index (outgoing->messages, position);
  MatchupMessage *made = matchup_message_new (matchup_message_get_role (message));
  g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);

  matchup_message_append (made, MATCHUP_PART_KIND_TEXT, text, -1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);
      Use *use = MATCHUP_IS_IMAGE_PART (part)
                     ? find_use (preparation, position, outgoing, MATCHUP_IMAGE_PART (part))
                     : NULL;

      if (use != NULL && use->version != NULL && use->version->sending != NULL)
        matchup_message_add_image (made, use->version->sending);
      else if (MATCHUP_IS_FILE_PART (part))
        matchup_message_add_file (made, MATCHUP_FILE_PART (part));
    }
  return made;
}

static void
finish (GTask *task)
{
  Preparation *preparation = g_task_get_task_data (task);

  for (guint i = 0; i < preparation->outgoing->len; i++)
    {
      MatchupAttachmentOutgoing *outgoing = g_ptr_array_index (preparation->outgoing, i);
      GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint j = 0; j < outgoing->messages->len; j++)
        {
          MatchupMessage *message = g_ptr_array_index (outgoing->messages, j);

          g_ptr_array_add (made,
                           matchup_message_has_images (message)
                               ? make_message (preparation, outgoing, j)
                               : g_object_ref (message));
        }
      g_ptr_array_unref (outgoing->messages);
      outgoing->messages = made;
    }
  g_task_return_boolean (task, TRUE);
}

typedef struct
{
  GTask *task;
  Version *version;
  Use *use;
} Piece;

static Piece *
piece_new (GTask *task, Version *version, Use *use)
{
  Piece *piece = g_new (Piece, 1);
  Preparation *preparation = g_task_get_task_data (task);

  *piece = (Piece){ g_object_ref (task), version, use };
  preparation->pending++;
  return piece;
}

static void
piece_end (Piece *piece)
{
  g_autoptr (GTask) task = piece->task;

  g_free (piece);
  step_ended (task);
}

static void
encoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Piece *piece = user_data;
  Version *version = piece->version;
  g_autoptr (GBytes) base64 =
      matchup_attachment_loader_base64_finish (MATCHUP_ATTACHMENT_LOADER (source), result, NULL);

  if (base64 != NULL)
    {
      version->sending = matchup_image_part_new (version->bytes,
                                                 matchup_image_part_get_mime_type (version->part),
                                                 matchup_image_part_get_width (version->part),
                                                 matchup_image_part_get_height (version->part));
      matchup_image_part_set_base64 (version->sending, base64);
    }
  piece_end (piece);
}

static void
encode_all (GTask *task)
{
  Preparation *preparation = g_task_get_task_data (task);

  preparation->next = finish;
  preparation->pending = 1;
  for (guint i = 0; i < preparation->uses->len; i++)
    {
      Version *version = g_array_index (preparation->uses, Use, i).version;
      gboolean asked = FALSE;

      for (guint j = 0; j < i; j++)
        asked = asked || g_array_index (preparation->uses, Use, j).version == version;
      if (version != NULL && version->bytes != NULL && !asked)
        matchup_attachment_loader_base64_async (preparation->loader,
                                                version->bytes,
                                                g_task_get_cancellable (task),
                                                encoded_cb,
                                                piece_new (task, version, NULL));
    }
  step_ended (task);
}

/* All who need the same of it get the same; and the picture remembers it, so that it can be told.
 */
static void
fitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Piece *piece = user_data;
  Preparation *preparation = g_task_get_task_data (piece->task);
  g_autoptr (MatchupImagePart) part =
      matchup_attachment_loader_encode_finish (MATCHUP_ATTACHMENT_LOADER (source), result, NULL);
  Version *fitting = part != NULL ? ensure_version (preparation, part) : NULL;

  for (guint i = 0; i < preparation->uses->len; i++)
    {
      Use *use = &g_array_index (preparation->uses, Use, i);

      if (!use->must_fit || use->version != piece->version ||
          use->n_pictures != piece->use->n_pictures ||
          memcmp (&use->outgoing->limits,
                  &piece->use->outgoing->limits,
                  sizeof use->outgoing->limits) != 0)
        continue;
      use->must_fit = FALSE;
      use->version = fitting;
      if (part != NULL && matchup_image_part_get_smaller (use->image) == NULL)
        matchup_image_part_set_smaller (use->image, part);
    }
  piece_end (piece);
}

static void
fit_all (GTask *task)
{
  Preparation *preparation = g_task_get_task_data (task);

  preparation->next = encode_all;
  preparation->pending = 1;
  for (guint i = 0; i < preparation->uses->len; i++)
    {
      Use *use = &g_array_index (preparation->uses, Use, i);
      gboolean asked = FALSE;

      if (!use->must_fit || use->version == NULL || use->version->bytes == NULL)
        continue;
      for (guint j = 0; j < i; j++)
        {
          Use *earlier = &g_array_index (preparation->uses, Use, j);

          asked = asked || (earlier->must_fit && earlier->version == use->version &&
                            earlier->n_pictures == use->n_pictures &&
                            memcmp (&earlier->outgoing->limits,
                                    &use->outgoing->limits,
                                    sizeof use->outgoing->limits) == 0);
        }
      if (!asked)
        matchup_attachment_loader_fit_async (preparation->loader,
                                             use->version->bytes,
                                             &use->outgoing->limits,
                                             use->n_pictures,
                                             g_task_get_cancellable (task),
                                             fitted_cb,
                                             piece_new (task, use->version, use));
    }
  step_ended (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Piece *piece = user_data;
  g_autoptr (GError) error = NULL;

  piece->version->bytes =
      matchup_blob_store_read_finish (MATCHUP_BLOB_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    matchup_image_part_set_missing (piece->version->part, TRUE);
  piece_end (piece);
}

static void
read_all (GTask *task)
{
  Preparation *preparation = g_task_get_task_data (task);
  GHashTableIter iter;
  const char *sha256;
  Version *version;

  preparation->next = fit_all;
  preparation->pending = 1;
  g_hash_table_iter_init (&iter, preparation->versions);
  while (g_hash_table_iter_next (&iter, (gpointer *) &sha256, (gpointer *) &version))
    {
      if (version->bytes == NULL && preparation->blobs != NULL)
        matchup_blob_store_read_async (preparation->blobs,
                                       sha256,
                                       g_task_get_cancellable (task),
                                       read_cb,
                                       piece_new (task, version, NULL));
    }
  step_ended (task);
}

void
matchup_attachment_sender_prepare_async (MatchupAttachmentLoader *loader,
                                         MatchupBlobStore *blobs,
                                         GPtrArray *outgoing,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Preparation *preparation = g_new0 (Preparation, 1);

  g_task_set_source_tag (task, matchup_attachment_sender_prepare_async);
  g_task_set_task_data (task, preparation, preparation_free);
  preparation->loader = g_object_ref (loader);
  preparation->blobs = blobs != NULL ? g_object_ref (blobs) : NULL;
  preparation->outgoing = g_ptr_array_ref (outgoing);
  preparation->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, version_free);
  preparation->uses = g_array_new (FALSE, FALSE, sizeof (Use));
  for (guint i = 0; i < outgoing->len; i++)
    collect_uses (preparation, g_ptr_array_index (outgoing, i));
  read_all (task);
}

gboolean
matchup_attachment_sender_prepare_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
