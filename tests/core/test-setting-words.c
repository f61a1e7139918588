/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings in words: what is chosen and what is sent belong together. */
#include "matchup-setting-words.h"

#include <math.h>

static void
test_creativity (void)
{
  static const struct
  {
    double min, max;
    double precise, balanced, creative;
  } ranges[] = {
    { 0, 2, 0.2, 0.7, 1.2 },
    { 0, 1, 0.2, 0.7, 1 },
    { 0.3, 0.6, 0.3, 0.6, 0.6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      const double wanted[] = { ranges[i].precise, ranges[i].balanced, ranges[i].creative };

      for (int k = MATCHUP_CREATIVITY_PRECISE; k <= MATCHUP_CREATIVITY_CREATIVE; k++)
        g_assert_cmpfloat (matchup_creativity_get_temperature ((MatchupCreativity) k,
                                                               ranges[i].min,
                                                               ranges[i].max),
                           ==,
                           wanted[k - MATCHUP_CREATIVITY_PRECISE]);
    }
  g_assert_true (isnan (matchup_creativity_get_temperature (MATCHUP_CREATIVITY_OWN, 0, 2)));
  g_assert_true (isnan (matchup_creativity_get_temperature (MATCHUP_CREATIVITY_EXACT, 0, 2)));
  g_assert_cmpint (matchup_creativity_of (NAN, 0, 2), ==, MATCHUP_CREATIVITY_OWN);
  g_assert_cmpint (matchup_creativity_of (0.2, 0, 2), ==, MATCHUP_CREATIVITY_PRECISE);
  g_assert_cmpint (matchup_creativity_of (0.7, 0, 2), ==, MATCHUP_CREATIVITY_BALANCED);
  g_assert_cmpint (matchup_creativity_of (1, 0, 1), ==, MATCHUP_CREATIVITY_CREATIVE);
  g_assert_cmpint (matchup_creativity_of (1, 0, 2), ==, MATCHUP_CREATIVITY_EXACT);
  g_assert_cmpint (matchup_creativity_of (0, 0, 2), ==, MATCHUP_CREATIVITY_EXACT);
  for (int i = MATCHUP_CREATIVITY_OWN; i < MATCHUP_CREATIVITY_EXACT; i++)
    g_assert_cmpstr (matchup_creativity_get_words ((MatchupCreativity) i),
                     !=,
                     matchup_creativity_get_words ((MatchupCreativity) (i + 1)));
}

/* Three words in four tokens; back again it is the same number for what is offered. */
static void
test_length (void)
{
  static const int offered[] = { 10, 100, 300, 1000, 3000, 100000 };

  g_assert_false (matchup_length_is_in_characters ());
  g_assert_cmpint (matchup_length_get_tokens (300), ==, 400);
  g_assert_cmpint (matchup_length_get_tokens (1), ==, 1);
  g_assert_cmpint (matchup_length_get_tokens (0), ==, 1);
  g_assert_cmpint (matchup_length_get_tokens (-5), ==, 1);
  g_assert_cmpint (matchup_length_get_tokens (G_MAXINT), ==, 1333333);
  g_assert_cmpint (matchup_length_get_amount (1), ==, 1);
  g_assert_cmpint (matchup_length_get_amount (777), ==, 580);
  g_assert_cmpint (matchup_length_get_amount (G_MAXINT), ==, 1000000);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    g_assert_cmpint (matchup_length_get_amount (matchup_length_get_tokens (offered[i])),
                     ==,
                     offered[i]);
}

static void
assert_words (MatchupParams *params, const char *wanted)
{
  g_autofree char *words = matchup_params_dup_words (params, 0, 2);

  g_assert_cmpstr (words, ==, wanted);
  matchup_params_unref (params);
}

static void
test_words (void)
{
  g_autofree char *one = matchup_length_dup_words (1);
  g_autofree char *many = matchup_length_dup_words (300);
  g_autofree char *novel = g_strnfill (200, 'x');
  g_autofree char *start = g_strnfill (80, 'x');
  g_autofree char *shown = g_strconcat ("Instructions: ", start, "…", NULL);

  g_assert_cmpstr (one, ==, "About 1 word");
  g_assert_cmpstr (many, ==, "About 300 words");
  assert_words (matchup_params_new_empty (), "");
  assert_words (matchup_params_new ("Be\nkind", 0.2, 400, MATCHUP_THINKING_OFF),
                "Instructions: Be kind\nCreativity: Precise\nLongest answer: About 300 words\n"
                "Thinking: Off");
  assert_words (matchup_params_new (NULL, 0.35, 0, MATCHUP_THINKING_ON),
                "Creativity: 0.35\nThinking: On");
  assert_words (matchup_params_new (NULL, NAN, 0, MATCHUP_THINKING_AUTO), "Thinking: Automatic");
  assert_words (matchup_params_new (novel, NAN, 0, MATCHUP_THINKING_DEFAULT), shown);
  g_assert_cmpstr (matchup_thinking_get_words (MATCHUP_THINKING_DEFAULT), ==, "Model’s own");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/setting-words/creativity", test_creativity);
  g_test_add_func ("/core/setting-words/length", test_length);
  g_test_add_func ("/core/setting-words/words", test_words);
  return g_test_run ();
}
