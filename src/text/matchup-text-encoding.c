/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-encoding.h"

#include "matchup-config.h"
#include "matchup-text-guess.h"

#include <glib/gi18n.h>
#include <string.h>

/* So much of a file without a mark says how it is written; bytes. */
#define SAMPLE 4096

static const char *
find_mark (const char *bytes, gsize length, gsize *out_mark)
{
  static const struct
  {
    const char *mark;
    gsize length;
    const char *encoding;
  } marks[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },
    { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
    { "\x84\x31\x95\x33", 4, "GB18030" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
        {
          *out_mark = marks[i].length;
          return marks[i].encoding;
        }
    }
  *out_mark = 0;
  return NULL;
}

/* Letters and line ends of UTF-16 have a zero on one side, and text of the others has none. */
static const char *
guess_utf16 (const char *bytes, gsize length)
{
  gsize n = MIN (length, SAMPLE);
  gsize zeros[2] = { 0 };

  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (length % 2 != 0 || zeros[0] == zeros[1])
    return NULL;
  return zeros[0] > zeros[1] ? "UTF-16BE" : "UTF-16LE";
}

static char *
refuse (GError **error)
{
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       _ ("This is not a text file that Matchup can read."));
  return NULL;
}

static char *
make_valid (const char *bytes, gsize length, gsize *written)
{
  char *text = g_utf8_make_valid (bytes, (gssize) length);

  *written = strlen (text);
  return text;
}

char *
matchup_text_decode (const char *bytes, gsize length, gsize *out_length, GError **error)
{
  gsize mark;
  const char *encoding = find_mark (bytes, length, &mark);
  g_autofree char *text = NULL;
  gsize written;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (encoding == NULL && memchr (bytes, '\0', length) != NULL)
    {
      encoding = guess_utf16 (bytes, length);
      if (encoding == NULL)
        return refuse (error);
    }
  bytes += mark;
  length -= mark;
  if (encoding == NULL)
    encoding =
        g_utf8_validate_len (bytes, length, NULL) ? "UTF-8" : matchup_text_guess (bytes, length);
  if (g_str_equal (encoding, "UTF-8"))
    text = make_valid (bytes, length, &written);
  else
    text = g_convert (bytes, (gssize) length, "UTF-8", encoding, NULL, &written, NULL);
  if (text == NULL || !g_utf8_validate_len (text, written, NULL))
    return refuse (error);
  if (out_length != NULL)
    *out_length = written;
  return g_steal_pointer (&text);
}
