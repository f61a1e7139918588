/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-block.h"

#include "matchup-file-type.h"

#include <string.h>

#define MIN_FENCE 3

static gsize
find_longest_fence (const char *text)
{
  gsize longest = 0;

  for (const char *p = strchr (text, '`'); p != NULL; p = strchr (p, '`'))
    {
      gsize run = strspn (p, "`");

      longest = MAX (longest, run);
      p += run;
    }
  return longest;
}

static const char *
get_language (MatchupFilePart *file)
{
  const MatchupFileType *type = matchup_file_type_of_name (matchup_file_part_get_name (file));

  if (*type->language == '\0')
    type = matchup_file_type_of_mime_type (matchup_file_part_get_mime_type (file));
  return type->language;
}

char *
matchup_file_block_dup (MatchupFilePart *file)
{
  gsize length;
  const char *text;
  GString *block;
  g_autofree char *fence = NULL;
  guint pages;

  g_return_val_if_fail (MATCHUP_IS_FILE_PART (file), NULL);

  text = matchup_file_part_peek_text (file, &length);
  pages = matchup_file_part_get_pages (file);
  fence = g_strnfill (MAX (MIN_FENCE, find_longest_fence (text) + 1), '`');
  block = g_string_sized_new (length + 256);
  g_string_append_printf (block, "File \"%s\"", matchup_file_part_get_name (file));
  if (pages > 0)
    g_string_append_printf (block, " (%u %s)", pages, pages == 1 ? "page" : "pages");
  g_string_append_printf (block, ":\n%s%s\n", fence, get_language (file));
  g_string_append_len (block, text, (gssize) length);
  if (length > 0 && text[length - 1] != '\n')
    g_string_append_c (block, '\n');
  g_string_append (block, fence);
  return g_string_free (block, FALSE);
}

static void
append_escaped (GString *out, char c)
{
  switch (c)
    {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) c);
      break;
    }
}

static GBytes *
escape (const char *text)
{
  gsize length = strlen (text);
  GString *out = g_string_sized_new (length + length / 16 + 16);
  const char *end = text + length;

  while (text < end)
    {
      const char *plain = text;

      while (text < end && (guchar) *text >= 0x20 && *text != '"' && *text != '\\' && *text != 0x7f)
        text++;
      g_string_append_len (out, plain, text - plain);
      if (text < end)
        append_escaped (out, *text++);
    }
  return g_string_free_to_bytes (out);
}

GBytes *
matchup_file_block_get_json (MatchupFilePart *file)
{
  static const char key[] = "matchup-file-block";
  GBytes *json;
  g_autofree char *block = NULL;

  g_return_val_if_fail (MATCHUP_IS_FILE_PART (file), NULL);

  json = g_object_get_data (G_OBJECT (file), key);
  if (json != NULL)
    return json;
  block = matchup_file_block_dup (file);
  json = escape (block);
  g_object_set_data_full (G_OBJECT (file), key, json, (GDestroyNotify) g_bytes_unref);
  return json;
}
