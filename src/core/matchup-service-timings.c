/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-service-timings.h"

G_DEFINE_BOXED_TYPE (MatchupServiceTimings,
                     matchup_service_timings,
                     matchup_service_timings_copy,
                     matchup_service_timings_free)

void
matchup_service_timings_init (MatchupServiceTimings *self)
{
  g_return_if_fail (self != NULL);

  *self = (MatchupServiceTimings){
    .load_time = -1,
    .prompt_time = -1,
    .prompt_tokens = -1,
    .writing_time = -1,
    .written_tokens = -1,
  };
}

MatchupServiceTimings *
matchup_service_timings_copy (const MatchupServiceTimings *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
matchup_service_timings_free (MatchupServiceTimings *self)
{
  g_free (self);
}

double
matchup_service_timings_get_speed (const MatchupServiceTimings *self)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->writing_time <= 0 || self->written_tokens < 0)
    return -1;
  return (double) self->written_tokens * G_USEC_PER_SEC / (double) self->writing_time;
}
