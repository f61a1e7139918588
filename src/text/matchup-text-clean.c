/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-clean.h"

#include <string.h>

static gboolean
is_kept (char c)
{
  return (guchar) c >= 0x20 ? c != 0x7f : c == '\n' || c == '\t';
}

/* A run of valid text, without what does not belong there. */
static void
append_valid (GString *clean, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *start = text;

      while (text < end && is_kept (*text))
        text++;
      g_string_append_len (clean, start, text - start);
      if (text == end)
        break;
      if (*text == '\r')
        {
          g_string_append_c (clean, '\n');
          if (text + 1 < end && text[1] == '\n')
            text++;
        }
      text++;
    }
}

char *
matchup_text_clean (const char *bytes, gsize length, gsize *out_length)
{
  GString *clean = g_string_sized_new (length + 1);
  const char *end = bytes + length;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    bytes += 3;
  while (bytes < end)
    {
      const char *valid;

      g_utf8_validate_len (bytes, (gsize) (end - bytes), &valid);
      append_valid (clean, bytes, (gsize) (valid - bytes));
      bytes = valid;
      if (bytes == end)
        break;
      /* A zero is not valid either, and is simply left out. */
      if (*bytes != '\0')
        g_string_append (clean, "\xef\xbf\xbd");
      bytes++;
    }
  if (out_length != NULL)
    *out_length = clean->len;
  return g_string_free (clean, FALSE);
}

gsize
matchup_text_longest_line (const char *text)
{
  gsize longest = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (;;)
    {
      const char *end = strchrnul (text, '\n');
      gsize bytes = (gsize) (end - text);

      /* There are no more characters than bytes. */
      if (bytes > longest)
        longest = MAX (longest, (gsize) g_utf8_strlen (text, (gssize) bytes));
      if (*end == '\0')
        return longest;
      text = end + 1;
    }
}

/* Where the line that begins at @text is to end, @max bytes on at most. */
static const char *
find_break (const char *text, gsize max)
{
  const char *end = text + max;
  const char *blank;

  while (((guchar) *end & 0xc0) == 0x80 && end > text + 1)
    end--;
  blank = memrchr (text, ' ', (gsize) (end - text));
  return blank != NULL && blank > text ? blank : end;
}

char *
matchup_text_break_lines (const char *text, gsize max)
{
  GString *broken;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max >= 8, NULL);

  broken = g_string_new (NULL);
  while (*text != '\0')
    {
      const char *end = strchrnul (text, '\n');

      if ((gsize) (end - text) > max)
        {
          end = find_break (text, max);
          g_string_append_len (broken, text, end - text);
          g_string_append_c (broken, '\n');
          text = *end == ' ' ? end + 1 : end;
          continue;
        }
      if (*end == '\n')
        end++;
      g_string_append_len (broken, text, end - text);
      text = end;
    }
  return g_string_free (broken, FALSE);
}
