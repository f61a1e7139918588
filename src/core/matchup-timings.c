/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-timings.h"

G_DEFINE_BOXED_TYPE (MatchupTimings, matchup_timings, matchup_timings_copy, matchup_timings_free)

void
matchup_timings_init (MatchupTimings *self)
{
  g_return_if_fail (self != NULL);

  *self = (MatchupTimings){
    .connect_start = -1,
    .connected = -1,
    .first_event = -1,
    .first_reasoning = -1,
    .first_text = -1,
    .done = -1,
  };
}

MatchupTimings *
matchup_timings_copy (const MatchupTimings *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
matchup_timings_free (MatchupTimings *self)
{
  g_free (self);
}

gboolean
matchup_timings_equal (const MatchupTimings *a, const MatchupTimings *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->started_at == b->started_at && a->connect_start == b->connect_start &&
         a->connected == b->connected && a->first_event == b->first_event &&
         a->first_reasoning == b->first_reasoning && a->first_text == b->first_text &&
         a->done == b->done && a->retry_wait == b->retry_wait && a->tries == b->tries;
}

gint64
matchup_timings_get_writing (const MatchupTimings *self)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->first_text < 0 || self->done < self->first_text)
    return -1;
  return self->done - self->first_text;
}

gint64
matchup_timings_get_sent_at (const MatchupTimings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->started_at == 0 || self->connect_start < 0)
    return 0;
  return self->started_at + self->connect_start + self->retry_wait;
}
