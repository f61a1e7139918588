/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price-sentences.h"

#include "matchup-config.h"
#include "matchup-date-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

char *
matchup_price_dup_date (const char *date)
{
  g_autoptr (GDateTime) day = NULL;
  int year = 0;
  int month = 1;
  int day_of_month = 1;
  int n_read;

  g_return_val_if_fail (date != NULL, NULL);

  n_read = sscanf (date, "%4d-%2d-%2d", &year, &month, &day_of_month);
  if (n_read >= 2)
    day = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  if (day == NULL)
    return g_strdup (date);
  if (n_read > 2)
    return matchup_date_words_dup_day (day);
  /* Translators: a month and its year as g_date_time_format() takes it. */
  return matchup_date_words_format (day, _ ("%B %Y"));
}

static char *
dup_tokens (gint64 tokens)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, tokens);

  return g_strdup_printf (ngettext ("%s token", "%s tokens", (gulong) tokens), number);
}

char *
matchup_price_tier_dup_words (const MatchupPriceTier *self)
{
  g_autofree char *above = NULL;
  g_autofree char *up_to = NULL;
  g_autofree char *question = NULL;
  g_autofree char *output = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  above = dup_tokens (self->above);
  up_to = dup_tokens (MAX (self->up_to, 0));
  if (self->above > 0 && self->up_to >= 0)
    /* Translators: both %s are like “32,000 tokens”; questions that a price holds for. */
    question = g_strdup_printf (_ ("Question above %s, up to %s"), above, up_to);
  else if (self->above > 0)
    /* Translators: when a price counts; %s is a number of tokens */
    question = g_strdup_printf (_ ("Question above %s"), above);
  else if (self->up_to >= 0)
    /* Translators: when a price counts; %s is a number of tokens */
    question = g_strdup_printf (_ ("Question up to %s"), up_to);
  if (self->max_output < 0)
    return question != NULL ? g_steal_pointer (&question) : g_strdup ("");
  output = dup_tokens (self->max_output);
  if (question == NULL)
    /* Translators: when a price counts; %s is a number of tokens */
    return g_strdup_printf (_ ("Answer up to %s"), output);
  /* Translators: what a price holds for: “Question up to 32,000 tokens”, then “200 tokens”. */
  return g_strdup_printf (_ ("%s, answer up to %s"), question, output);
}

/* A day of the week in short; 0: Monday. Not that of the C library, which is “一” in Chinese. */
static const char *
get_day (int day)
{
  static const char *const names[] = {
    NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
    NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", names[day]);
}

/* "Mon–Fri", "Mon, Wed–Fri": days that follow each other as one range. */
static char *
dup_days (guint8 days)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int day = 0; day < 7; day++)
    {
      int last = day;

      if ((days & 1 << day) == 0)
        continue;
      while (last < 6 && (days & 1 << (last + 1)) != 0)
        last++;
      if (words->len > 0)
        g_string_append (words, C_ ("between days", ", "));
      g_string_append (words, get_day (day));
      if (last > day)
        g_string_append_printf (words, "–%s", get_day (last));
      day = last;
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
matchup_peak_hours_dup_words (const MatchupPeakHours *self)
{
  g_autofree char *days = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  days = dup_days (self->days);
  /* Translators: days of the week, two times of the day, and the difference from UTC. */
  return g_strdup_printf (_ ("Peak hours: %s %02d:%02d–%02d:%02d (UTC%c%02d:%02d)"),
                          days,
                          self->from / 60,
                          self->from % 60,
                          self->to / 60,
                          self->to % 60,
                          self->zone < 0 ? '-' : '+',
                          ABS (self->zone) / 60,
                          ABS (self->zone) % 60);
}

char *
matchup_cost_dup_origin (const MatchupCost *self)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->source == MATCHUP_VALUE_SOURCE_TOLD)
    return g_strdup (_ ("Told by the service"));
  date = matchup_price_dup_date (self->list_date);
  if (self->own)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Estimated from your own price of %s"), date);
  if (*date == '\0')
    return g_strdup (_ ("Estimated from the price list"));
  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("Estimated from the price list of %s"), date);
}
