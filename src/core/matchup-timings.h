/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TIMINGS (matchup_timings_get_type ())

/**
 * MatchupTimings: when the phases of a run began. Plain data, boxed by copying.
 *
 * The marks are microseconds since the start that the run shares with all runs of its group ("one
 * clock"), taken from the monotonic clock; -1 where the run has not been. All are measured by this
 * program.
 */
struct _MatchupTimings
{
  gint64 started_at;      /* the shared start, microseconds since 1970 UTC; 0: not started */
  gint64 connect_start;   /* the first try began */
  gint64 connected;       /* a connection (with TLS) was there; the request goes out */
  gint64 first_event;     /* the first event of the answer's stream */
  gint64 first_reasoning; /* the first piece of thinking */
  gint64 first_text;      /* the first piece that a person reads as the answer */
  gint64 done;            /* a terminal state */
  gint64 retry_wait; /* microseconds spent on failed tries and waiting between them; 0 = none */
  int tries;         /* 1 = the first try; 0 = not started */
};

GType matchup_timings_get_type (void);
void matchup_timings_init (MatchupTimings *self);
MatchupTimings *matchup_timings_copy (const MatchupTimings *self);
void matchup_timings_free (MatchupTimings *self);
gboolean matchup_timings_equal (const MatchupTimings *a, const MatchupTimings *b);

/* Microseconds from the first piece of text to the end, -1 when not known yet. */
gint64 matchup_timings_get_writing (const MatchupTimings *self);
/* When the last try left, microseconds since 1970 UTC; 0 when none did. */
gint64 matchup_timings_get_sent_at (const MatchupTimings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupTimings, matchup_timings_free)

G_END_DECLS
