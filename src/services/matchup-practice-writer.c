/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-writer.h"

#include "matchup-practice-chores.h"
#include "matchup-practice-sum.h"
#include "matchup-token-estimate.h"

#include <string.h>

/* Characters of what was asked that are repeated. */
#define MAX_QUOTE 60
#define MAX_INSTRUCTIONS 90
#define MAX_COLOURS 3
/* The model that answers in Chinese whatever is asked. */
#define CHINESE "chinese"
#define USUAL "quick"

static const char *const colour_keys[MATCHUP_PRACTICE_N_COLOURS] = {
  "black",  "grey",  "white",     "red",  "orange", "brown",
  "yellow", "green", "turquoise", "blue", "purple", "pink",
};

/* An answer that is being put together. */
typedef struct
{
  const MatchupPracticeRequest *request;
  const MatchupPracticeTexts *texts;
  guint variant;
  GHashTable *values; /* what stands for each {{name}} */
} Writer;

void
matchup_practice_answer_free (MatchupPracticeAnswer *self)
{
  g_free (self->thinking);
  g_free (self->text);
  g_free (self);
}

static void
set_value (Writer *writer, const char *name, char *value)
{
  g_hash_table_insert (writer->values, g_strdup (name), value);
}

/* @text with all that it has in double braces; what nobody knows stays as it is. */
static char *
fill (Writer *writer, const char *text)
{
  GString *filled = g_string_new (NULL);

  while (TRUE)
    {
      const char *open = strstr (text, "{{");
      const char *close = open != NULL ? strstr (open, "}}") : NULL;
      g_autofree char *name = NULL;
      const char *value;

      if (close == NULL)
        break;
      name = g_strndup (open + 2, (gsize) (close - open - 2));
      value = g_hash_table_lookup (writer->values, name);
      g_string_append_len (filled, text, open - text);
      if (value != NULL)
        g_string_append (filled, value);
      else
        g_string_append_len (filled, open, close + 2 - open);
      text = close + 2;
    }
  g_string_append (filled, text);
  return g_string_free (filled, FALSE);
}

/* A text by @key, "" where there is none. */
static char *
dup_text (Writer *writer, const MatchupPracticeTopic *topic, const char *key)
{
  GPtrArray *texts = topic != NULL ? matchup_practice_topic_get_texts (topic, key) : NULL;

  if (texts == NULL)
    return g_strdup ("");
  return fill (writer, g_ptr_array_index (texts, writer->variant % texts->len));
}

static char *
dup_text_of (Writer *writer, const char *topic, const char *key)
{
  return dup_text (writer, matchup_practice_texts_get_topic (writer->texts, topic), key);
}

static char *
describe_colours (Writer *writer, const MatchupPracticePicture *picture)
{
  MatchupPracticeColour colours[MAX_COLOURS];
  guint n = matchup_practice_picture_rank (picture, colours, MAX_COLOURS);
  g_autofree char *between = dup_text_of (writer, "colours", "between");
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *one = NULL;

      set_value (writer, "colour", dup_text_of (writer, "colours", colour_keys[colours[i]]));
      set_value (writer, "share", g_strdup_printf ("%.0f", 100 * picture->shares[colours[i]]));
      one = dup_text_of (writer, "colours", "one");
      if (i > 0)
        g_string_append_printf (list, "%s ", between);
      g_string_append (list, one);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
describe_pictures (Writer *writer)
{
  GPtrArray *pictures = writer->request->pictures;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < pictures->len; i++)
    {
      const MatchupPracticePicture *picture = g_ptr_array_index (pictures, i);
      g_autofree char *line = NULL;

      set_value (writer, "width", g_strdup_printf ("%d", picture->width));
      set_value (writer, "height", g_strdup_printf ("%d", picture->height));
      set_value (writer, "colours", describe_colours (writer, picture));
      line = dup_text_of (writer, "picture", picture->width > 0 ? "each" : "unreadable");
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static char *
describe_files (Writer *writer)
{
  GPtrArray *files = writer->request->files;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const MatchupPracticeFile *file = g_ptr_array_index (files, i);
      g_autofree char *line = NULL;

      set_value (writer, "name", g_strdup (file->name));
      set_value (writer, "lines", g_strdup_printf ("%" G_GINT64_FORMAT, file->lines));
      set_value (writer, "words", g_strdup_printf ("%" G_GINT64_FORMAT, file->words));
      line = dup_text_of (writer, "file", file->in_characters ? "each in characters" : "each");
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* What is asked about; what can be seen of the question comes before its words. */
static const MatchupPracticeTopic *
choose_topic (Writer *writer)
{
  const MatchupPracticeRequest *request = writer->request;
  const MatchupPracticeTopic *topic = NULL;
  const char *id = NULL;
  char *expression;
  char *result;

  if (request->pictures->len > 0)
    {
      set_value (writer, "pictures", describe_pictures (writer));
      id = "picture";
    }
  else if (request->files->len > 0)
    {
      set_value (writer, "files", describe_files (writer));
      id = "file";
    }
  else if (matchup_practice_sum_find (request->question, &expression, &result))
    {
      set_value (writer, "expression", expression);
      set_value (writer, "result", result);
      id = "sum";
    }
  if (id == NULL)
    topic = matchup_practice_texts_find (writer->texts, request->question);
  /* To go on from something there has to be something. */
  if (topic != NULL && request->previous == NULL &&
      g_str_equal (matchup_practice_topic_get_id (topic), "follow-up"))
    topic = NULL;
  if (topic != NULL)
    return topic;
  if (id == NULL)
    id = request->previous != NULL ? "follow-up" : "other";
  return matchup_practice_texts_get_topic (writer->texts, id);
}

/* The text that begins as what was cut off; else the one whose turn it is. */
static char *
dup_answer (Writer *writer, const MatchupPracticeTopic *topic, const char *key, const char *before)
{
  GPtrArray *texts = matchup_practice_topic_get_texts (topic, key);
  const char *begun = writer->request->begun;
  g_autofree char *own = NULL;

  if (texts == NULL)
    texts = matchup_practice_topic_get_texts (topic, USUAL);
  if (texts == NULL)
    return g_strdup ("");
  for (guint i = 0; begun != NULL && i < texts->len; i++)
    {
      g_autofree char *filled = fill (writer, g_ptr_array_index (texts, i));
      g_autofree char *whole = g_strconcat (before, filled, NULL);

      if (g_str_has_prefix (whole, begun))
        return g_strdup (whole + strlen (begun));
    }
  own = fill (writer, g_ptr_array_index (texts, writer->variant % texts->len));
  return g_strconcat (begun != NULL ? "" : before, own, NULL);
}

/* Cuts @text to about so many tokens. */
static gboolean
cut (char *text, gint64 max_tokens)
{
  MatchupTokenTally tally = { 0 };

  if (max_tokens <= 0)
    return FALSE;
  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      matchup_token_tally_add (&tally, p, (gsize) (g_utf8_next_char (p) - p));
      if (matchup_token_tally_get (&tally) <= max_tokens)
        continue;
      *p = '\0';
      return TRUE;
    }
  return FALSE;
}

static void
write_answer (Writer *writer, MatchupPracticeAnswer *answer)
{
  const MatchupPracticeRequest *request = writer->request;
  const MatchupPracticeTopic *topic = choose_topic (writer);
  g_autofree char *before = NULL;
  g_autofree char *thinking_key = g_strconcat (request->model, " thinking", NULL);

  before = request->instructions != NULL ? dup_text_of (writer, "instructions", request->model)
                                         : g_strdup ("");
  if (*before != '\0')
    {
      g_autofree char *line = g_steal_pointer (&before);

      before = g_strconcat (line, "\n\n", NULL);
    }
  answer->text = dup_answer (writer, topic, request->model, before);
  if (!request->thinking || request->begun != NULL)
    answer->thinking = g_strdup ("");
  else if (matchup_practice_topic_get_texts (topic, thinking_key) != NULL)
    answer->thinking = dup_text (writer, topic, thinking_key);
  else
    answer->thinking = dup_text_of (writer, "thinking", request->model);
}

MatchupPracticeAnswer *
matchup_practice_write (const MatchupPracticeRequest *request, guint variant)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  MatchupPracticeAnswer *answer = g_new0 (MatchupPracticeAnswer, 1);
  Writer writer = { .request = request, .variant = variant, .values = values };

  g_return_val_if_fail (request != NULL, NULL);

  writer.texts = matchup_practice_texts_get (
      g_str_equal (request->model, CHINESE) ? MATCHUP_PRACTICE_CHINESE : request->language);
  answer->text = matchup_practice_chores_do (request);
  if (answer->text != NULL)
    {
      answer->thinking = g_strdup ("");
    }
  else
    {
      set_value (&writer, "question", matchup_practice_chores_quote (request->question, MAX_QUOTE));
      if (request->previous != NULL)
        set_value (&writer,
                   "previous",
                   matchup_practice_chores_quote (request->previous, MAX_QUOTE));
      if (request->instructions != NULL)
        set_value (&writer,
                   "instructions",
                   matchup_practice_chores_quote (request->instructions, MAX_INSTRUCTIONS));
      write_answer (&writer, answer);
    }
  answer->cut = cut (answer->text, request->max_tokens);
  return answer;
}
