/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-guess.h"

#include <string.h>

/* So much of a file says how it is written; bytes. */
#define SAMPLE (64 * 1024)
/* Share of the letters that have to be common ones for the text to be in that encoding. */
#define MIN_COMMON 0.5
/* UTF-8 with one wrong byte among so many letters is still that. */
#define LETTERS_PER_MISTAKE 20
/* Of the letters of a Korean text so many are frequent ones at least. */
#define MIN_KOREAN 0.15
/* Letters of Russian are that frequent on average, in a thousand, where they are such; 31: noise.
 */
#define MIN_CYRILLIC 42
#define FIRST_CYRILLIC 0xc0
#define N_CYRILLIC 64
#define CYRILLIC_A 0x430

/* How often each letter is in a thousand of Russian, from a on; what others write is close to it.
 */
static const guchar cyrillic_share[32] = {
  80, 16, 45, 17, 30, 84, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28,
  47, 55, 63, 26, 3,  10, 5, 15, 7,  4,  1,  19, 17, 3,  6,   20,
};

static const char frequent_korean[] = "이다는에의을가고하지은한기로사도를리어인아나"
                                      "시그대자서으스라전정해수들보제만일부게여과와";
static const char frequent_chinese[] =
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那"
    "要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还";

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

/*
 * Whether the letters beyond ASCII stand as words of one byte each: nearly all of them in the upper
 * half, hardly ever beside a Latin letter, and as often an odd number of them as an even one, which
 * no text of two bytes for each has.
 */
static gboolean
has_words_of_bytes (const guchar *bytes, gsize length)
{
  gsize high = 0;
  gsize letters = 0;
  gsize beside_latin = 0;
  gsize words = 0;
  gsize odd = 0;
  gsize run = 0;

  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && bytes[i] >= 0x80)
        {
          high++;
          letters += bytes[i] >= FIRST_CYRILLIC;
          run++;
          continue;
        }
      words += run > 0;
      odd += run % 2;
      beside_latin += run > 0 && i < length && g_ascii_isalpha (bytes[i]);
      beside_latin += run > 0 && i > run && g_ascii_isalpha (bytes[i - run - 1]);
      run = 0;
    }
  return letters * 100 >= high * 85 && letters > 2 * words && odd * 5 >= words &&
         beside_latin * 10 <= words;
}

/* How usual the letters of the text would be in @encoding; about 55 for what people write. */
static double
score_cyrillic (const guchar *bytes, gsize length, const char *encoding)
{
  char all[N_CYRILLIC];
  g_autofree gunichar *letters = NULL;
  g_autofree char *utf8 = NULL;
  gboolean after_small = FALSE;
  guint64 sum = 0;
  guint64 n = 0;

  for (guint i = 0; i < N_CYRILLIC; i++)
    all[i] = (char) (FIRST_CYRILLIC + i);
  utf8 = g_convert (all, N_CYRILLIC, "UTF-8", encoding, NULL, NULL, NULL);
  letters = utf8 != NULL ? g_utf8_to_ucs4_fast (utf8, -1, NULL) : NULL;
  for (gsize i = 0; letters != NULL && i < length; i++)
    {
      gunichar letter = bytes[i] >= FIRST_CYRILLIC ? letters[bytes[i] - FIRST_CYRILLIC] : 0;
      gboolean is_small = letter >= CYRILLIC_A;

      if (bytes[i] >= FIRST_CYRILLIC)
        n++;
      /* A capital behind a small letter is none. */
      if (letter != 0 && (is_small || !after_small))
        sum += cyrillic_share[(letter - CYRILLIC_A) % G_N_ELEMENTS (cyrillic_share)];
      after_small = is_small;
    }
  return n > 0 ? (double) sum / (double) n : 0;
}

static const char *
guess_cyrillic (const guchar *bytes, gsize length)
{
  double windows;
  double koi8;

  if (!has_words_of_bytes (bytes, length))
    return NULL;
  windows = score_cyrillic (bytes, length, "WINDOWS-1251");
  koi8 = score_cyrillic (bytes, length, "KOI8-U");
  if (MAX (windows, koi8) < MIN_CYRILLIC)
    return NULL;
  return windows >= koi8 ? "WINDOWS-1251" : "KOI8-U"; /* KOI8-R with more letters */
}

/* The share of the letters of two bytes, without punctuation, that are in @frequent. */
static double
score_frequent (const guchar *bytes, gsize length, const char *encoding, const char *frequent)
{
  gsize n_frequent = 0;
  g_autofree char *pairs = g_convert (frequent, -1, encoding, "UTF-8", NULL, &n_frequent, NULL);
  gsize all = 0;
  gsize found = 0;

  for (gsize i = 0; pairs != NULL && i + 1 < length; i++)
    {
      if (bytes[i] < 0x80)
        continue;
      if (bytes[i] >= 0xb0)
        {
          all++;
          for (gsize k = 0; k + 1 < n_frequent; k += 2)
            if (memcmp (pairs + k, bytes + i, 2) == 0)
              {
                found++;
                break;
              }
        }
      i++;
    }
  return all > 0 ? (double) found / (double) all : 0;
}

/*
 * In the Korean encoding nearly all letters are in a part that the Chinese one has half of its
 * letters in; which are frequent tells the two apart.
 */
static gboolean
is_korean (const guchar *bytes, gsize length)
{
  gsize all = 0;
  gsize hangul = 0;
  double korean;

  for (gsize i = 0; i + 1 < length; i++)
    {
      if (bytes[i] < 0x80)
        continue;
      if (bytes[i] < 0xa1 || bytes[i] > 0xaf)
        {
          all++;
          hangul += bytes[i] >= 0xb0 && bytes[i] <= 0xc8 && bytes[i + 1] >= 0xa1;
        }
      i++;
    }
  if (all == 0 || hangul * 10 < all * 9)
    return FALSE;
  korean = score_frequent (bytes, length, "UHC", frequent_korean);
  return korean >= MIN_KOREAN &&
         korean > score_frequent (bytes, length, "GB18030", frequent_chinese);
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
  best = guess_cyrillic (data, n);
  if (best != NULL)
    return best;
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
    return best == candidates[0].encoding && is_korean (data, n) ? "UHC" : best;
  /* Rare characters only, as in a list of names: Chinese programs wrote most of what is left. */
  return is_latin (data, length) ? "WINDOWS-1252" : "GB18030";
}
