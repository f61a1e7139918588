/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-clock.h"

G_DEFINE_INTERFACE (MatchupClock, matchup_clock, G_TYPE_OBJECT)

#define MATCHUP_TYPE_SYSTEM_CLOCK (matchup_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSystemClock, matchup_system_clock, MATCHUP, SYSTEM_CLOCK, GObject)

struct _MatchupSystemClock
{
  GObject parent_instance;
};

static gint64
matchup_system_clock_get_monotonic (MatchupClock *clock)
{
  return g_get_monotonic_time ();
}

static gint64
matchup_system_clock_get_real (MatchupClock *clock)
{
  return g_get_real_time ();
}

static void
clock_iface_init (MatchupClockInterface *iface)
{
  iface->get_monotonic = matchup_system_clock_get_monotonic;
  iface->get_real = matchup_system_clock_get_real;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupSystemClock,
                               matchup_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_CLOCK, clock_iface_init))

static void
matchup_system_clock_class_init (MatchupSystemClockClass *klass)
{
}

static void
matchup_system_clock_init (MatchupSystemClock *self)
{
}

static void
matchup_clock_default_init (MatchupClockInterface *iface)
{
}

gint64
matchup_clock_get_monotonic (MatchupClock *self)
{
  g_return_val_if_fail (MATCHUP_IS_CLOCK (self), 0);

  return MATCHUP_CLOCK_GET_IFACE (self)->get_monotonic (self);
}

gint64
matchup_clock_get_real (MatchupClock *self)
{
  g_return_val_if_fail (MATCHUP_IS_CLOCK (self), 0);

  return MATCHUP_CLOCK_GET_IFACE (self)->get_real (self);
}

MatchupClock *
matchup_clock_get_system (void)
{
  static gsize instance;

  if (g_once_init_enter (&instance))
    g_once_init_leave (&instance, (gsize) g_object_new (MATCHUP_TYPE_SYSTEM_CLOCK, NULL));
  return (MatchupClock *) instance;
}
