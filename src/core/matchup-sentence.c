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

char *
matchup_sentence_insert_name (const char *format, const char *name)
{
  g_auto (GStrv) pieces = NULL;
  GString *sentence;

  g_return_val_if_fail (format != NULL && name != NULL, NULL);

  pieces = g_strsplit (format, "%s", -1);
  sentence = g_string_new (pieces[0]);
  for (guint i = 1; pieces[0] != NULL && pieces[i] != NULL; i++)
    {
      const char *after = pieces[i];

      if (begins_wide (name) && sentence->len > 0 && sentence->str[sentence->len - 1] == ' ' &&
          ends_wide (sentence->str, sentence->len - 1))
        g_string_truncate (sentence, sentence->len - 1);
      g_string_append (sentence, name);
      if (ends_wide (name, strlen (name)) && after[0] == ' ' && begins_wide (after + 1))
        after++;
      g_string_append (sentence, after);
    }
  return g_string_free (sentence, FALSE);
}
