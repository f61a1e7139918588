/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-import-source.h"

#include "matchup-config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define BLOCK (256 * 1024)
/* Of all that is unpacked, and of one picture; bytes. An archive that is larger is a trap. */
#define MAX_UNPACKED (G_GUINT64_CONSTANT (16) * 1024 * 1024 * 1024)
#define MAX_PICTURE (100 * 1000 * 1000)
#define MAX_ENTRIES 500000
/* What is packed more than this many times over is one as well, once there is much of it. */
#define MAX_RATIO 200
#define MUCH (256 * 1024 * 1024)

struct _MatchupImportSource
{
  char *folder;      /* what was unpacked; NULL: nothing */
  GPtrArray *texts;  /* GFile */
  GPtrArray *titles; /* char *: of those in an archive */
  GPtrArray *names;  /* char *: of the files in the archive, without their folders */
  GPtrArray *paths;  /* char *: where they are now */
  guint64 unpacked;
  gboolean has_database; /* of Cherry Studio, which only that can read */
};

void
matchup_import_source_free (MatchupImportSource *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->paths->len; i++)
    g_unlink (g_ptr_array_index (self->paths, i));
  for (guint i = 0; self->folder != NULL && i < self->texts->len; i++)
    g_file_delete (g_ptr_array_index (self->texts, i), NULL, NULL);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->folder);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

/* Reading an archive from a file of GIO. */
typedef struct
{
  GInputStream *stream;
  GCancellable *cancellable;
  guchar buffer[BLOCK];
} Reading;

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **buffer)
{
  Reading *reading = data;
  gssize n = g_input_stream_read (reading->stream,
                                  reading->buffer,
                                  sizeof reading->buffer,
                                  reading->cancellable,
                                  NULL);

  *buffer = reading->buffer;
  if (n < 0)
    archive_set_error (archive, EIO, "read");
  return n < 0 ? ARCHIVE_FATAL : n;
}

static la_int64_t
skip_cb (struct archive *archive, void *data, la_int64_t request)
{
  Reading *reading = data;
  GSeekable *seekable = G_SEEKABLE (reading->stream);

  return g_seekable_seek (seekable, request, G_SEEK_CUR, reading->cancellable, NULL) ? request : 0;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  Reading *reading = data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  if (!g_seekable_seek (G_SEEKABLE (reading->stream), offset, type, reading->cancellable, NULL))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (reading->stream));
}

/* The sentence for a problem of the archive itself. */
static gboolean
fail_archive (Reading *reading, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
    return FALSE;
  return refuse (error, _ ("The archive is damaged or cut off, or it cannot be read here."));
}

static gboolean
is_trap (MatchupImportSource *self, struct archive *archive)
{
  guint64 packed = (guint64) MAX (archive_filter_bytes (archive, -1), 0);

  return self->unpacked > MAX_UNPACKED ||
         (self->unpacked > MUCH && self->unpacked / MAX_RATIO > packed);
}

/* Writes what comes of an entry to @path; of one that turns out to be larger than @most nothing. */
static gboolean
unpack (MatchupImportSource *self,
        struct archive *archive,
        Reading *reading,
        const char *path,
        guint64 most,
        GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) output =
      g_file_create (file, G_FILE_CREATE_PRIVATE, reading->cancellable, error);
  guint64 size = 0;

  if (output == NULL)
    return FALSE;
  for (;;)
    {
      const void *data;
      size_t length;
      la_int64_t offset;
      int status = archive_read_data_block (archive, &data, &length, &offset);

      if (status == ARCHIVE_EOF)
        break;
      if (status < ARCHIVE_WARN)
        return fail_archive (reading, error);
      size += length;
      self->unpacked += length;
      if (is_trap (self, archive))
        return refuse (error, _ ("There is more in the archive than can be imported."));
      if (size > most)
        return g_seekable_truncate (G_SEEKABLE (output), 0, reading->cancellable, error);
      if (!g_output_stream_write_all (G_OUTPUT_STREAM (output),
                                      data,
                                      length,
                                      NULL,
                                      reading->cancellable,
                                      error))
        return FALSE;
    }
  return g_output_stream_close (G_OUTPUT_STREAM (output), reading->cancellable, error);
}

static gboolean
is_text_name (const char *name)
{
  return g_str_equal (name, "data.json") ||
         (g_str_has_prefix (name, "conversations") && g_str_has_suffix (name, ".json")) ||
         (g_str_has_prefix (name, "chat-export") && g_str_has_suffix (name, ".json"));
}

static gboolean
is_picture_name (const char *name)
{
  static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".webp",
                                         ".gif", ".dat", ".heic", ".avif" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }
  /* Those of ChatGPT have no ending at times. */
  return g_str_has_prefix (name, "file-") || g_str_has_prefix (name, "file_");
}

static gboolean
take_entry (MatchupImportSource *self,
            struct archive *archive,
            struct archive_entry *entry,
            Reading *reading,
            GError **error)
{
  const char *path = archive_entry_pathname_utf8 (entry);
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  g_autofree char *target = NULL;
  gboolean is_text;

  if (path == NULL)
    path = archive_entry_pathname (entry);
  if (path == NULL || archive_entry_filetype (entry) != AE_IFREG)
    return TRUE;
  self->has_database |= strstr (path, "IndexedDB/") != NULL;
  name = g_path_get_basename (path);
  is_text = is_text_name (name);
  if (!is_text && !is_picture_name (name))
    return TRUE;
  /* What it is called there is no name of a file here. */
  number = g_strdup_printf ("%u", self->paths->len + self->texts->len);
  target = g_build_filename (self->folder, number, NULL);
  if (is_text)
    {
      g_ptr_array_add (self->texts, g_file_new_for_path (target));
      g_ptr_array_add (self->titles, g_utf8_make_valid (name, -1));
      return unpack (self, archive, reading, target, G_MAXUINT64, error);
    }
  if (archive_entry_size_is_set (entry) && archive_entry_size (entry) > MAX_PICTURE)
    return TRUE;
  g_ptr_array_add (self->names, g_steal_pointer (&name));
  g_ptr_array_add (self->paths, g_strdup (target));
  return unpack (self, archive, reading, target, MAX_PICTURE, error);
}

static gboolean
unpack_all (MatchupImportSource *self, struct archive *archive, Reading *reading, GError **error)
{
  struct archive_entry *entry;
  guint n = 0;
  int status;

  self->folder = g_dir_make_tmp ("matchup-import-XXXXXX", error);
  if (self->folder == NULL)
    return FALSE;
  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN)
    {
      if (++n > MAX_ENTRIES)
        return refuse (error, _ ("There is more in the archive than can be imported."));
      if (!take_entry (self, archive, entry, reading, error))
        return FALSE;
    }
  if (status != ARCHIVE_EOF)
    return fail_archive (reading, error);
  if (self->texts->len > 0)
    return TRUE;
  if (self->has_database)
    return refuse (error,
                   _ ("This backup of Cherry Studio holds its own database, which only Cherry "
                      "Studio can read. An older backup with a file “data.json” can be imported."));
  return refuse (error, _ ("There are no conversations in the archive."));
}

static gboolean
open_archive (MatchupImportSource *self,
              GInputStream *stream,
              GCancellable *cancellable,
              GError **error)
{
  Reading *reading = g_new0 (Reading, 1);
  struct archive *archive = archive_read_new ();
  gboolean right;

  reading->stream = stream;
  reading->cancellable = cancellable;
  archive_read_support_format_zip (archive);
  archive_read_set_read_callback (archive, read_cb);
  archive_read_set_skip_callback (archive, skip_cb);
  archive_read_set_seek_callback (archive, seek_cb);
  archive_read_set_callback_data (archive, reading);
  right = archive_read_open1 (archive) == ARCHIVE_OK ? unpack_all (self, archive, reading, error)
                                                     : fail_archive (reading, error);
  archive_read_free (archive);
  g_free (reading);
  return right;
}

/* "PK": a zip. All others are taken for text. */
static gboolean
is_archive (GInputStream *stream, GCancellable *cancellable, gboolean *result, GError **error)
{
  char magic[4] = { 0 };
  gsize n;

  if (!g_input_stream_read_all (stream, magic, sizeof magic, &n, cancellable, error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;
  *result = n == sizeof magic && memcmp (magic, "PK", 2) == 0 && magic[2] < 8;
  return TRUE;
}

MatchupImportSource *
matchup_import_source_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (MatchupImportSource) self = g_new0 (MatchupImportSource, 1);
  g_autoptr (GFileInputStream) stream = NULL;
  gboolean archive = FALSE;

  self->texts = g_ptr_array_new_with_free_func (g_object_unref);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL || !is_archive (G_INPUT_STREAM (stream), cancellable, &archive, error))
    return NULL;
  if (archive && !open_archive (self, G_INPUT_STREAM (stream), cancellable, error))
    return NULL;
  if (!archive)
    g_ptr_array_add (self->texts, g_object_ref (file));
  return g_steal_pointer (&self);
}

guint
matchup_import_source_get_n_texts (MatchupImportSource *self)
{
  return self->texts->len;
}

GInputStream *
matchup_import_source_read_text (MatchupImportSource *self,
                                 guint i,
                                 GCancellable *cancellable,
                                 GError **error)
{
  return G_INPUT_STREAM (g_file_read (g_ptr_array_index (self->texts, i), cancellable, error));
}

const char *
matchup_import_source_get_name (MatchupImportSource *self, guint i)
{
  return i < self->titles->len ? g_ptr_array_index (self->titles, i) : NULL;
}

guint64
matchup_import_source_get_size (MatchupImportSource *self, guint i)
{
  g_autoptr (GFileInfo) info = g_file_query_info (g_ptr_array_index (self->texts, i),
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE,
                                                  NULL,
                                                  NULL);

  return info != NULL ? (guint64) g_file_info_get_size (info) : 0;
}

GBytes *
matchup_import_source_find (MatchupImportSource *self, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; length > 0 && i < self->names->len; i++)
    {
      const char *candidate = g_ptr_array_index (self->names, i);
      char *contents;
      gsize size;

      if (strncmp (candidate, name, length) != 0 || g_ascii_isalnum (candidate[length]))
        continue;
      if (g_file_get_contents (g_ptr_array_index (self->paths, i), &contents, &size, NULL))
        return g_bytes_new_take (contents, size);
    }
  return NULL;
}
