/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is the same for who looks for it. */
#include "matchup-fold.h"

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *folded = matchup_fold_text (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_fold ("", "");
  assert_fold ("Plan A TRIP", "plan a trip");
  assert_fold ("用 Python 排序", "用 python 排序");
  assert_fold ("《水》、“光”——好。", "《水》、“光”——好。");
  assert_fold ("ＡＢＣ，１２！", "abc,12!");
  assert_fold ("STRASSE", "strasse");
  assert_fold ("Straße", "strasse");
  assert_fold ("ÄRGER", "ärger");
  /* Composed and not, and in Japanese. */
  assert_fold ("A\xcc\x88rger", "ärger");
  assert_fold ("か\xe3\x82\x99", "が");
  assert_fold ("Привет", "привет");
  assert_fold ("🎉 Party", "🎉 party");
  /* What is cut does not lead behind the end. */
  assert_fold ("\xe4\xbd", "");
  assert_fold ("a\xe4", "");
}

/* The fast way gives what the slow one gives. */
static void
test_same (void)
{
  for (gunichar c = 0x21; c < 0x10000; c++)
    {
      char letter[8] = { 0 };
      g_autofree char *alone = NULL;
      g_autofree char *with_slow = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *slow = NULL;

      if (!g_unichar_validate (c) || g_unichar_ismark (c) || !g_unichar_isdefined (c) ||
          (c >= 0x1100 && c < 0x1200))
        continue;
      g_unichar_to_utf8 (c, letter);
      alone = matchup_fold_text (letter);
      /* Cyrillic goes the slow way, and takes the rest along. */
      with_slow = g_strconcat ("я", letter, NULL);
      slow = matchup_fold_text (with_slow);
      expected = g_strconcat ("я", alone, NULL);
      g_assert_cmpstr (slow, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/texts", test_fold);
  g_test_add_func ("/fold/same", test_same);
  return g_test_run ();
}
