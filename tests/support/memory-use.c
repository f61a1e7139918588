/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory-use.h"

#include <stdio.h>
#include <unistd.h>

gsize
memory_use_get_resident (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize pages = 0;

  /* Size and resident size, in pages. */
  g_file_get_contents ("/proc/self/statm", &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (text, "%*u %" G_GSIZE_FORMAT, &pages), ==, 1);
  return pages * (gsize) sysconf (_SC_PAGESIZE);
}
