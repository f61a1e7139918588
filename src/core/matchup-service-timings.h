/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SERVICE_TIMINGS (matchup_service_timings_get_type ())

/**
 * MatchupServiceTimings: how long a run took in the service's own measurement, without the network
 * and the queue. Plain data, boxed by copying. -1 = not told.
 *
 * Servers on this computer tell it (Ollama, llama.cpp); #MatchupTimings is what this program
 * measured.
 */
struct _MatchupServiceTimings
{
  gint64 load_time;      /* microseconds spent on getting the model ready */
  gint64 prompt_time;    /* microseconds spent on reading the prompt */
  gint64 prompt_tokens;  /* that were read in this time: without those from a cache */
  gint64 writing_time;   /* microseconds spent on thinking and writing */
  gint64 written_tokens; /* in this time */
};

GType matchup_service_timings_get_type (void);
void matchup_service_timings_init (MatchupServiceTimings *self);
MatchupServiceTimings *matchup_service_timings_copy (const MatchupServiceTimings *self);
void matchup_service_timings_free (MatchupServiceTimings *self);

/* Tokens per second while writing, -1 when it was not told. */
double matchup_service_timings_get_speed (const MatchupServiceTimings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupServiceTimings, matchup_service_timings_free)

G_END_DECLS
