/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under which heading a moment stands: days as the calendar counts them, wherever one is. */
#include "matchup-day-group.h"

#include <locale.h>

static GDateTime *
make (const char *zone, const char *text)
{
  g_autoptr (GTimeZone) where = g_time_zone_new_identifier (zone);
  GDateTime *moment;

  g_assert_nonnull (where);
  moment = g_date_time_new_from_iso8601 (text, where);
  g_assert_nonnull (moment);
  return moment;
}

static void
assert_title (const char *zone, const char *then_text, const char *now_text, const char *expected)
{
  g_autoptr (GDateTime) then = make (zone, then_text);
  g_autoptr (GDateTime) now = make (zone, now_text);
  g_autofree char *title = NULL;

  title = matchup_day_group_dup_title (
      matchup_day_group_find (g_date_time_to_unix (then) * G_USEC_PER_SEC, now),
      now);
  g_assert_cmpstr (title, ==, expected);
}

static void
test_days (void)
{
  const char *zone = "Europe/Berlin";

  assert_title (zone, "2026-11-29T12:00:00", "2026-11-29T12:00:00", "Today");
  assert_title (zone, "2026-11-29T00:00:00", "2026-11-29T23:59:59", "Today");
  /* A clock that was wrong. */
  assert_title (zone, "2026-12-24T12:00:00", "2026-11-29T12:00:00", "Today");
  assert_title (zone, "2026-11-28T23:59:59", "2026-11-29T00:00:00", "Yesterday");
  assert_title (zone, "2026-11-28T00:00:00", "2026-11-29T23:59:59", "Yesterday");
  assert_title (zone, "2026-11-27T23:59:59", "2026-11-29T00:00:00", "Previous 7 Days");
  assert_title (zone, "2026-11-22T00:00:00", "2026-11-29T23:59:59", "Previous 7 Days");
  assert_title (zone, "2026-11-21T23:59:59", "2026-11-29T00:00:00", "Previous 30 Days");
  assert_title (zone, "2026-10-30T00:00:00", "2026-11-29T12:00:00", "Previous 30 Days");
  assert_title (zone, "2026-10-29T23:59:59", "2026-11-29T12:00:00", "October");
  assert_title (zone, "2026-01-01T00:00:00", "2026-11-29T12:00:00", "January");
  assert_title (zone, "2025-12-31T23:59:59", "2026-11-29T12:00:00", "December 2025");
  assert_title (zone, "1999-02-03T04:05:06", "2026-11-29T12:00:00", "February 1999");
}

static void
test_new_year (void)
{
  assert_title ("UTC", "2025-12-31T23:59:59", "2026-01-01T00:00:00", "Yesterday");
  assert_title ("UTC", "2025-12-26T12:00:00", "2026-01-01T00:00:00", "Previous 7 Days");
  assert_title ("UTC", "2025-12-02T12:00:00", "2026-01-01T00:00:00", "Previous 30 Days");
  assert_title ("UTC", "2025-12-01T12:00:00", "2026-01-01T00:00:00", "December 2025");
}

/* Days of 23 and of 25 hours, and the same moment in different places. */
static void
test_zones (void)
{
  const char *zone = "Europe/Berlin";
  g_autoptr (GDateTime) then = make ("UTC", "2026-11-28T20:00:00");
  g_autoptr (GDateTime) berlin = make (zone, "2026-11-29T00:30:00");
  g_autoptr (GDateTime) shanghai = make ("Asia/Shanghai", "2026-11-29T07:30:00");
  gint64 microseconds = g_date_time_to_unix (then) * G_USEC_PER_SEC;

  assert_title (zone, "2026-03-28T23:30:00", "2026-03-29T23:30:00", "Yesterday");
  assert_title (zone, "2026-03-29T00:30:00", "2026-03-29T23:30:00", "Today");
  assert_title (zone, "2026-10-25T00:10:00", "2026-10-25T23:50:00", "Today");
  assert_title (zone, "2026-10-24T23:50:00", "2026-10-25T23:50:00", "Yesterday");
  /* 20:00 UTC is the evening before in Berlin, and the morning of the same day in Shanghai. */
  g_assert_cmpint (matchup_day_group_count_days (microseconds, berlin), ==, 1);
  g_assert_cmpint (matchup_day_group_count_days (microseconds, shanghai), ==, 0);
}

static void
assert_left (const char *zone, const char *text, guint expected)
{
  g_autoptr (GDateTime) now = make (zone, text);

  g_assert_cmpuint (matchup_day_group_get_seconds_left (now), ==, expected);
}

static void
test_seconds_left (void)
{
  assert_left ("Europe/Berlin", "2026-11-29T23:59:59", 1);
  assert_left ("Europe/Berlin", "2026-11-29T12:00:00", 12 * 3600);
  assert_left ("Europe/Berlin", "2026-12-31T23:00:00", 3600);
  assert_left ("Europe/Berlin", "2026-03-29T00:00:00", 23 * 3600);
  assert_left ("Europe/Berlin", "2026-10-25T00:00:00", 25 * 3600);
}

/* Pinned first, then the newest: what is told apart is in this order too. */
static void
test_order (void)
{
  g_autoptr (GDateTime) now = make ("UTC", "2026-11-29T12:00:00");
  MatchupDayGroup before = MATCHUP_DAY_GROUP_PINNED;

  for (int day = 0; day < 800; day++)
    {
      gint64 then = (g_date_time_to_unix (now) - (gint64) day * 86400) * G_USEC_PER_SEC;
      MatchupDayGroup group = matchup_day_group_find (then, now);

      g_assert_cmpuint (group, >=, before);
      before = group;
    }
  g_assert_cmpuint (matchup_day_group_find (G_MAXINT64, now), >, MATCHUP_DAY_GROUP_PINNED);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-group/days", test_days);
  g_test_add_func ("/day-group/new-year", test_new_year);
  g_test_add_func ("/day-group/zones", test_zones);
  g_test_add_func ("/day-group/seconds-left", test_seconds_left);
  g_test_add_func ("/day-group/order", test_order);
  return g_test_run ();
}
