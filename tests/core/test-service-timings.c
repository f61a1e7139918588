/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-service-timings.h"

static void
test_speed (void)
{
  MatchupServiceTimings timings;
  g_autoptr (MatchupServiceTimings) copy = NULL;

  matchup_service_timings_init (&timings);
  g_assert_cmpfloat (matchup_service_timings_get_speed (&timings), ==, -1);
  timings.written_tokens = 90;
  g_assert_cmpfloat (matchup_service_timings_get_speed (&timings), ==, -1);
  timings.writing_time = 0;
  g_assert_cmpfloat (matchup_service_timings_get_speed (&timings), ==, -1);
  timings.writing_time = 4500000;
  copy = matchup_service_timings_copy (&timings);
  g_assert_cmpfloat (matchup_service_timings_get_speed (copy), ==, 20);
  g_assert_cmpint (copy->load_time, ==, -1);
  g_assert_cmpint (copy->prompt_time, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/service-timings/speed", test_speed);

  return g_test_run ();
}
