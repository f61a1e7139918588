/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-day-group.h"

#include "matchup-config.h"
#include "matchup-date-words.h"

#include <glib/gi18n.h>

enum
{
  TODAY = MATCHUP_DAY_GROUP_PINNED + 1,
  YESTERDAY,
  WEEK,
  MONTH,
  FIRST_MONTH, /* from here on months, the newest first */
};

/* Later than any month that a computer has seen. */
#define LAST_MONTH (100000 * 12)

static void
get_day (GDateTime *moment, GDate *out)
{
  int year, month, day;

  g_date_time_get_ymd (moment, &year, &month, &day);
  g_date_clear (out, 1);
  g_date_set_dmy (out, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static GDateTime *
to_local (gint64 microseconds, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_timezone (utc, g_date_time_get_timezone (now)) : NULL;
}

static int
count_days (GDateTime *then, GDateTime *now)
{
  GDate day_then, day_now;

  get_day (then, &day_then);
  get_day (now, &day_now);
  return g_date_days_between (&day_then, &day_now);
}

int
matchup_day_group_count_days (gint64 microseconds, GDateTime *now)
{
  g_autoptr (GDateTime) then = NULL;

  g_return_val_if_fail (now != NULL, 0);

  then = to_local (microseconds, now);
  return then != NULL ? count_days (then, now) : 0;
}

MatchupDayGroup
matchup_day_group_find (gint64 microseconds, GDateTime *now)
{
  g_autoptr (GDateTime) then = NULL;
  int days;

  g_return_val_if_fail (now != NULL, TODAY);

  then = to_local (microseconds, now);
  if (then == NULL)
    return TODAY;
  days = count_days (then, now);
  if (days <= 0)
    return TODAY;
  if (days == 1)
    return YESTERDAY;
  if (days <= 7)
    return WEEK;
  if (days <= 30)
    return MONTH;
  return (MatchupDayGroup) (FIRST_MONTH + LAST_MONTH - g_date_time_get_year (then) * 12 -
                            (g_date_time_get_month (then) - 1));
}

char *
matchup_day_group_dup_title (MatchupDayGroup group, GDateTime *now)
{
  g_autoptr (GDateTime) month = NULL;
  int months;

  g_return_val_if_fail (now != NULL, NULL);

  switch (group)
    {
    case MATCHUP_DAY_GROUP_PINNED:
      return g_strdup (C_ ("heading in the history", "Pinned"));
    case TODAY:
      return g_strdup (C_ ("heading in the history", "Today"));
    case YESTERDAY:
      return g_strdup (C_ ("heading in the history", "Yesterday"));
    case WEEK:
      return g_strdup (C_ ("heading in the history", "Previous 7 Days"));
    case MONTH:
      return g_strdup (C_ ("heading in the history", "Previous 30 Days"));
    default:
      break;
    }
  months = FIRST_MONTH + LAST_MONTH - (int) group;
  month =
      g_date_time_new (g_date_time_get_timezone (now), months / 12, months % 12 + 1, 15, 12, 0, 0);
  if (month == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (month) == g_date_time_get_year (now))
    /* Translators: a month of this year as a heading, as in strftime(3): October. */
    return matchup_date_words_format (month, C_ ("month of this year", "%OB"));
  /* Translators: a month of another year as a heading, as in strftime(3): October 2025. */
  return matchup_date_words_format (month, C_ ("month of another year", "%OB %Y"));
}

guint
matchup_day_group_get_seconds_left (GDateTime *now)
{
  g_autoptr (GDateTime) tomorrow = NULL;
  g_autoptr (GDateTime) begin = NULL;
  GTimeSpan left;

  g_return_val_if_fail (now != NULL, 1);

  tomorrow = g_date_time_add_days (now, 1);
  begin = g_date_time_new (g_date_time_get_timezone (now),
                           g_date_time_get_year (tomorrow),
                           g_date_time_get_month (tomorrow),
                           g_date_time_get_day_of_month (tomorrow),
                           0,
                           0,
                           0);
  left = begin != NULL ? g_date_time_difference (begin, now) : 0;
  return (guint) MAX (1, (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}
