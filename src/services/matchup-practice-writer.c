/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-writer.h"

#include "matchup-practice-chores.h"
#include "matchup-practice-list.h"
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
#define LIST "list"
#define LIST_ITEM "list item"
#define USUAL_COUNT 5

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

static char *
dup_numeral (guint n)
{
  static const char *const digits[] = {
    "", "一", "二", "三", "四", "五", "六", "七", "八", "九",
  };
  static const char *const tens[] = { "", "十", "二十" };

  return g_strconcat (tens[n / 10], digits[n % 10], NULL);
}

/* Item @n of a list; each model begins with another one of those that there are. */
static char *
dup_item (Writer *writer, const char *key, guint n)
{
  const char *model = writer->request->model;
  const MatchupPracticeTopic *topic = matchup_practice_texts_get_topic (writer->texts, LIST_ITEM);
  GPtrArray *which = matchup_practice_topic_get_texts (topic, "which");
  GPtrArray *why = matchup_practice_topic_get_texts (topic, "why");
  guint place = n + g_str_hash (model);
  g_autofree char *item = NULL;

  set_value (writer, "which", g_strdup (g_ptr_array_index (which, place % which->len)));
  set_value (writer, "why", g_strdup (g_ptr_array_index (why, n % why->len)));
  set_value (writer, "number", g_strdup_printf ("%u", n));
  set_value (writer, "numeral", dup_numeral (n));
  set_value (writer, "item", dup_text (writer, topic, key));
  return dup_text (writer, topic, model);
}

/* So many as were asked for, of what was asked for. */
static char *
make_list (Writer *writer, const MatchupPracticeList *list)
{
  gboolean own = writer->texts == matchup_practice_texts_get (writer->request->language);
  const char *key = list->all == NULL ? "none" : own && list->one != NULL ? "one" : "all";
  guint count = list->count > 0 ? MIN (list->count, MATCHUP_PRACTICE_LIST_MAX) : USUAL_COUNT;
  g_autoptr (GString) lines = g_string_new (NULL);

  set_value (writer, "one", g_strdup (list->one != NULL ? list->one : ""));
  set_value (writer, "all", g_strdup (list->all != NULL ? list->all : ""));
  for (guint n = 1; n <= count; n++)
    {
      g_autofree char *item = dup_item (writer, key, n);

      g_string_append_printf (lines, "%s%s", n > 1 ? "\n" : "", item);
    }
  if (list->count > count)
    {
      g_autofree char *remark = NULL;

      set_value (writer, "count", g_strdup_printf ("%u", list->count));
      remark = dup_text_of (writer, LIST_ITEM, "too many");
      g_string_append_printf (lines, "\n\n%s", remark);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static gboolean
is_topic (const MatchupPracticeTopic *topic, const char *id)
{
  return topic != NULL && g_str_equal (matchup_practice_topic_get_id (topic), id);
}

/* What the words of the question are about; NULL: nobody knows. */
static const MatchupPracticeTopic *
find_topic (Writer *writer)
{
  const MatchupPracticeRequest *request = writer->request;
  const MatchupPracticeTopic *topic = matchup_practice_texts_find (writer->texts, request->gist);
  g_auto (MatchupPracticeList) list = { 0 };
  gboolean is_list = matchup_practice_list_find (request->gist, &list);

  /* To go on from something there has to be something. */
  if (request->previous == NULL && is_topic (topic, "follow-up"))
    topic = NULL;
  if (is_list && (topic == NULL || list.certain))
    topic = matchup_practice_texts_get_topic (writer->texts, LIST);
  if (is_topic (topic, LIST))
    set_value (writer, "items", make_list (writer, &list));
  return topic;
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
  else if (matchup_practice_sum_find (request->gist, &expression, &result))
    {
      set_value (writer, "expression", expression);
      set_value (writer, "result", result);
      id = "sum";
    }
  if (id == NULL)
    topic = find_topic (writer);
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
