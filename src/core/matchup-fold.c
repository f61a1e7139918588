/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-fold.h"

#include <string.h>

static char *
fold_slowly (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/*
 * What is compared as it is: U+4000 to U+9FFF, the punctuation from U+3001 to U+3029, dashes and
 * quotation marks.
 */
static gboolean
is_plain (const guchar *c)
{
  return (c[0] >= 0xe4 && c[0] <= 0xe9) ||
         (c[0] == 0xe3 && c[1] == 0x80 && c[2] >= 0x81 && c[2] <= 0xa9) ||
         (c[0] == 0xe2 && c[1] == 0x80 &&
          (c[2] == 0x93 || c[2] == 0x94 || (c[2] >= 0x98 && c[2] <= 0x9f)));
}

/* U+FF01 to U+FF5E: ASCII as wide as a Chinese character. */
static char
get_narrow (const guchar *c)
{
  guint code;

  if (c[0] != 0xef || (c[1] != 0xbc && c[1] != 0xbd))
    return '\0';
  code = ((guint) (c[0] & 0xf) << 12) | ((guint) (c[1] & 0x3f) << 6) | (guint) (c[2] & 0x3f);
  return code >= 0xff01 && code <= 0xff5e ? (char) (code - 0xfee0) : '\0';
}

char *
matchup_fold_text (const char *text)
{
  gsize length;
  g_autofree char *folded = NULL;
  char *end;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  folded = g_malloc (length + 1);
  end = folded;
  for (const guchar *c = (const guchar *) text; *c != '\0';)
    {
      char narrow;

      if (*c < 0x80)
        {
          *end++ = g_ascii_tolower ((char) *c++);
          continue;
        }
      /* What is not valid must not lead behind the end. */
      if (c[0] < 0xe0 || c[0] > 0xef || c[1] < 0x80 || c[2] < 0x80)
        return fold_slowly (text);
      narrow = get_narrow (c);
      if (narrow != '\0')
        *end++ = g_ascii_tolower (narrow);
      else if (is_plain (c))
        {
          memcpy (end, c, 3);
          end += 3;
        }
      else
        return fold_slowly (text);
      c += 3;
    }
  *end = '\0';
  return g_steal_pointer (&folded);
}
