/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-retry-policy.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FIRST_DELAY 0.5
#define MAX_DELAY 8.0
#define MAX_JITTER 0.25
#define MAX_RETRY_AFTER 120.0

double
matchup_retry_policy_get_delay (const MatchupRetryInput *input)
{
  double delay;

  g_return_val_if_fail (input != NULL && input->tries >= 1, -1);

  if (!input->retryable || input->any_output || input->tries >= MATCHUP_RETRY_MAX_TRIES)
    return -1;
  if (input->retry_after > MAX_RETRY_AFTER)
    return -1;
  delay = MIN (FIRST_DELAY * exp2 (input->tries - 1), MAX_DELAY);
  delay *= 1 - MAX_JITTER * CLAMP (input->chance, 0, 1);
  return MAX (delay, input->retry_after);
}

/* A plain non-negative decimal number, or < 0. */
static double
parse_seconds (const char *text)
{
  char *end = NULL;
  double value;

  if (!g_ascii_isdigit (*text))
    return -1;
  value = g_ascii_strtod (text, &end);
  while (g_ascii_isspace (*end))
    end++;
  return *end == '\0' && isfinite (value) ? value : -1;
}

/* IMF-fixdate of RFC 9110, section 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT". */
static GDateTime *
parse_http_date (const char *text)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  int day, year, hour, minute, second;
  char month[4];
  const char *found;

  if (sscanf (text, "%*3s, %2d %3s %4d %2d:%2d:%2d", &day, month, &year, &hour, &minute, &second) !=
      6)
    return NULL;
  found = strstr (months, month);
  if (found == NULL || strlen (month) != 3)
    return NULL;
  return g_date_time_new_utc (year, (int) (found - months) / 3 + 1, day, hour, minute, second);
}

double
matchup_retry_policy_parse_header (const char *retry_after_ms,
                                   const char *retry_after,
                                   const char *date)
{
  g_autoptr (GDateTime) until = NULL;
  g_autoptr (GDateTime) now = NULL;
  double seconds;

  if (retry_after_ms != NULL)
    {
      seconds = parse_seconds (retry_after_ms);
      if (seconds >= 0)
        return seconds / 1000;
    }
  if (retry_after == NULL)
    return -1;
  seconds = parse_seconds (retry_after);
  if (seconds >= 0)
    return seconds;
  until = parse_http_date (retry_after);
  if (until == NULL)
    return -1;
  now = date != NULL ? parse_http_date (date) : NULL;
  if (now == NULL)
    now = g_date_time_new_now_utc ();
  return MAX ((double) g_date_time_difference (until, now) / G_USEC_PER_SEC, 0);
}
