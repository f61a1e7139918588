/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-attachment-loader.h"

#include "matchup-attachment-encoder.h"
#include "matchup-attachment-private.h"
#include "matchup-file-block.h"
#include "matchup-pdf-extractor.h"
#include "matchup-token-estimate.h"

/* Each may hold a whole picture of 100 megapixels. */
#define MAX_THREADS 2
#define PAGE_EDGE 1568     /* pixels: what services look at closely */
#define THUMBNAIL_EDGE 192 /* pixels: twice what is shown, for dense screens */

struct _MatchupAttachmentLoader
{
  GObject parent_instance;

  GQueue waiting; /* GTask */
  guint n_threads;
};

G_DEFINE_FINAL_TYPE (MatchupAttachmentLoader, matchup_attachment_loader, G_TYPE_OBJECT)

/* What a thread works on: its own, or immutable. */
typedef struct
{
  gpointer (*work) (gpointer job, GCancellable *cancellable, GError **error);
  GDestroyNotify result_free;
  GTask *task; /* the caller's */
  GFile *file;
  GBytes *bytes;
  char *name;
  char *alt_text;
  MatchupAttachmentInfo info;
  MatchupAttachmentPixels *thumbnail;
  MatchupPictureSize size;
  gboolean limited;
  MatchupPictureLimits limits;
  guint n_pictures;
  int edge;
  gboolean beginning;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->task);
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->name, g_free);
  g_clear_pointer (&job->alt_text, g_free);
  g_clear_pointer (&job->thumbnail, matchup_attachment_pixels_free);
  g_free (job);
}

static void
matchup_attachment_loader_finalize (GObject *object)
{
  /* Tasks hold us, so none waits any more. */
  g_queue_clear (&MATCHUP_ATTACHMENT_LOADER (object)->waiting);

  G_OBJECT_CLASS (matchup_attachment_loader_parent_class)->finalize (object);
}

static void
matchup_attachment_loader_class_init (MatchupAttachmentLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_attachment_loader_finalize;
}

static void
matchup_attachment_loader_init (MatchupAttachmentLoader *self)
{
  g_queue_init (&self->waiting);
}

MatchupAttachmentLoader *
matchup_attachment_loader_new (void)
{
  return g_object_new (MATCHUP_TYPE_ATTACHMENT_LOADER, NULL);
}

static void
thread_func (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gpointer result;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  result = job->work (job, cancellable, &error);
  if (result != NULL)
    g_task_return_pointer (task, result, job->result_free);
  else
    g_task_return_error (task, error);
}

static void start_next (MatchupAttachmentLoader *self);

static void
thread_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MatchupAttachmentLoader *self = MATCHUP_ATTACHMENT_LOADER (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) task = g_steal_pointer (&job->task);
  GError *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_threads--;
  start_next (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, job->result_free);
}

static void
start_next (MatchupAttachmentLoader *self)
{
  while (self->n_threads < MAX_THREADS && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GTask) thread = g_queue_pop_head (&self->waiting);

      self->n_threads++;
      g_task_run_in_thread (thread, thread_func);
    }
}

/* Takes @job. */
static void
push (MatchupAttachmentLoader *self,
      Job *job,
      gpointer tag,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  GTask *thread = g_task_new (self, cancellable, thread_done_cb, NULL);

  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  g_task_set_source_tag (thread, tag);
  g_task_set_task_data (thread, job, job_free);
  g_queue_push_tail (&self->waiting, thread);
  start_next (self);
}

static gboolean
read_file (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (job->file,
                         G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE,
                         cancellable,
                         &problem);
  gboolean regular = info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR;

  if (regular && g_file_info_get_size (info) > MATCHUP_ATTACHMENT_MAX_BYTES)
    {
      matchup_attachment_set_error (error, MATCHUP_ATTACHMENT_ERROR_TOO_LARGE);
      return FALSE;
    }
  if (regular)
    job->bytes = g_file_load_bytes (job->file, cancellable, NULL, &problem);
  if (job->bytes != NULL)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    matchup_attachment_set_error (error, MATCHUP_ATTACHMENT_ERROR_UNREADABLE);
  return FALSE;
}

/* Decoders of some formats turn the picture themselves, or are the first to know its size. */
static void
agree_with_decoder (MatchupAttachmentInfo *info, const MatchupAttachmentPixels *seen)
{
  int width = info->width;
  gboolean itself =
      info->kind == MATCHUP_ATTACHMENT_KIND_HEIC || info->kind == MATCHUP_ATTACHMENT_KIND_AVIF;

  if (info->width == 0)
    {
      info->width = seen->width;
      info->height = seen->height;
    }
  else if (itself && (seen->width > seen->height) != (info->width > info->height))
    {
      info->width = info->height;
      info->height = width;
    }
}

/* What the main thread makes the attachment of. */
static gpointer
load_work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (job->bytes == NULL && !read_file (job, cancellable, error))
    return NULL;
  if (!matchup_attachment_inspect (job->bytes, &job->info, error))
    return NULL;
  job->thumbnail =
      matchup_attachment_decode (job->bytes, &job->info, THUMBNAIL_EDGE, cancellable, error);
  if (job->thumbnail == NULL)
    return NULL;
  agree_with_decoder (&job->info, job->thumbnail);
  return matchup_attachment_new (job->name,
                                 job->bytes,
                                 &job->info,
                                 g_steal_pointer (&job->thumbnail));
}

/* A drawing in SVG is text, but nobody means that. */
static gpointer
load_any_work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GError) problem = NULL;

  if (!read_file (job, cancellable, error))
    return NULL;
  if (!matchup_attachment_inspect (job->bytes, &job->info, &problem) &&
      (g_error_matches (problem, MATCHUP_ATTACHMENT_ERROR, MATCHUP_ATTACHMENT_ERROR_NO_PICTURE) ||
       g_error_matches (problem, MATCHUP_ATTACHMENT_ERROR, MATCHUP_ATTACHMENT_ERROR_EMPTY)))
    {
      MatchupFilePart *file =
          matchup_file_read (job->bytes, job->name, job->beginning, cancellable, error);

      /* What is asked for at each letter and at each question is made here once. */
      if (file != NULL)
        {
          matchup_file_block_get_json (file);
          matchup_token_estimate_file (file);
        }
      return file;
    }
  return load_work (data, cancellable, error);
}

static gpointer
draw_work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (!read_file (job, cancellable, error))
    return NULL;
  return matchup_pdf_extract_pictures (job->bytes, job->n_pictures, PAGE_EDGE, cancellable, error);
}

static void
load (MatchupAttachmentLoader *self,
      Job *job,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  job->work = load_work;
  job->result_free = g_object_unref;
  push (self, job, matchup_attachment_loader_load_file_async, cancellable, callback, user_data);
}

static Job *
job_new_for_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  job->name = g_filename_display_name (name != NULL ? name : "");
  return job;
}

void
matchup_attachment_loader_load_any_async (MatchupAttachmentLoader *self,
                                          GFile *file,
                                          gboolean beginning,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  Job *job;

  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (self));
  g_return_if_fail (G_IS_FILE (file));

  job = job_new_for_file (file);
  job->work = load_any_work;
  job->result_free = g_object_unref;
  job->beginning = beginning;
  push (self, job, matchup_attachment_loader_load_any_async, cancellable, callback, user_data);
}

MatchupAttachment *
matchup_attachment_loader_load_any_finish (MatchupAttachmentLoader *self,
                                           GAsyncResult *result,
                                           MatchupFilePart **out_file,
                                           GError **error)
{
  GObject *loaded;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (out_file != NULL, NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  *out_file = NULL;
  if (loaded == NULL || MATCHUP_IS_ATTACHMENT (loaded))
    return loaded != NULL ? MATCHUP_ATTACHMENT (loaded) : NULL;
  *out_file = MATCHUP_FILE_PART (loaded);
  return NULL;
}

static void
pages_free (gpointer data)
{
  g_ptr_array_unref (data);
}

void
matchup_attachment_loader_draw_pages_async (MatchupAttachmentLoader *self,
                                            GFile *file,
                                            guint n_pages,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (self));
  g_return_if_fail (G_IS_FILE (file));

  job = job_new_for_file (file);
  job->work = draw_work;
  job->result_free = pages_free;
  job->n_pictures = n_pages;
  push (self, job, matchup_attachment_loader_draw_pages_async, cancellable, callback, user_data);
}

GPtrArray *
matchup_attachment_loader_draw_pages_finish (MatchupAttachmentLoader *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
matchup_attachment_loader_load_file_async (MatchupAttachmentLoader *self,
                                           GFile *file,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (self));
  g_return_if_fail (G_IS_FILE (file));

  load (self, job_new_for_file (file), cancellable, callback, user_data);
}

void
matchup_attachment_loader_load_bytes_async (MatchupAttachmentLoader *self,
                                            GBytes *bytes,
                                            const char *name,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (self));
  g_return_if_fail (bytes != NULL && name != NULL);

  job = g_new0 (Job, 1);
  job->bytes = g_bytes_ref (bytes);
  job->name = g_strdup (name);
  load (self, job, cancellable, callback, user_data);
}

MatchupAttachment *
matchup_attachment_loader_load_finish (MatchupAttachmentLoader *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
encode_work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  MatchupImagePart *part = matchup_attachment_encode (job->bytes,
                                                      &job->info,
                                                      job->size,
                                                      job->limited ? &job->limits : NULL,
                                                      job->n_pictures,
                                                      cancellable,
                                                      error);

  if (part != NULL)
    matchup_image_part_set_alt_text (part, job->alt_text);
  return part;
}

void
matchup_attachment_loader_encode_async (MatchupAttachmentLoader *self,
                                        MatchupAttachment *attachment,
                                        MatchupPictureSize size,
                                        const MatchupPictureLimits *limits,
                                        guint n_pictures,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  Job *job;

  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (self));
  g_return_if_fail (MATCHUP_IS_ATTACHMENT (attachment));

  job = g_new0 (Job, 1);
  job->work = encode_work;
  job->result_free = g_object_unref;
  job->bytes = g_bytes_ref (matchup_attachment_get_bytes (attachment));
  job->info = *matchup_attachment_get_info (attachment);
  job->alt_text = g_strdup (matchup_attachment_get_alt_text (attachment));
  job->size = size;
  job->limited = limits != NULL;
  if (limits != NULL)
    job->limits = *limits;
  job->n_pictures = n_pictures;
  push (self, job, matchup_attachment_loader_encode_async, cancellable, callback, user_data);
}

static gpointer
fit_work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (!matchup_attachment_inspect (job->bytes, &job->info, error))
    return NULL;
  return matchup_attachment_fit (job->bytes,
                                 &job->info,
                                 MATCHUP_PICTURE_SIZE_ORIGINAL,
                                 &job->limits,
                                 job->n_pictures,
                                 cancellable,
                                 error);
}

void
matchup_attachment_loader_fit_async (MatchupAttachmentLoader *self,
                                     GBytes *bytes,
                                     const MatchupPictureLimits *limits,
                                     guint n_pictures,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Job *job;

  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (self));
  g_return_if_fail (bytes != NULL && limits != NULL);

  job = g_new0 (Job, 1);
  job->work = fit_work;
  job->result_free = g_object_unref;
  job->bytes = g_bytes_ref (bytes);
  job->limits = *limits;
  job->n_pictures = n_pictures;
  push (self, job, matchup_attachment_loader_fit_async, cancellable, callback, user_data);
}

MatchupImagePart *
matchup_attachment_loader_encode_finish (MatchupAttachmentLoader *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
decode_work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (!matchup_attachment_inspect (job->bytes, &job->info, error))
    return NULL;
  return matchup_attachment_decode (job->bytes, &job->info, job->edge, cancellable, error);
}

void
matchup_attachment_loader_decode_async (MatchupAttachmentLoader *self,
                                        GBytes *bytes,
                                        int edge,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  Job *job;

  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (self));
  g_return_if_fail (bytes != NULL);

  job = g_new0 (Job, 1);
  job->work = decode_work;
  job->result_free = (GDestroyNotify) matchup_attachment_pixels_free;
  job->bytes = g_bytes_ref (bytes);
  job->edge = edge;
  push (self, job, matchup_attachment_loader_decode_async, cancellable, callback, user_data);
}

MatchupAttachmentPixels *
matchup_attachment_loader_decode_finish (MatchupAttachmentLoader *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
base64_work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gsize length;
  const guchar *bytes = g_bytes_get_data (job->bytes, &length);

  return g_bytes_new_take (g_base64_encode (bytes, length), (length + 2) / 3 * 4);
}

void
matchup_attachment_loader_base64_async (MatchupAttachmentLoader *self,
                                        GBytes *bytes,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  Job *job;

  g_return_if_fail (MATCHUP_IS_ATTACHMENT_LOADER (self));
  g_return_if_fail (bytes != NULL);

  job = g_new0 (Job, 1);
  job->work = base64_work;
  job->result_free = (GDestroyNotify) g_bytes_unref;
  job->bytes = g_bytes_ref (bytes);
  push (self, job, matchup_attachment_loader_base64_async, cancellable, callback, user_data);
}

GBytes *
matchup_attachment_loader_base64_finish (MatchupAttachmentLoader *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

int
matchup_attachment_loader_get_edge (MatchupPictureSize size)
{
  return matchup_attachment_size_get_edge (size);
}
