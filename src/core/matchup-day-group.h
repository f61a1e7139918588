/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * MatchupDayGroup: under which heading something of the past stands. Groups of the same moment can
 * be compared: equal numbers are the same group, smaller ones come first where the newest come
 * first.
 */
typedef guint MatchupDayGroup;

#define MATCHUP_DAY_GROUP_PINNED 0

/* @microseconds since 1970; what is in the future is of today. @now also says which time zone. */
MatchupDayGroup matchup_day_group_find (gint64 microseconds, GDateTime *now);
/* Whole days as the calendar counts them between the two, in the time zone of @now. */
int matchup_day_group_count_days (gint64 microseconds, GDateTime *now);
/* “Today”, “Previous 7 Days”, “October”. */
char *matchup_day_group_dup_title (MatchupDayGroup group, GDateTime *now);
/* Seconds until the day after that of @now begins, at least 1. */
guint matchup_day_group_get_seconds_left (GDateTime *now);

G_END_DECLS
