/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes from the clipboard, made fit to be written on. */
#include "matchup-text-clean.h"

#include <string.h>

/* With the zeros in them. */
#define BYTES(literal) literal, sizeof literal - 1

static void
test_clean (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *clean;
  } samples[] = {
    { BYTES (""), "" },
    { BYTES ("plain 你好 é"), "plain 你好 é" },
    { BYTES ("one\r\ntwo\rthree\n\rfour\r"), "one\ntwo\nthree\n\nfour\n" },
    { BYTES ("a\0b\0\0c"), "abc" },
    { BYTES ("\0"), "" },
    { BYTES ("tab\there"), "tab\there" },
    { BYTES ("bell\a esc\x1b[1m del\x7f."), "bell esc[1m del." },
    { BYTES ("\xef\xbb\xbfmark"), "mark" },
    { BYTES ("bad \xff\xfe end"), "bad \xef\xbf\xbd\xef\xbf\xbd end" },
    { BYTES ("cut \xe4\xbd"), "cut \xef\xbf\xbd\xef\xbf\xbd" },
    { BYTES ("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" }, /* half of a pair */
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length;
      g_autofree char *clean = matchup_text_clean (samples[i].bytes, samples[i].length, &length);

      g_assert_cmpstr (clean, ==, samples[i].clean);
      g_assert_cmpuint (length, ==, strlen (clean));
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

/* Whatever the bytes are, and cleaned twice it is the same. */
static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 3000; i++)
    {
      char bytes[64];
      gsize length = (gsize) g_rand_int_range (rand, 0, (int) sizeof bytes);
      gsize clean_length;
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = (char) g_rand_int_range (rand, 0, 256);
      clean = matchup_text_clean (bytes, length, &clean_length);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_cmpuint (strlen (clean), ==, clean_length);
      g_assert_null (strchr (clean, '\r'));
      if (g_str_has_prefix (clean, "\xef\xbb\xbf"))
        continue; /* a second mark */
      again = matchup_text_clean (clean, clean_length, NULL);
      g_assert_cmpstr (again, ==, clean);
    }
}

static void
assert_broken (const char *text, const char *wanted)
{
  g_autofree char *broken = matchup_text_break_lines (text, 8);

  g_assert_cmpstr (broken, ==, wanted);
}

static void
test_break_lines (void)
{
  assert_broken ("", "");
  assert_broken ("a\n\nb\n", "a\n\nb\n");
  assert_broken ("12345678\nx", "12345678\nx");
  assert_broken ("one two three", "one two\nthree");
  assert_broken ("123456789", "12345678\n9");
  assert_broken ("一二三四", "一二\n三四");
  assert_broken (" 12345678 ", " 1234567\n8 ");
}

static void
test_longest_line (void)
{
  g_assert_cmpuint (matchup_text_longest_line (""), ==, 0);
  g_assert_cmpuint (matchup_text_longest_line ("one"), ==, 3);
  g_assert_cmpuint (matchup_text_longest_line ("one\ntwo letters\n"), ==, 11);
  g_assert_cmpuint (matchup_text_longest_line ("abcd\n你好吗\n"), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean/clean", test_clean);
  g_test_add_func ("/text/clean/any", test_any);
  g_test_add_func ("/text/clean/longest-line", test_longest_line);
  g_test_add_func ("/text/clean/break-lines", test_break_lines);
  return g_test_run ();
}
