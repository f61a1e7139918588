/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-guess.h"

/* So much of a file says how it is written; bytes. */
#define SAMPLE (64 * 1024)
/* Share of the letters that have to be common ones for the text to be in that encoding. */
#define MIN_COMMON 0.5
/* UTF-8 with one wrong byte among so many letters is still that. */
#define LETTERS_PER_MISTAKE 20

/* How often a letter of two bytes is one that is in daily use. */
typedef gboolean (*IsCommon) (guchar lead, guchar trail);

/* Simplified Chinese of the first level, and its punctuation. */
static gboolean
is_common_gb (guchar lead, guchar trail)
{
  return trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead == 0xa1 || lead == 0xa3);
}

/* Traditional Chinese of the first level, and its punctuation. */
static gboolean
is_common_big5 (guchar lead, guchar trail)
{
  return ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1) && lead >= 0xa1 && lead <= 0xc6 &&
         lead != 0xa2;
}

/* Kana, Japanese punctuation and kanji of the first level. */
static gboolean
is_common_sjis (guchar lead, guchar trail)
{
  if (trail < 0x40 || trail == 0x7f || trail > 0xfc)
    return FALSE;
  return (lead == 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead == 0x83 && trail <= 0x96) ||
         (lead == 0x81 && trail <= 0x7e) || (lead >= 0x88 && lead <= 0x97);
}

static double
score (const guchar *bytes, gsize length, IsCommon is_common)
{
  gsize common = 0;
  gsize all = 0;

  for (gsize i = 0; i + 1 < length; i++)
    {
      if (bytes[i] < 0x80)
        continue;
      all++;
      if (bytes[i + 1] < 0x40)
        continue;
      common += is_common (bytes[i], bytes[i + 1]) != FALSE;
      i++;
    }
  return all > 0 ? (double) common / (double) all : 0;
}

static gboolean
is_nearly_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  gsize letters = 0;
  gsize mistakes = 0;

  while (bytes < end)
    {
      gunichar c;

      if ((guchar) *bytes < 0x80)
        {
          bytes++;
          continue;
        }
      c = g_utf8_get_char_validated (bytes, end - bytes);
      if (c == (gunichar) -2)
        break;
      if (c == (gunichar) -1)
        mistakes++;
      else
        letters++;
      bytes = c == (gunichar) -1 ? bytes + 1 : g_utf8_next_char (bytes);
    }
  return letters > mistakes * LETTERS_PER_MISTAKE;
}

/* Of a language with letters that have marks: they stand among plain ones, and nothing is there
 * that the encoding has no letter for. */
static gboolean
is_latin (const guchar *bytes, gsize length)
{
  gsize high = 0;
  gsize plain = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == 0x81 || bytes[i] == 0x8d || bytes[i] == 0x8f || bytes[i] == 0x90 ||
          bytes[i] == 0x9d)
        return FALSE;
      high += bytes[i] >= 0x80;
      plain += g_ascii_isalpha (bytes[i]) != FALSE;
    }
  return plain >= high;
}

const char *
matchup_text_guess (const char *bytes, gsize length)
{
  static const struct
  {
    const char *encoding;
    IsCommon is_common;
  } candidates[] = {
    { "GB18030", is_common_gb },
    { "BIG5-HKSCS", is_common_big5 },
    { "CP932", is_common_sjis }, /* Shift-JIS as Windows writes it */
  };
  const guchar *data = (const guchar *) bytes;
  gsize n = MIN (length, SAMPLE);
  const char *best = NULL;
  double most = MIN_COMMON;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (is_nearly_utf8 (bytes, length))
    return "UTF-8";
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double common = score (data, n, candidates[i].is_common);

      if (common > most)
        {
          most = common;
          best = candidates[i].encoding;
        }
    }
  if (best != NULL)
    return best;
  /* Rare characters only, as in a list of names: Chinese programs wrote most of what is left. */
  return is_latin (data, length) ? "WINDOWS-1252" : "GB18030";
}
