/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-clock.h"

struct _MatchupTestClock
{
  GObject parent_instance;

  gint64 now;
};

static gint64
matchup_test_clock_get (MatchupClock *clock)
{
  return MATCHUP_TEST_CLOCK (clock)->now;
}

static void
clock_iface_init (MatchupClockInterface *iface)
{
  iface->get_monotonic = matchup_test_clock_get;
  iface->get_real = matchup_test_clock_get;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupTestClock,
                               matchup_test_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_CLOCK, clock_iface_init))

static void
matchup_test_clock_class_init (MatchupTestClockClass *klass)
{
}

static void
matchup_test_clock_init (MatchupTestClock *self)
{
  self->now = G_USEC_PER_SEC;
}

MatchupTestClock *
matchup_test_clock_new (void)
{
  return g_object_new (MATCHUP_TYPE_TEST_CLOCK, NULL);
}

void
matchup_test_clock_advance (MatchupTestClock *self, gint64 microseconds)
{
  g_return_if_fail (MATCHUP_IS_TEST_CLOCK (self));
  g_return_if_fail (microseconds >= 0);

  self->now += microseconds;
}
