/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-word-count.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  gint64 words;
  gint64 characters;
} Case;

static const Case cases[] = {
  { "", 0, 0 },
  { "Hello, world!", 2, 0 },
  { "don't well-known 3.14", 3, 0 },
  { "one\ntwo\tthree  four", 4, 0 },
  { "你好，世界", 0, 4 },
  { "用 GTK 写的程序", 1, 5 },
  { "こんにちは 한국", 0, 7 },
  { "Café naïve Übung", 3, 0 },
  { "👋🏽 😀", 0, 0 },
  { "a-", 1, 0 },
  { "--", 0, 0 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MatchupWordCount count = { 0 };

      matchup_word_count_feed (&count, cases[i].text, strlen (cases[i].text));
      g_assert_cmpint (count.words, ==, cases[i].words);
      g_assert_cmpint (count.characters, ==, cases[i].characters);
      g_assert_cmpint (matchup_word_count_get (&count), ==, cases[i].words + cases[i].characters);
    }
}

static void
test_every_split (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].text);

      for (gsize first = 0; first <= length; first++)
        {
          for (gsize second = first; second <= length; second++)
            {
              MatchupWordCount count = { 0 };

              matchup_word_count_feed (&count, cases[i].text, first);
              matchup_word_count_feed (&count, cases[i].text + first, second - first);
              matchup_word_count_feed (&count, cases[i].text + second, length - second);
              g_assert_cmpint (count.words, ==, cases[i].words);
              g_assert_cmpint (count.characters, ==, cases[i].characters);
            }
        }
    }
}

static void
test_unit (void)
{
  MatchupWordCount count = { 0 };

  matchup_word_count_feed (&count, "two words", 9);
  g_assert_false (matchup_word_count_is_characters (&count));
  matchup_word_count_feed (&count, "和三个字", strlen ("和三个字"));
  g_assert_true (matchup_word_count_is_characters (&count));
}

static void
test_speed (void)
{
  MatchupWordCount count = { 0 };

  matchup_word_count_feed (&count, "one two three four", 18);
  g_assert_true (isnan (matchup_word_count_get_speed (&count, G_USEC_PER_SEC)));
  matchup_word_count_feed (&count, " five six", 9);
  g_assert_cmpfloat (matchup_word_count_get_speed (&count, G_USEC_PER_SEC / 2), ==, 12);
  g_assert_cmpfloat (matchup_word_count_get_speed (&count, 100 * 1000), ==, 60);
  g_assert_true (isnan (matchup_word_count_get_speed (&count, 99 * 1000)));
  g_assert_true (isnan (matchup_word_count_get_speed (&count, -1)));
}

static void
test_broken_bytes (void)
{
  MatchupWordCount count = { 0 };

  matchup_word_count_feed (&count, "\xff\xfe a \xe4\xbd", 7);
  matchup_word_count_feed (&count, "z", 1);
  g_assert_cmpint (count.words, ==, 2);
  g_assert_cmpint (count.characters, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/word-count/table", test_table);
  g_test_add_func ("/text/word-count/every-split", test_every_split);
  g_test_add_func ("/text/word-count/unit", test_unit);
  g_test_add_func ("/text/word-count/speed", test_speed);
  g_test_add_func ("/text/word-count/broken-bytes", test_broken_bytes);

  return g_test_run ();
}
