/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-word-count.h"

#include <math.h>
#include <string.h>

/* Less text or time than this gives no speed that means anything; words, microseconds. */
#define MIN_WORDS 5
#define MIN_WRITING (100 * 1000)

gboolean
matchup_word_count_is_ideograph (gunichar c)
{
  if (c < 0x2e80)
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
matchup_word_count_is_joiner (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == '.' || c == '_';
}

static void
count_character (MatchupWordCount *self, gunichar c)
{
  if (matchup_word_count_is_ideograph (c))
    {
      self->characters++;
      self->in_word = FALSE;
      return;
    }
  if (g_unichar_isalnum (c))
    {
      if (!self->in_word)
        self->words++;
      self->in_word = TRUE;
      return;
    }
  if (g_unichar_ismark (c))
    return;
  if (!matchup_word_count_is_joiner (c))
    self->in_word = FALSE;
}

/* Completes a character that the last piece cut; returns how many bytes of @text that took. */
static gsize
feed_partial (MatchupWordCount *self, const char *text, gsize length)
{
  gsize used = 0;

  while (self->n_partial > 0 && used < length)
    {
      gunichar c;

      if (self->n_partial == sizeof self->partial || ((guchar) text[used] & 0xc0) != 0x80)
        {
          self->n_partial = 0;
          break;
        }
      self->partial[self->n_partial++] = text[used++];
      c = g_utf8_get_char_validated (self->partial, self->n_partial);
      if (c == (gunichar) -2)
        continue;
      if (c != (gunichar) -1)
        count_character (self, c);
      self->n_partial = 0;
    }
  return used;
}

void
matchup_word_count_feed (MatchupWordCount *self, const char *text, gsize length)
{
  const char *p;
  const char *end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || length == 0);

  p = text + feed_partial (self, text, length);
  end = text + length;
  while (p < end)
    {
      gunichar c = (guchar) *p;

      if (c < 0x80)
        {
          count_character (self, c);
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if (c == (gunichar) -2)
        {
          self->n_partial = (guint) MIN ((gsize) (end - p), sizeof self->partial);
          memcpy (self->partial, p, self->n_partial);
          return;
        }
      if (c == (gunichar) -1)
        {
          p++;
          continue;
        }
      count_character (self, c);
      p = g_utf8_next_char (p);
    }
}

gboolean
matchup_word_count_is_characters (const MatchupWordCount *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->characters > self->words;
}

gint64
matchup_word_count_get (const MatchupWordCount *self)
{
  g_return_val_if_fail (self != NULL, 0);

  /* In mixed text a Latin word and a Chinese character both count as one, as office programs do. */
  return self->words + self->characters;
}

double
matchup_word_count_get_speed (const MatchupWordCount *self, gint64 microseconds)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (microseconds < MIN_WRITING || matchup_word_count_get (self) < MIN_WORDS)
    return NAN;
  return (double) matchup_word_count_get (self) * G_USEC_PER_SEC / (double) microseconds;
}
