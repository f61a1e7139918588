/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-words.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

char *
matchup_file_dup_facts (MatchupFilePart *file)
{
  guint pages = matchup_file_part_get_pages (file);
  guint lines = matchup_file_part_get_lines (file);
  g_autofree char *size = g_format_size ((guint64) matchup_file_part_get_size (file));
  g_autofree char *extent = pages > 0
                                ? g_strdup_printf (ngettext ("%u page", "%u pages", pages), pages)
                                : g_strdup_printf (ngettext ("%u line", "%u lines", lines), lines);

  /* Translators: of a text file: its size in bytes and its extent: 210 kB, 3 pages */
  return g_strdup_printf (C_ ("file", "%s, %s"), size, extent);
}
