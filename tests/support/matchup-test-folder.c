/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

void
matchup_test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        matchup_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

gboolean
matchup_test_folder_has (const char *path, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir != NULL && !found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        found = matchup_test_folder_has (child, needle);
      else if (g_file_get_contents (child, &contents, &length, NULL))
        found = memmem (contents, length, needle, strlen (needle)) != NULL;
    }
  return found;
}
