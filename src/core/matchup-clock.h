/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CLOCK (matchup_clock_get_type ())
G_DECLARE_INTERFACE (MatchupClock, matchup_clock, MATCHUP, CLOCK, GObject)

/**
 * MatchupClock: where times come from, so that tests can set them.
 */
struct _MatchupClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*get_monotonic) (MatchupClock *self); /* microseconds, never goes back */
  gint64 (*get_real) (MatchupClock *self);      /* microseconds since 1970, UTC */
};

gint64 matchup_clock_get_monotonic (MatchupClock *self);
gint64 matchup_clock_get_real (MatchupClock *self);

/* The clock of this computer; borrowed, lives as long as the program. */
MatchupClock *matchup_clock_get_system (void);

G_END_DECLS
