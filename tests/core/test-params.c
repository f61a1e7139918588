/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-params.h"

#include <math.h>

static void
test_unset (void)
{
  g_autoptr (MatchupParams) params = matchup_params_new ("", NAN, -3, MATCHUP_THINKING_DEFAULT);
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  g_assert_null (matchup_params_get_instructions (params));
  g_assert_true (isnan (matchup_params_get_temperature (params)));
  g_assert_cmpint (matchup_params_get_max_tokens (params), ==, 0);
  g_assert_true (matchup_params_equal (params, empty));
}

static void
test_merge (void)
{
  g_autoptr (MatchupParams) base = matchup_params_new ("Be brief.", 0.2, 100, MATCHUP_THINKING_ON);
  g_autoptr (MatchupParams) over = matchup_params_new (NULL, 1.5, 0, MATCHUP_THINKING_OFF);
  g_autoptr (MatchupParams) merged = matchup_params_merge (base, over);
  g_autoptr (MatchupParams) same = matchup_params_merge (base, NULL);
  g_autoptr (MatchupParams) other = matchup_params_merge (NULL, over);

  g_assert_cmpstr (matchup_params_get_instructions (merged), ==, "Be brief.");
  g_assert_cmpfloat (matchup_params_get_temperature (merged), ==, 1.5);
  g_assert_cmpint (matchup_params_get_max_tokens (merged), ==, 100);
  g_assert_cmpint (matchup_params_get_thinking (merged), ==, MATCHUP_THINKING_OFF);
  g_assert_true (matchup_params_equal (same, base));
  g_assert_true (matchup_params_equal (other, over));
  g_assert_false (matchup_params_equal (base, over));
}

static void
assert_fingerprint (MatchupParams *params, const char *expected)
{
  g_autofree char *fingerprint = matchup_params_dup_fingerprint (params);

  g_assert_cmpstr (fingerprint, ==, expected);
}

/* It is kept for years, so that it may not change. */
static void
test_fingerprint (void)
{
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();
  g_autoptr (MatchupParams) set = matchup_params_new ("Be brief.", 0.5, 7, MATCHUP_THINKING_ON);
  g_autoptr (MatchupParams) warm = matchup_params_new (NULL, 1.0, 0, MATCHUP_THINKING_DEFAULT);

  assert_fingerprint (empty, "");
  assert_fingerprint (set, "be003dedc18d95e4");
  assert_fingerprint (warm, "2a45d6f43148b3e3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/params/unset", test_unset);
  g_test_add_func ("/core/params/fingerprint", test_fingerprint);
  g_test_add_func ("/core/params/merge", test_merge);

  return g_test_run ();
}
