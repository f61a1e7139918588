/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-erase-files.h"

#include "matchup-config.h"
#include "matchup-sentence.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

static gboolean
fail (GError **error, const char *path, int status)
{
  g_autofree char *name = g_filename_display_name (path);
  /* Translators: %s is the name of a file. */
  g_autofree char *sentence = matchup_sentence_insert_name (_ ("%s could not be deleted."), name);

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (status), sentence);
  return FALSE;
}

static gboolean
erase (const char *path, GError **error)
{
  GStatBuf status;

  if (g_lstat (path, &status) != 0)
    return errno == ENOENT ? TRUE : fail (error, path, errno);
  if (S_ISDIR (status.st_mode))
    return matchup_erase_folder (path, NULL, error);
  if (g_unlink (path) != 0 && errno != ENOENT)
    return fail (error, path, errno);
  return TRUE;
}

gboolean
matchup_erase_folder (const char *path, const char *last, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_strcmp0 (name, last) != 0 && !erase (child, error))
        return FALSE;
    }
  if (last != NULL)
    {
      g_autofree char *child = g_build_filename (path, last, NULL);

      if (!erase (child, error))
        return FALSE;
    }
  /* A link in its place goes as well, not what it leads to. */
  if (g_rmdir (path) == 0 || errno == ENOENT)
    return TRUE;
  if (errno == ENOTDIR && (g_unlink (path) == 0 || errno == ENOENT))
    return TRUE;
  return fail (error, path, errno);
}

guint64
matchup_measure_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint64 bytes = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      GStatBuf status;

      if (g_lstat (child, &status) != 0)
        continue;
      if (S_ISDIR (status.st_mode))
        bytes += matchup_measure_folder (child);
      else
        bytes += (guint64) status.st_size;
    }
  return bytes;
}
