/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-title-text.h"

#include "matchup-conversation.h"
#include "matchup-md-plain.h"

#include <string.h>

/* More than any title; models that talk are not read to their end. */
#define MAX_BYTES 2000

/* Blanks as one, without what cannot be seen or turns the direction of the text. */
static char *
squeeze (const char *line)
{
  GString *text = g_string_new (NULL);

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isspace (letter))
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else if (!g_unichar_iscntrl (letter) && g_unichar_type (letter) != G_UNICODE_FORMAT)
        g_string_append_unichar (text, letter);
    }
  return g_strchomp (g_string_free (text, FALSE));
}

static gboolean
strip_prefix (char *text)
{
  static const char *const words[] = { "title", "标题", "標題", "题目" };
  static const char *const colons[] = { ":", "：" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *rest;

      if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) != 0)
        continue;
      rest = text + strlen (words[i]);
      rest += strspn (rest, " ");
      for (guint j = 0; j < G_N_ELEMENTS (colons); j++)
        if (g_str_has_prefix (rest, colons[j]))
          {
            const char *title = rest + strlen (colons[j]);

            title += strspn (title, " ");
            memmove (text, title, strlen (title) + 1);
            return TRUE;
          }
    }
  return FALSE;
}

/* One pair around all of it. */
static gboolean
strip_quotes (char *text)
{
  static const char *const pairs[][2] = {
    { "\"", "\"" }, { "'", "'" },   { "“", "”" },   { "‘", "’" },   { "„", "“" }, { "«", "»" },
    { "「", "」" }, { "『", "』" }, { "《", "》" }, { "【", "】" }, { "`", "`" }, { "*", "*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize before = strlen (pairs[i][0]);
      gsize after = strlen (pairs[i][1]);
      gsize length = strlen (text);

      if (length <= before + after || !g_str_has_prefix (text, pairs[i][0]) ||
          !g_str_has_suffix (text, pairs[i][1]))
        continue;
      text[length - after] = '\0';
      memmove (text, text + before, length - after - before + 1);
      g_strstrip (text);
      return TRUE;
    }
  return FALSE;
}

/* "..." is no full stop. */
static gboolean
strip_full_stop (char *text)
{
  static const char *const stops[] = { "。", "．", "." };

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      gsize length = strlen (text);
      gsize stop = strlen (stops[i]);

      if (length <= stop || !g_str_has_suffix (text, stops[i]))
        continue;
      text[length - stop] = '\0';
      if (!g_str_has_suffix (text, "."))
        return TRUE;
      text[length - stop] = '.';
    }
  return FALSE;
}

static gboolean
says_something (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

char *
matchup_title_text_clean (const char *answer)
{
  g_autofree char *valid = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  valid = g_utf8_make_valid (answer, (gssize) strnlen (answer, MAX_BYTES));
  plain = matchup_md_to_plain (valid, strlen (valid));
  lines = g_strsplit (plain, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *title = squeeze (lines[i]);

      while (strip_prefix (title) || strip_quotes (title) || strip_full_stop (title))
        continue;
      if (says_something (title))
        return matchup_conversation_make_title (title);
    }
  return NULL;
}
