/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-skip.h"

void
matchup_test_skip_without (const char *what)
{
  if (g_getenv ("MATCHUP_TEST_NO_SKIPS") != NULL)
    g_test_fail_printf ("there is no %s", what);
  else
    g_test_skip_printf ("there is no %s", what);
}
