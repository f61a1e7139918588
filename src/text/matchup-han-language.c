/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-han-language.h"

#include <string.h>

/* Bytes that are looked at: more does not make it surer. */
#define ENOUGH 2048

/* The most frequent characters that have two forms. */
#define SIMPLIFIED \
  "这个们来时说国会对过还没学为与当问开关点见头气东车马长门书话语请让认识给经样两种现实应该"
#define TRADITIONAL \
  "這個們來時說國會對過還沒學為與當問開關點見頭氣東車馬長門書話語請讓認識給經樣兩種現實應該"

typedef struct
{
  guint han;
  guint kana;
  guint hangul;
} Tally;

static gboolean
is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

gboolean
matchup_han_language_is_upright (gunichar c)
{
  return is_han (c) || (c >= 0x3000 && c <= 0x30ff) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xff00 && c <= 0xffef) || (c >= 0x2e80 && c <= 0x2fdf);
}

/* Quotation marks, dashes and dots go with what they stand at. */
static gboolean
is_neutral (gunichar c)
{
  return c >= 0x2010 && c <= 0x203b;
}

const char *
matchup_han_language_find_run_end (const char *run, const char *end, gboolean *out_upright)
{
  *out_upright = matchup_han_language_is_upright (g_utf8_get_char (run));
  do
    run = g_utf8_next_char (run);
  while (run < end && (is_neutral (g_utf8_get_char (run)) ||
                       matchup_han_language_is_upright (g_utf8_get_char (run)) == *out_upright));
  return run;
}

static void
count (Tally *tally, gunichar c)
{
  if (is_han (c))
    tally->han++;
  else if (c >= 0x3041 && c <= 0x30fa) /* without the middle dot, which others use, too */
    tally->kana++;
  else if (c >= 0xac00 && c <= 0xd7a3)
    tally->hangul++;
}

/* How many characters of @text are in @set, both of three bytes each. */
static guint
count_in (const char *text, const char *end, const char *set)
{
  guint n = 0;

  for (const char *p = text; p + 3 <= end; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0xe4 || (guchar) *p > 0xe9)
        continue;
      for (const char *q = set; *q != '\0'; q += 3)
        n += memcmp (p, q, 3) == 0;
    }
  return n;
}

const char *
matchup_han_language_guess (const char *text, gsize length)
{
  const char *end;
  Tally tally = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  end = text + MIN (length, ENOUGH);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if ((guchar) *p >= 0xe3)
        count (&tally, g_utf8_get_char (p));
    }
  if (tally.han == 0)
    return NULL;
  /* A Chinese text may name something in kana or hangul. */
  if (tally.kana * 8 > tally.han)
    return "ja";
  if (tally.hangul * 8 > tally.han)
    return "ko";
  end = text + MIN (length, ENOUGH);
  return count_in (text, end, TRADITIONAL) > count_in (text, end, SIMPLIFIED) ? "zh-tw" : "zh-cn";
}
