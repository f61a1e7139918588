/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target on files and on all files of folders, where there is no libFuzzer. */
#include "fuzz.h"

#include <gio/gio.h>

static guint
run_file (const char *path)
{
  g_autofree char *contents = NULL;
  g_autofree uint8_t *exact = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  /* Without the NUL that GLib adds, so that the sanitizer sees a read beyond. */
  exact = g_memdup2 (contents, length);
  g_print ("%s\n", path); /* the last one is to blame when this fails */
  LLVMFuzzerTestOneInput (exact, length);
  return 1;
}

static guint
run_path (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint count = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return run_file (path);
  dir = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      count += run_path (child);
    }
  return count;
}

int
main (int argc, char **argv)
{
  guint count = 0;

  LLVMFuzzerTestOneInput ((const uint8_t *) "", 0);
  for (int i = 1; i < argc; i++)
    count += run_path (argv[i]);
  g_print ("%u inputs\n", count);
  return count > 0 ? 0 : 1;
}
