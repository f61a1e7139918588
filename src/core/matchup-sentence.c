/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sentence.h"

#include <string.h>

/* Characters that are set without blanks between them: Chinese and Japanese, with their marks. */
static gboolean
is_wide (gunichar character)
{
  switch (g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return TRUE;
    default:
      return (character >= 0x3000 && character <= 0x303f) ||
             (character >= 0xff00 && character <= 0xffef);
    }
}

static gboolean
begins_wide (const char *text)
{
  return *text != '\0' && is_wide (g_utf8_get_char (text));
}

static gboolean
ends_wide (const char *text, gsize length)
{
  const char *last = length > 0 ? g_utf8_find_prev_char (text, text + length) : NULL;

  return last != NULL && is_wide (g_utf8_get_char (last));
}

/* @rest goes on behind the name. */
static const char *
append_name (GString *sentence, const char *name, const char *rest)
{
  if (begins_wide (name) && sentence->len > 0 && sentence->str[sentence->len - 1] == ' ' &&
      ends_wide (sentence->str, sentence->len - 1))
    g_string_truncate (sentence, sentence->len - 1);
  g_string_append (sentence, name);
  return ends_wide (name, strlen (name)) && rest[0] == ' ' && begins_wide (rest + 1) ? rest + 1
                                                                                     : rest;
}

char *
matchup_sentence_insert_name (const char *format, const char *name)
{
  g_auto (GStrv) pieces = NULL;
  GString *sentence;

  g_return_val_if_fail (format != NULL && name != NULL, NULL);

  pieces = g_strsplit (format, "%s", -1);
  sentence = g_string_new (pieces[0]);
  for (guint i = 1; pieces[0] != NULL && pieces[i] != NULL; i++)
    g_string_append (sentence, append_name (sentence, name, pieces[i]));
  return g_string_free (sentence, FALSE);
}

char *
matchup_sentence_insert_names (const char *format, const char *const *names)
{
  GString *sentence;
  gsize n_names;

  g_return_val_if_fail (format != NULL && names != NULL, NULL);

  sentence = g_string_new (NULL);
  n_names = g_strv_length ((char **) names);
  while (*format != '\0')
    {
      gsize number = format[0] == '{' && g_ascii_isdigit (format[1]) && format[2] == '}'
                         ? (gsize) g_ascii_digit_value (format[1])
                         : 0;

      if (number >= 1 && number <= n_names)
        format = append_name (sentence, names[number - 1], format + 3);
      else
        g_string_append_c (sentence, *format++);
    }
  return g_string_free (sentence, FALSE);
}
