/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-blob-files.h"

#include "matchup-db-statement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FOLDER_NAME "blobs"
#define HALF_WRITTEN "new-"

static gboolean
fail (GError **error, int number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}

/* Nothing else may come into a path. */
static gboolean
is_name (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      ssize_t n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return fsync (fd) == 0;
}

/* So that the name is on the disk as well. */
static gboolean
sync_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean fine = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return fine;
}

static gboolean
has_size (const char *path, gsize size)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && (gsize) info.st_size == size;
}

gboolean
matchup_blob_files_write (const char *folder, const char *sha256, GBytes *bytes, GError **error)
{
  g_autofree char *home = g_build_filename (folder, FOLDER_NAME, NULL);
  g_autofree char *path = g_build_filename (home, sha256, NULL);
  g_autofree char *fresh = g_strdup_printf ("%s/" HALF_WRITTEN "%s", home, sha256);
  gboolean fine;
  int number, fd;

  g_return_val_if_fail (is_name (sha256), FALSE);

  if (has_size (path, g_bytes_get_size (bytes)))
    return TRUE;
  if (g_mkdir (home, 0700) != 0 && errno != EEXIST)
    return fail (error, errno);
  fd = open (fresh, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (error, errno);
  fine = write_all (fd, bytes);
  number = errno;
  if (close (fd) != 0 && fine)
    {
      fine = FALSE;
      number = errno;
    }
  if (fine && (g_rename (fresh, path) != 0 || !sync_folder (home)))
    {
      fine = FALSE;
      number = errno;
    }
  if (fine)
    return TRUE;
  g_unlink (fresh);
  return fail (error, number);
}

GBytes *
matchup_blob_files_read (const char *folder, const char *sha256, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FOLDER_NAME, sha256, NULL);
  g_autofree char *found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  if (is_name (sha256) && g_file_get_contents (path, &data, &length, NULL))
    {
      bytes = g_bytes_new_take (data, length);
      found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    }
  if (g_strcmp0 (found, sha256) == 0)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The stored file is gone");
  return NULL;
}

/* NULL when they could not be read. */
static GHashTable *
list_used (sqlite3 *connection, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT sha256 FROM pictures UNION"
                             " SELECT sha256 FROM draft_attachments WHERE sha256 IS NOT NULL");
  while (matchup_db_statement_step (&select))
    g_hash_table_add (used, matchup_db_statement_dup_text (&select, 0));
  return matchup_db_statement_check (&select, error) ? g_steal_pointer (&used) : NULL;
}

gboolean
matchup_blob_files_release (const char *folder,
                            sqlite3 *connection,
                            const char *sha256,
                            GError **error)
{
  g_autofree char *path = g_build_filename (folder, FOLDER_NAME, sha256, NULL);
  g_auto (MatchupDbStatement) select = { 0 };
  gboolean used;

  g_return_val_if_fail (is_name (sha256), FALSE);

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT 1 FROM pictures WHERE sha256 = ?1 UNION ALL"
                             " SELECT 1 FROM draft_attachments WHERE sha256 = ?1 LIMIT 1");
  matchup_db_statement_bind_text (&select, 1, sha256);
  used = matchup_db_statement_step (&select);
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  if (!used)
    g_unlink (path);
  return TRUE;
}

gboolean
matchup_blob_files_collect (const char *folder, sqlite3 *connection, GError **error)
{
  g_autofree char *home = g_build_filename (folder, FOLDER_NAME, NULL);
  g_autoptr (GDir) dir = g_dir_open (home, 0, NULL);
  g_autoptr (GHashTable) used = NULL;
  const char *name;

  if (dir == NULL)
    return TRUE;
  used = list_used (connection, error);
  if (used == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (home, name, NULL);

      if (g_str_has_prefix (name, HALF_WRITTEN) ||
          (is_name (name) && !g_hash_table_contains (used, name)))
        g_unlink (path);
    }
  return TRUE;
}
