/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-texts.h"

#include "matchup-presets-resources.h"
#include "matchup-word-count.h"

#include <string.h>

#define RESOURCE "/io/github/matchup_app/Matchup/presets/practice-%s.txt"
#define MARK "%%"

struct _MatchupPracticeTopic
{
  char *id;
  char **words;      /* casefolded; NULL: no question leads here by itself */
  GHashTable *texts; /* key -> GPtrArray of char * */
};

struct _MatchupPracticeTexts
{
  GPtrArray *topics; /* MatchupPracticeTopic in the order of the file */
};

static void
topic_free (gpointer data)
{
  MatchupPracticeTopic *topic = data;

  g_clear_pointer (&topic->id, g_free);
  g_clear_pointer (&topic->words, g_strfreev);
  g_clear_pointer (&topic->texts, g_hash_table_unref);
  g_free (topic);
}

void
matchup_practice_texts_free (MatchupPracticeTexts *self)
{
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_free (self);
}

static MatchupPracticeTopic *
add_topic (MatchupPracticeTexts *self, const char *id)
{
  MatchupPracticeTopic *topic = g_new0 (MatchupPracticeTopic, 1);

  topic->id = g_strstrip (g_strdup (id));
  topic->texts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->topics, topic);
  return topic;
}

static void
add_text (MatchupPracticeTopic *topic, const char *key, const char *text)
{
  GPtrArray *texts = g_hash_table_lookup (topic->texts, key);

  if (texts == NULL)
    {
      texts = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (topic->texts, g_strdup (key), texts);
    }
  g_ptr_array_add (texts, g_strstrip (g_strdup (text)));
}

static char **
read_words (const char *list)
{
  g_autofree char *folded = g_utf8_casefold (list, -1);
  char **words = g_strsplit (folded, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_strstrip (words[i]);
  return words;
}

/* What is read of the file so far. */
typedef struct
{
  MatchupPracticeTexts *texts;
  MatchupPracticeTopic *topic; /* that is open, or NULL */
  char *key;                   /* of the text that is open, or NULL */
  GString *text;
} Reader;

static void
end_text (Reader *reader)
{
  if (reader->key != NULL)
    add_text (reader->topic, reader->key, reader->text->str);
  g_clear_pointer (&reader->key, g_free);
  g_string_truncate (reader->text, 0);
}

static gboolean
take_mark (Reader *reader, const char *rest)
{
  if (*rest == '#')
    return TRUE;
  end_text (reader);
  rest += strspn (rest, " ");
  if (g_str_has_prefix (rest, "topic "))
    {
      reader->topic = add_topic (reader->texts, rest + strlen ("topic "));
      return TRUE;
    }
  if (reader->topic == NULL || *rest == '\0')
    return FALSE;
  if (g_str_has_prefix (rest, "words "))
    {
      g_strfreev (reader->topic->words);
      reader->topic->words = read_words (rest + strlen ("words "));
    }
  else
    {
      reader->key = g_strchomp (g_strdup (rest));
    }
  return TRUE;
}

static gboolean
take_line (Reader *reader, const char *line)
{
  if (g_str_has_prefix (line, MARK))
    return take_mark (reader, line + strlen (MARK));
  if (reader->key == NULL)
    return *line == '\0';
  g_string_append (reader->text, line);
  g_string_append_c (reader->text, '\n');
  return TRUE;
}

MatchupPracticeTexts *
matchup_practice_texts_read (const char *text, GError **error)
{
  g_autoptr (MatchupPracticeTexts) self = g_new0 (MatchupPracticeTexts, 1);
  g_autoptr (GString) open = g_string_new (NULL);
  Reader reader = { .texts = self, .text = open };
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self->topics = g_ptr_array_new_with_free_func (topic_free);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (take_line (&reader, lines[i]))
        continue;
      g_free (reader.key);
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_INVALID_DATA,
                   "line %u belongs to nothing: %s",
                   i + 1,
                   lines[i]);
      return NULL;
    }
  end_text (&reader);
  return g_steal_pointer (&self);
}

static MatchupPracticeTexts *
load (const char *code)
{
  GResource *resource = matchup_presets_get_resource ();
  g_autofree char *path = g_strdup_printf (RESOURCE, code);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autofree char *text = NULL;
  MatchupPracticeTexts *texts = NULL;

  if (bytes != NULL)
    {
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      texts = matchup_practice_texts_read (text, &error);
    }
  /* A part of the program, which its tests read. */
  if (texts == NULL)
    g_error ("The texts of the practice models cannot be read: %s", error->message);
  return texts;
}

const MatchupPracticeTexts *
matchup_practice_texts_get (MatchupPracticeLanguage language)
{
  static gsize english = 0;
  static gsize chinese = 0;
  gsize *place = language == MATCHUP_PRACTICE_CHINESE ? &chinese : &english;

  if (g_once_init_enter (place))
    g_once_init_leave (place, (gsize) load (language == MATCHUP_PRACTICE_CHINESE ? "zh_CN" : "en"));
  return (const MatchupPracticeTexts *) *place;
}

static gboolean
is_within_word (gunichar c)
{
  return g_unichar_isalnum (c) && !matchup_word_count_is_ideograph (c);
}

/* Chinese words are found anywhere, others only where they stand for themselves. */
static gboolean
stands_alone (const char *text, const char *found, gsize length)
{
  gunichar first = g_utf8_get_char (found);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (found + length));

  if (found > text && is_within_word (first) &&
      is_within_word (g_utf8_get_char (g_utf8_prev_char (found))))
    return FALSE;
  return !is_within_word (last) || !is_within_word (g_utf8_get_char (found + length));
}

static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  if (length == 0)
    return FALSE;
  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    {
      if (stands_alone (text, found, length))
        return TRUE;
    }
  return FALSE;
}

const MatchupPracticeTopic *
matchup_practice_texts_find (const MatchupPracticeTexts *self, const char *question)
{
  g_autofree char *text = NULL;
  const MatchupPracticeTopic *best = NULL;
  gsize best_length = 0;

  g_return_val_if_fail (self != NULL && question != NULL, NULL);

  text = g_utf8_casefold (question, -1);
  for (guint i = 0; i < self->topics->len; i++)
    {
      const MatchupPracticeTopic *topic = g_ptr_array_index (self->topics, i);
      gsize length = 0;

      for (guint j = 0; topic->words != NULL && topic->words[j] != NULL; j++)
        length += has_word (text, topic->words[j]) ? strlen (topic->words[j]) : 0;
      if (length <= best_length)
        continue;
      best = topic;
      best_length = length;
    }
  return best;
}

const MatchupPracticeTopic *
matchup_practice_texts_get_topic (const MatchupPracticeTexts *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->topics->len; i++)
    {
      const MatchupPracticeTopic *topic = g_ptr_array_index (self->topics, i);

      if (g_str_equal (topic->id, id))
        return topic;
    }
  return NULL;
}

const char *
matchup_practice_topic_get_id (const MatchupPracticeTopic *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

GPtrArray *
matchup_practice_topic_get_texts (const MatchupPracticeTopic *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);
  return g_hash_table_lookup (self->texts, key);
}
