/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupRetryPolicy: whether and when to try again; pure. Follows the official SDKs: at most 2
 * more tries, back-off min (0.5 s * 2^n, 8 s) with up to 25 % taken off by chance, a Retry-After of
 * up to 120 s is honoured and a longer one reported instead of waited for.
 */
#define MATCHUP_RETRY_MAX_TRIES 3

typedef struct
{
  gboolean retryable;  /* by the kind of error; never for key, quota, content, model */
  gboolean any_output; /* text or thinking was shown already */
  int tries;           /* how many were made, >= 1 */
  double retry_after;  /* seconds from the service, < 0: not said */
  double chance;       /* 0..1, from the caller's random source */
} MatchupRetryInput;

/* Seconds to wait before the next try, or < 0 for no further try. */
double matchup_retry_policy_get_delay (const MatchupRetryInput *input);

/*
 * Seconds from the headers retry-after-ms and retry-after (number or HTTP date, the date measured
 * against the answer's own Date header); any may be NULL. < 0 when none can be read.
 */
double matchup_retry_policy_parse_header (const char *retry_after_ms,
                                          const char *retry_after,
                                          const char *date);

G_END_DECLS
