/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-chores.h"

#include <string.h>

/* How the instructions of matchup-title-maker.c and matchup-summarizer.c begin. */
#define TITLE "You give conversations their titles."
#define SUMMARY "You summarise conversations "

#define MAX_TITLE_WORDS 6
#define MAX_TITLE 24 /* characters */
#define MAX_POINTS 12
#define MAX_POINT 100

static char *
cut_to (const char *text, glong max)
{
  g_autofree char *shortened = NULL;

  if (g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);
  shortened = g_utf8_substring (text, 0, max);
  return g_strconcat (g_strchomp (shortened), "…", NULL);
}

char *
matchup_practice_chores_quote (const char *text, glong max)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = NULL;

      g_strdelimit (lines[i], "*`#$|<>[]{}", ' ');
      line = g_strstrip (g_strdup (lines[i]));
      if (*line != '\0')
        return cut_to (line, max);
    }
  return g_strdup ("…");
}

static char *
make_title (const char *question)
{
  const char *begin =
      g_str_has_prefix (question, "Question:\n") ? question + strlen ("Question:\n") : question;
  g_autofree char *line = matchup_practice_chores_quote (begin, 200);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && i < MAX_TITLE_WORDS; i++)
    {
      if (*words[i] != '\0')
        g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", words[i]);
    }
  while (title->len > 0 && strchr (".,;:!?", title->str[title->len - 1]) != NULL)
    g_string_truncate (title, title->len - 1);
  if (g_utf8_strlen (title->str, -1) > MAX_TITLE && strchr (title->str, ' ') == NULL)
    return cut_to (title->str, MAX_TITLE);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* The beginning of everything that was said. */
static char *
make_summary (const char *question)
{
  g_auto (GStrv) blocks = g_strsplit (question, "\n\n", -1);
  g_autoptr (GString) summary = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; blocks[i] != NULL && n < MAX_POINTS; i++)
    {
      const char *said = strstr (blocks[i], ":\n");
      g_autofree char *point = NULL;

      if (said == NULL)
        continue;
      point = matchup_practice_chores_quote (said + 2, MAX_POINT);
      g_string_append_printf (summary, "%s- %s", n++ > 0 ? "\n" : "", point);
    }
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

char *
matchup_practice_chores_do (const MatchupPracticeRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  if (request->instructions == NULL)
    return NULL;
  if (g_str_has_prefix (request->instructions, TITLE))
    return make_title (request->question);
  if (g_str_has_prefix (request->instructions, SUMMARY))
    return make_summary (request->question);
  return NULL;
}
