/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-folded-text.h"

#include <string.h>

#define FULL_WIDTH_FIRST 0xff01
#define FULL_WIDTH_LAST 0xff5e

static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0xad ||
         (c >= 0xfe00 && c <= 0xfe0f);
}

static gboolean
is_blank (gunichar c)
{
  return c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f || c == 0x3000;
}

static gboolean
is_dash (gunichar c)
{
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0x2043;
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x2e80 && c <= 0x2fdf) || (c >= 0x3041 && c <= 0x9fff) ||
         (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff) || (c >= 0x0e00 && c <= 0x0eff);
}

char
matchup_folded_text_fold (gunichar c)
{
  int digit;

  if (c < 0x80)
    return (char) c;
  if (c >= 0x3400 && c <= 0x9fff)
    return MATCHUP_FOLDED_IDEOGRAPH;
  if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
    return (char) (c - FULL_WIDTH_FIRST + '!');
  if (is_invisible (c))
    return '\0';
  if (is_blank (c))
    return ' ';
  if (is_dash (c))
    return '-';
  digit = g_unichar_digit_value (c);
  if (digit >= 0)
    return (char) ('0' + digit);
  if (is_ideograph (c))
    return MATCHUP_FOLDED_IDEOGRAPH;
  return g_unichar_isalpha (c) ? MATCHUP_FOLDED_LETTER : MATCHUP_FOLDED_OTHER;
}

void
matchup_folded_text_init (MatchupFoldedText *self, const char *text, gsize length)
{
  const char *end = text + length;
  gsize n = 0;

  self->text = text;
  self->folded = g_malloc (length + 1);
  self->offsets = g_new (guint32, length + 1);
  for (const char *p = text; p < end;)
    {
      gunichar c;
      char folded;
      gsize step = 1;

      if ((guchar) *p < 0x80)
        folded = *p != '\0' ? *p : MATCHUP_FOLDED_OTHER;
      else
        {
          c = g_utf8_get_char_validated (p, end - p);
          if (c == (gunichar) -1 || c == (gunichar) -2)
            folded = MATCHUP_FOLDED_OTHER;
          else
            {
              folded = matchup_folded_text_fold (c);
              step = (gsize) (g_utf8_next_char (p) - p);
            }
        }
      if (folded != '\0')
        {
          self->folded[n] = folded;
          self->offsets[n] = (guint32) (p - text);
          n++;
        }
      p += step;
    }
  self->folded[n] = '\0';
  self->offsets[n] = (guint32) length;
  self->length = n;
}

void
matchup_folded_text_clear (MatchupFoldedText *self)
{
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->offsets, g_free);
  self->length = 0;
}

/* Not where the next one begins: there may be something between them that cannot be seen. */
gsize
matchup_folded_text_get_end (const MatchupFoldedText *self, gsize i)
{
  gsize offset = self->offsets[i];
  gsize limit = self->offsets[i + 1];
  const char *p = self->text + offset;

  return MIN (limit, offset + (gsize) (g_utf8_next_char (p) - p));
}

gboolean
matchup_folded_is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == MATCHUP_FOLDED_LETTER;
}
