/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a preset says of itself, and in what settings differ from it. */
#include "matchup-preset.h"

#include <math.h>
#include <string.h>

static void
assert_name (const char *text, const char *wanted)
{
  g_autofree char *name = matchup_preset_clean_name (text);

  g_assert_cmpstr (name, ==, wanted);
}

static void
test_clean_name (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *cut = NULL;

  assert_name ("", "");
  assert_name (" \n\t ", "");
  assert_name ("  A \r\n\t B  ", "A B");
  assert_name ("家教　小明", "家教 小明");
  /* What turns the text after it, what has no width, what no keyboard gives. */
  assert_name ("\u202eA\u2066B\u200b\x07\uE000", "AB");
  assert_name ("क्\u200dष", "क्\u200dष");
  for (guint i = 0; i < MATCHUP_PRESET_MAX_NAME + 5; i++)
    g_string_append (many, "字");
  cut = matchup_preset_clean_name (many->str);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, MATCHUP_PRESET_MAX_NAME);
}

static MatchupPreset *
new_preset (const char *description, const char *instructions)
{
  g_autoptr (MatchupParams) params =
      matchup_params_new (instructions, 0.7, 400, MATCHUP_THINKING_ON);

  return matchup_preset_new ("id", " Name ", description, NULL, params, FALSE);
}

static void
assert_summary (const char *description, const char *instructions, const char *wanted)
{
  g_autoptr (MatchupPreset) preset = new_preset (description, instructions);
  g_autofree char *summary = matchup_preset_dup_summary (preset);

  g_assert_cmpstr (summary, ==, wanted);
}

static void
test_summary (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (MatchupPreset) preset = NULL;
  g_autofree char *summary = NULL;

  assert_summary ("D", "I", "D");
  assert_summary (NULL, NULL, "");
  assert_summary (NULL, " \n Be kind.\n\n- Be\tshort.\n", "Be kind. - Be short.");
  for (guint i = 0; i < 1000; i++)
    g_string_append (many, "字 ");
  preset = new_preset (NULL, many->str);
  summary = matchup_preset_dup_summary (preset);
  g_assert_true (g_str_has_suffix (summary, "…"));
  g_assert_cmpint (g_utf8_strlen (summary, -1), <, 250);
}

static void
assert_changes (MatchupPreset *preset, MatchupParams *params, const char *wanted)
{
  g_autofree char *words =
      matchup_preset_changes_dup_words (matchup_preset_compare (preset, params));

  g_assert_cmpstr (words, ==, wanted);
}

static void
test_compare (void)
{
  g_autoptr (MatchupPreset) preset = new_preset (NULL, "Be kind.");
  g_autoptr (MatchupParams) same = matchup_params_new ("Be kind.", 0.701, 400, MATCHUP_THINKING_ON);
  g_autoptr (MatchupParams) some = matchup_params_new ("Be kind", NAN, 400, MATCHUP_THINKING_ON);
  g_autoptr (MatchupParams) rest = matchup_params_new ("Be kind.", 0.7, 401, MATCHUP_THINKING_OFF);

  g_assert_cmpstr (matchup_preset_get_name (preset), ==, "Name");
  assert_changes (preset, same, "");
  assert_changes (preset, some, "instructions, creativity");
  assert_changes (preset, rest, "longest answer, thinking");
  assert_changes (preset, NULL, "instructions, creativity, longest answer, thinking");
}

static void
test_is_like (void)
{
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupPreset) one = matchup_preset_new (NULL, "A", "D", "", params, TRUE);
  g_autoptr (MatchupPreset) same = matchup_preset_new (NULL, "A", NULL, NULL, params, FALSE);
  g_autoptr (MatchupPreset) other = matchup_preset_new (NULL, "A", NULL, "x", params, FALSE);

  g_assert_true (matchup_preset_is_like (one, same));
  g_assert_false (matchup_preset_is_like (one, other));
  g_assert_cmpstr (matchup_preset_get_starting_line (one), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/preset/clean-name", test_clean_name);
  g_test_add_func ("/core/preset/summary", test_summary);
  g_test_add_func ("/core/preset/compare", test_compare);
  g_test_add_func ("/core/preset/is-like", test_is_like);
  return g_test_run ();
}
