/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupDrafts: the pictures and files that go along with what was written. */
#include "matchup-drafts-internal.h"

/* Something that goes along, as it is shown and as it is written. */
typedef struct
{
  GObject *object; /* MatchupAttachment or MatchupFilePart */
  char *alt_text;  /* that was written, of a picture */
  MatchupDraftAttachment *record;
} Attached;

static void
attached_free (gpointer data)
{
  Attached *attached = data;

  g_object_unref (attached->object);
  g_free (attached->alt_text);
  matchup_draft_attachment_unref (attached->record);
  g_free (attached);
}

/* Takes @record; NULL: it is made. */
static Attached *
attached_new (gpointer object, MatchupDraftAttachment *record)
{
  Attached *attached = g_new0 (Attached, 1);
  MatchupAttachment *picture = MATCHUP_IS_ATTACHMENT (object) ? object : NULL;

  attached->object = g_object_ref (object);
  if (picture != NULL)
    attached->alt_text = g_strdup (matchup_attachment_get_alt_text (picture));
  if (record != NULL)
    attached->record = record;
  else if (picture != NULL)
    attached->record =
        matchup_draft_attachment_new_picture (matchup_attachment_get_name (picture),
                                              attached->alt_text,
                                              matchup_attachment_get_bytes (picture));
  else
    attached->record = matchup_draft_attachment_new_file (object);
  return attached;
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func (attached_free);
}

static gboolean
is_same (const Attached *attached, gpointer object)
{
  return attached->object == object &&
         (!MATCHUP_IS_ATTACHMENT (object) ||
          g_str_equal (attached->alt_text, matchup_attachment_get_alt_text (object)));
}

static gboolean
are_same (const MatchupDraft *draft, GPtrArray *objects)
{
  if (draft->attached == NULL)
    return !draft->stored && objects->len == 0;
  if (draft->attached->len != objects->len)
    return FALSE;
  for (guint i = 0; i < objects->len; i++)
    {
      if (!is_same (g_ptr_array_index (draft->attached, i), g_ptr_array_index (objects, i)))
        return FALSE;
    }
  return TRUE;
}

gboolean
_matchup_draft_has_attached (const MatchupDraft *draft)
{
  return draft->attached != NULL ? draft->attached->len > 0 : draft->stored;
}

GPtrArray *
_matchup_draft_make_records (const MatchupDraft *draft)
{
  GPtrArray *records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_draft_attachment_unref);

  for (guint i = 0; draft->attached != NULL && i < draft->attached->len; i++)
    {
      const Attached *attached = g_ptr_array_index (draft->attached, i);

      g_ptr_array_add (records, matchup_draft_attachment_ref (attached->record));
    }
  return records;
}

/* What was written before is not worked out once more. */
static Attached *
take_over (const MatchupDraft *draft, gpointer object)
{
  for (guint i = 0; draft->attached != NULL && i < draft->attached->len; i++)
    {
      const Attached *old = g_ptr_array_index (draft->attached, i);

      if (is_same (old, object))
        return attached_new (object, matchup_draft_attachment_ref (old->record));
    }
  return attached_new (object, NULL);
}

void
matchup_drafts_set_attached (MatchupDrafts *self, const char *name, GPtrArray *objects)
{
  g_autoptr (GPtrArray) list = NULL;
  MatchupDraft *draft;

  g_return_if_fail (MATCHUP_IS_DRAFTS (self));
  g_return_if_fail (name != NULL && objects != NULL);

  draft = g_hash_table_lookup (self->drafts, name);
  if (draft == NULL || draft->private_ || self->stores_none || are_same (draft, objects))
    return;
  list = list_new ();
  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (list, take_over (draft, g_ptr_array_index (objects, i)));
  g_clear_pointer (&draft->attached, g_ptr_array_unref);
  draft->attached = g_steal_pointer (&list);
  _matchup_drafts_save (self, name, draft, MATCHUP_DRAFT_ATTACHED | _matchup_draft_go_on (draft));
}

gboolean
matchup_drafts_has_attached (MatchupDrafts *self, const char *name)
{
  const MatchupDraft *draft;

  g_return_val_if_fail (MATCHUP_IS_DRAFTS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  draft = g_hash_table_lookup (self->drafts, name);
  return draft != NULL && _matchup_draft_has_attached (draft);
}

gboolean
matchup_drafts_is_attached (MatchupDrafts *self, const char *name, GPtrArray *objects)
{
  const MatchupDraft *draft;

  g_return_val_if_fail (MATCHUP_IS_DRAFTS (self), FALSE);
  g_return_val_if_fail (name != NULL && objects != NULL, FALSE);

  draft = g_hash_table_lookup (self->drafts, name);
  if (draft == NULL)
    return objects->len == 0;
  return draft->private_ || self->stores_none || are_same (draft, objects);
}

/* What is read on the way from the disk into the window. */
typedef struct
{
  char *name;
  MatchupAttachmentLoader *loader;
  GPtrArray *records; /* MatchupDraftAttachment */
  guint next;         /* the first of them that is not in the list */
  GPtrArray *list;    /* Attached */
  guint n_lost;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->name);
  g_object_unref (load->loader);
  g_clear_pointer (&load->records, g_ptr_array_unref);
  g_ptr_array_unref (load->list);
  g_free (load);
}

static GPtrArray *
dup_objects (GPtrArray *list)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (objects, g_object_ref (((Attached *) g_ptr_array_index (list, i))->object));
  return objects;
}

/* All that could be read. What could not is gone for good: it is not told at each start. */
static void
finish (GTask *task)
{
  MatchupDrafts *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  MatchupDraft *draft = g_hash_table_lookup (self->drafts, load->name);

  if (draft == NULL || draft->attached != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "There is something newer");
      return;
    }
  draft->attached = g_ptr_array_ref (load->list);
  if (load->n_lost > 0)
    _matchup_drafts_save (self, load->name, draft, MATCHUP_DRAFT_ATTACHED);
  g_task_return_pointer (task, dup_objects (load->list), (GDestroyNotify) g_ptr_array_unref);
}

static void read_on (GTask *task);

static void
picture_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Load *load = g_task_get_task_data (task);
  MatchupDraftAttachment *record = g_ptr_array_index (load->records, load->next);
  g_autoptr (MatchupAttachment) picture =
      matchup_attachment_loader_load_finish (MATCHUP_ATTACHMENT_LOADER (source), result, NULL);

  load->next++;
  if (picture != NULL)
    {
      matchup_attachment_set_alt_text (picture, record->alt_text != NULL ? record->alt_text : "");
      g_ptr_array_add (load->list, attached_new (picture, matchup_draft_attachment_ref (record)));
    }
  else
    load->n_lost++;
  read_on (task);
}

/* Takes @task. */
static void
read_on (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  for (; load->next < load->records->len; load->next++)
    {
      MatchupDraftAttachment *record = g_ptr_array_index (load->records, load->next);

      if (record->file != NULL)
        g_ptr_array_add (load->list,
                         attached_new (record->file, matchup_draft_attachment_ref (record)));
      else if (record->bytes == NULL)
        load->n_lost++;
      else
        {
          matchup_attachment_loader_load_bytes_async (load->loader,
                                                      record->bytes,
                                                      record->name != NULL ? record->name : "",
                                                      NULL,
                                                      picture_loaded_cb,
                                                      task);
          return;
        }
    }
  finish (task);
  g_object_unref (task);
}

/* Nobody else has the records yet. */
static void
read_blobs_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Load *load = task_data;

  for (guint i = 0; i < load->records->len; i++)
    {
      MatchupDraftAttachment *record = g_ptr_array_index (load->records, i);

      if (record->file == NULL && record->sha256 != NULL)
        record->bytes =
            matchup_blob_store_read (MATCHUP_DRAFTS (source)->blobs, record->sha256, NULL);
    }
  g_task_return_boolean (task, TRUE);
}

static void
blobs_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  read_on (user_data);
}

static void
records_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) reading = NULL;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  load->records =
      matchup_draft_store_load_attachments_finish (MATCHUP_DRAFT_STORE (source), result, &error);
  if (load->records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  reading = g_task_new (g_task_get_source_object (task), NULL, blobs_read_cb, g_object_ref (task));
  g_task_set_source_tag (reading, records_loaded_cb);
  g_task_set_task_data (reading, load, NULL);
  g_task_run_in_thread (reading, read_blobs_thread);
}

void
matchup_drafts_load_attached_async (MatchupDrafts *self,
                                    const char *name,
                                    MatchupAttachmentLoader *loader,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  const MatchupDraft *draft;
  GTask *task;
  Load *load;

  g_return_if_fail (MATCHUP_IS_DRAFTS (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (loader));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_drafts_load_attached_async);
  load = g_new0 (Load, 1);
  load->name = g_strdup (name);
  load->loader = g_object_ref (loader);
  load->list = list_new ();
  g_task_set_task_data (task, load, load_free);
  draft = g_hash_table_lookup (self->drafts, name);
  if (draft != NULL && draft->attached != NULL)
    {
      g_task_return_pointer (task,
                             dup_objects (draft->attached),
                             (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  matchup_draft_store_load_attachments_async (self->store, name, NULL, records_loaded_cb, task);
}

GPtrArray *
matchup_drafts_load_attached_finish (MatchupDrafts *self,
                                     GAsyncResult *result,
                                     guint *out_n_lost,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (out_n_lost != NULL, NULL);

  *out_n_lost = ((Load *) g_task_get_task_data (G_TASK (result)))->n_lost;
  return g_task_propagate_pointer (G_TASK (result), error);
}
