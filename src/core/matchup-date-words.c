/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-date-words.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/* Beside a day, as in "3 May"; in some languages that is another form. */
static const char *
get_month_in_date (GDateTime *time)
{
  const char *const names[] = {
    C_ ("month in a date", "January"),   C_ ("month in a date", "February"),
    C_ ("month in a date", "March"),     C_ ("month in a date", "April"),
    C_ ("month in a date", "May"),       C_ ("month in a date", "June"),
    C_ ("month in a date", "July"),      C_ ("month in a date", "August"),
    C_ ("month in a date", "September"), C_ ("month in a date", "October"),
    C_ ("month in a date", "November"),  C_ ("month in a date", "December"),
  };

  return names[g_date_time_get_month (time) - 1];
}

static const char *
get_month_alone (GDateTime *time)
{
  const char *const names[] = {
    C_ ("month alone", "January"), C_ ("month alone", "February"), C_ ("month alone", "March"),
    C_ ("month alone", "April"),   C_ ("month alone", "May"),      C_ ("month alone", "June"),
    C_ ("month alone", "July"),    C_ ("month alone", "August"),   C_ ("month alone", "September"),
    C_ ("month alone", "October"), C_ ("month alone", "November"), C_ ("month alone", "December"),
  };

  return names[g_date_time_get_month (time) - 1];
}

char *
matchup_date_words_format (GDateTime *time, const char *format)
{
  g_autoptr (GString) own = NULL;

  g_return_val_if_fail (time != NULL && format != NULL, NULL);

  own = g_string_new (format);
  g_string_replace (own, "%OB", get_month_alone (time), 0);
  g_string_replace (own, "%B", get_month_in_date (time), 0);
  return g_date_time_format (time, own->str);
}

/* Whether the system writes dates in the language that the words of the program are in, "zh" for
 * both of "zh_CN" and "zh-Hans". */
static gboolean
has_own_language (void)
{
  const char *dates = setlocale (LC_TIME, NULL);
  /* Translators: the language that you translate to, by its code of two or three letters */
  const char *words = C_ ("language of the translation", "en");

  return dates != NULL && strncmp (dates, words, strlen (words)) == 0;
}

char *
matchup_date_words_dup_day (GDateTime *time)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  day = g_date_time_format (time, "%x");
  for (const char *c = day; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_isalpha (g_utf8_get_char (c)) && !has_own_language ())
        return g_date_time_format (time, "%F");
    }
  return g_steal_pointer (&day);
}

char *
matchup_date_words_dup_moment (GDateTime *time)
{
  g_autofree char *day = matchup_date_words_dup_day (time);
  g_autofree char *hour = g_date_time_format (time, "%R");

  return g_strdup_printf ("%s %s", day, hour);
}
