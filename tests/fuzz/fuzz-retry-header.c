/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headers retry-after-ms, retry-after and date, one a line; a missing line is a missing header.
 */
#include "fuzz.h"
#include "matchup-retry-policy.h"

#include <math.h>

static const char *
get_header (char **lines, guint position)
{
  return position < g_strv_length (lines) ? lines[position] : NULL;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 3);
  double seconds = matchup_retry_policy_parse_header (get_header (lines, 0),
                                                      get_header (lines, 1),
                                                      get_header (lines, 2));
  const MatchupRetryInput input = { .retryable = TRUE, .tries = 1, .retry_after = seconds };
  double delay = matchup_retry_policy_get_delay (&input);

  g_assert_true (isfinite (seconds));
  g_assert_true (seconds == -1 || seconds >= 0);
  g_assert_true (delay == -1 || (delay >= 0 && delay <= 120));
  return 0;
}
