/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-masked-messages.h"

#include <string.h>

/* More is masked in a thread; bytes. */
#define MAX_HERE (64 * 1024)

static const char masks_key[] = "matchup-masks";

MatchupMaskList *
matchup_masks_of (MatchupConversation *conversation)
{
  MatchupMaskList *masks;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);

  masks = g_object_get_data (G_OBJECT (conversation), masks_key);
  if (masks == NULL)
    {
      masks = matchup_mask_list_new ();
      g_object_set_data_full (G_OBJECT (conversation), masks_key, masks, g_object_unref);
    }
  return masks;
}

void
matchup_masks_set (MatchupConversation *conversation, MatchupMaskList *masks)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (MATCHUP_IS_MASK_LIST (masks));

  g_object_set_data_full (G_OBJECT (conversation), masks_key, g_object_ref (masks), g_object_unref);
}

/* A message, and what it says with masks in it; NULL: nothing of that is masked. */
typedef struct
{
  MatchupMessage *message;
  MatchupMessage *made;
  char *text;
  char *masked;
  GPtrArray *files;        /* MatchupFilePart */
  GPtrArray *masked_files; /* the same or others, in their order */
} Piece;

typedef struct
{
  MatchupMaskList *masks; /* of its own */
  GPtrArray *requests;
  GHashTable *pieces; /* MatchupMessage -> Piece */
} Work;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_clear_object (&piece->made);
  g_object_unref (piece->message);
  g_free (piece->text);
  g_free (piece->masked);
  g_ptr_array_unref (piece->files);
  g_ptr_array_unref (piece->masked_files);
  g_free (piece);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->masks);
  g_ptr_array_unref (work->requests);
  g_hash_table_unref (work->pieces);
  g_free (work);
}

static Piece *
piece_new (MatchupMessage *message)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->message = g_object_ref (message);
  piece->text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  piece->files = g_ptr_array_new_with_free_func (g_object_unref);
  piece->masked_files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);

      if (MATCHUP_IS_FILE_PART (part))
        g_ptr_array_add (piece->files, g_steal_pointer (&part));
    }
  return piece;
}

static MatchupFilePart *
mask_file (MatchupMaskList *masks, MatchupFilePart *file)
{
  gsize length;
  const char *text = matchup_file_part_peek_text (file, &length);
  const char *name = matchup_file_part_get_name (file);
  g_autofree char *masked = matchup_mask_list_dup_masked (masks, text, (gssize) length);
  g_autofree char *masked_name = matchup_mask_list_dup_masked (masks, name, -1);

  if (masked == NULL && masked_name == NULL)
    return g_object_ref (file);
  return matchup_file_part_new (masked_name != NULL ? masked_name : name,
                                matchup_file_part_get_mime_type (file),
                                matchup_file_part_get_size (file),
                                matchup_file_part_get_pages (file),
                                masked != NULL ? masked : text);
}

static void
mask_piece (MatchupMaskList *masks, Piece *piece)
{
  piece->masked = matchup_mask_list_dup_masked (masks, piece->text, -1);
  for (guint i = 0; i < piece->files->len; i++)
    g_ptr_array_add (piece->masked_files, mask_file (masks, g_ptr_array_index (piece->files, i)));
}

static gboolean
is_changed (const Piece *piece)
{
  gboolean changed = piece->masked != NULL;

  for (guint i = 0; i < piece->files->len; i++)
    changed = changed ||
              g_ptr_array_index (piece->files, i) != g_ptr_array_index (piece->masked_files, i);
  return changed;
}

/* Its text, and what goes along in the same order. */
static MatchupMessage *
make_message (Piece *piece)
{
  MatchupMessage *message = piece->message;
  MatchupMessage *made = matchup_message_new (matchup_message_get_role (message));
  guint n_files = 0;

  matchup_message_append (made,
                          MATCHUP_PART_KIND_TEXT,
                          piece->masked != NULL ? piece->masked : piece->text,
                          -1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);

      if (MATCHUP_IS_FILE_PART (part))
        matchup_message_add_file (made, g_ptr_array_index (piece->masked_files, n_files++));
      else if (MATCHUP_IS_IMAGE_PART (part))
        matchup_message_add_image (made, MATCHUP_IMAGE_PART (part));
    }
  return made;
}

static GPtrArray *
collect (Work *work)
{
  GPtrArray *made = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < work->requests->len; i++)
    {
      GPtrArray *messages = g_ptr_array_index (work->requests, i);
      GPtrArray *masked = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint j = 0; j < messages->len; j++)
        {
          MatchupMessage *message = g_ptr_array_index (messages, j);
          Piece *piece = g_hash_table_lookup (work->pieces, message);

          if (piece != NULL && piece->made == NULL)
            piece->made = is_changed (piece) ? make_message (piece) : g_object_ref (message);
          g_ptr_array_add (masked, g_object_ref (piece != NULL ? piece->made : message));
        }
      g_ptr_array_add (made, masked);
    }
  return made;
}

static Work *
work_new (MatchupMaskList *masks, GPtrArray *requests, gsize *out_size)
{
  Work *work = g_new0 (Work, 1);

  *out_size = 0;
  work->masks = matchup_mask_list_copy (masks, G_MAXUINT);
  work->requests = g_ptr_array_ref (requests);
  work->pieces = g_hash_table_new_full (NULL, NULL, NULL, piece_free);
  for (guint i = 0; matchup_mask_list_get_n (masks) > 0 && i < requests->len; i++)
    {
      GPtrArray *messages = g_ptr_array_index (requests, i);

      for (guint j = 0; j < messages->len; j++)
        {
          MatchupMessage *message = g_ptr_array_index (messages, j);
          Piece *piece;

          if (g_hash_table_contains (work->pieces, message))
            continue;
          piece = piece_new (message);
          *out_size += strlen (piece->text);
          for (guint k = 0; k < piece->files->len; k++)
            {
              gsize length;

              matchup_file_part_peek_text (g_ptr_array_index (piece->files, k), &length);
              *out_size += length;
            }
          g_hash_table_insert (work->pieces, message, piece);
        }
    }
  return work;
}

static void
mask_all (Work *work)
{
  GHashTableIter iter;
  gpointer piece;

  g_hash_table_iter_init (&iter, work->pieces);
  while (g_hash_table_iter_next (&iter, NULL, &piece))
    mask_piece (work->masks, piece);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  mask_all (data);
  g_task_return_boolean (task, TRUE);
}

GPtrArray *
matchup_masked_messages_make (MatchupMaskList *masks, GPtrArray *messages)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  g_autoptr (GPtrArray) made = NULL;
  gsize size;
  Work *work;

  g_ptr_array_add (requests, messages);
  work = work_new (masks, requests, &size);
  mask_all (work);
  made = collect (work);
  work_free (work);
  return g_ptr_array_ref (g_ptr_array_index (made, 0));
}

void
matchup_masked_messages_make_async (MatchupMaskList *masks,
                                    GPtrArray *requests,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  gsize size;
  Work *work = work_new (masks, requests, &size);

  g_task_set_source_tag (task, matchup_masked_messages_make_async);
  g_task_set_task_data (task, work, work_free);
  if (size > MAX_HERE && matchup_mask_list_get_n (masks) > 0)
    {
      g_task_run_in_thread (task, work_thread);
      return;
    }
  mask_all (work);
  g_task_return_boolean (task, TRUE);
}

GPtrArray *
matchup_masked_messages_make_finish (GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
  return collect (g_task_get_task_data (G_TASK (result)));
}
