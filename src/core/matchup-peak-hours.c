/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-peak-hours.h"

#include <string.h>

#define MINUTES_OF_DAY (24 * 60)
/* 1970 began on a Thursday. */
#define FIRST_WEEKDAY 3

static gboolean
parse_day (const char *text, int *out_day)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (names[i], text) == 0)
        {
          *out_day = (int) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* "mon" or "fri-mon"; adds to @days. */
static gboolean
parse_days (const char *text, guint8 *days)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  int first = 0;
  int last;

  if (ends[0] == NULL || !parse_day (ends[0], &first))
    return FALSE;
  last = first;
  if (ends[1] != NULL && !parse_day (ends[1], &last))
    return FALSE;
  for (int day = first;; day = (day + 1) % 7)
    {
      *days = (guint8) (*days | 1 << day);
      if (day == last)
        return TRUE;
    }
}

static gboolean
parse_minutes (const char *text, gint16 *out_minutes)
{
  int hours;
  int minutes;

  if (strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0]) ||
      !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return FALSE;
  hours = (text[0] - '0') * 10 + text[1] - '0';
  minutes = (text[3] - '0') * 10 + text[4] - '0';
  *out_minutes = (gint16) (hours * 60 + minutes);
  return minutes < 60 && *out_minutes <= MINUTES_OF_DAY;
}

static gboolean
parse_zone (const char *text, gint16 *out_minutes)
{
  if ((*text != '+' && *text != '-') || !parse_minutes (text + 1, out_minutes))
    return FALSE;
  if (*text == '-')
    *out_minutes = (gint16) - *out_minutes;
  return TRUE;
}

gboolean
matchup_peak_hours_parse (const char *days,
                          const char *from,
                          const char *to,
                          const char *zone,
                          MatchupPeakHours *out_hours)
{
  MatchupPeakHours hours = { 0 };
  g_auto (GStrv) ranges = NULL;

  g_return_val_if_fail (out_hours != NULL, FALSE);

  if (days == NULL || from == NULL || to == NULL || zone == NULL)
    return FALSE;
  ranges = g_strsplit (strcmp (days, "daily") == 0 ? "mon-sun" : days, ",", -1);
  for (guint i = 0; ranges[i] != NULL; i++)
    {
      if (!parse_days (ranges[i], &hours.days))
        return FALSE;
    }
  if (hours.days == 0 || !parse_minutes (from, &hours.from) || !parse_minutes (to, &hours.to) ||
      !parse_zone (zone, &hours.zone) || hours.from == MINUTES_OF_DAY)
    return FALSE;
  *out_hours = hours;
  return TRUE;
}

gboolean
matchup_peak_hours_contain (const MatchupPeakHours *self, gint64 time)
{
  gint64 minutes;
  gint64 day;
  int minute;
  int weekday;

  g_return_val_if_fail (self != NULL, FALSE);

  /* Rounded down, also before 1970. */
  minutes = time / (60 * G_USEC_PER_SEC) - (time % (60 * G_USEC_PER_SEC) < 0) + self->zone;
  day = minutes / MINUTES_OF_DAY - (minutes % MINUTES_OF_DAY < 0);
  minute = (int) (minutes - day * MINUTES_OF_DAY);
  weekday = (int) (((day + FIRST_WEEKDAY) % 7 + 7) % 7);
  if (self->from < self->to)
    return (self->days & 1 << weekday) != 0 && minute >= self->from && minute < self->to;
  return ((self->days & 1 << weekday) != 0 && minute >= self->from) ||
         ((self->days & 1 << (weekday + 6) % 7) != 0 && minute < self->to);
}
