/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TEST_CLOCK (matchup_test_clock_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTestClock, matchup_test_clock, MATCHUP, TEST_CLOCK, GObject)

/**
 * MatchupTestClock: time that passes only when a test says so. Begins at one second.
 */
MatchupTestClock *matchup_test_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_test_clock_advance (MatchupTestClock *self, gint64 microseconds);

G_END_DECLS
