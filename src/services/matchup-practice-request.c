/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-request.h"

#include "matchup-json.h"
#include "matchup-word-count.h"

#include <string.h>

/* How matchup_conversation_dup_request() and matchup-file-block.h begin. */
#define GO_ON "Your answer was cut off. Continue "
#define FILE_BEGIN "File \""
/* Bytes of the beginning and of the end of a question. */
#define GIST_PART 1000
/* A question of which this share of the letters is Chinese is a Chinese one. */
#define CHINESE_SHARE 0.2

static void
file_free (gpointer data)
{
  MatchupPracticeFile *file = data;

  g_free (file->name);
  g_free (file);
}

void
matchup_practice_request_free (MatchupPracticeRequest *self)
{
  g_free (self->model);
  g_free (self->instructions);
  g_free (self->question);
  g_free (self->gist);
  g_free (self->previous);
  g_free (self->begun);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

/* All text of a message, whether it stands alone or among pictures. */
static char *
dup_text (JsonObject *message)
{
  const char *alone = matchup_json_get_string (message, "content");
  JsonArray *parts = matchup_json_get_array (message, "content");
  g_autoptr (GString) text = g_string_new (alone);

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      const char *part = matchup_json_get_string (matchup_json_array_get_object (parts, i), "text");

      if (part != NULL)
        g_string_append (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
look_at_picture (MatchupPracticeRequest *self, const char *url)
{
  const char *comma = url != NULL ? strchr (url, ',') : NULL;
  MatchupPracticePicture *picture;
  g_autofree guchar *bytes = NULL;
  gsize length;

  if (comma == NULL)
    return;
  bytes = g_base64_decode (comma + 1, &length);
  picture = g_new0 (MatchupPracticePicture, 1);
  matchup_practice_picture_look (picture, bytes, length);
  g_ptr_array_add (self->pictures, picture);
}

static void
look_at_pictures (MatchupPracticeRequest *self, JsonObject *message)
{
  JsonArray *parts = matchup_json_get_array (message, "content");

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = matchup_json_array_get_object (parts, i);
      JsonObject *picture = matchup_json_get_object (part, "image_url");

      if (picture != NULL)
        look_at_picture (self, matchup_json_get_string (picture, "url"));
    }
}

static void
add_file (MatchupPracticeRequest *self,
          const char *name,
          gsize name_length,
          const char *text,
          gsize length)
{
  MatchupPracticeFile *file = g_new0 (MatchupPracticeFile, 1);
  MatchupWordCount count = { 0 };

  file->name = g_strndup (name, name_length);
  matchup_word_count_feed (&count, text, length);
  file->words = matchup_word_count_get (&count);
  file->in_characters = matchup_word_count_is_characters (&count);
  for (gsize i = 0; i < length; i++)
    file->lines += text[i] == '\n';
  g_ptr_array_add (self->files, file);
}

/* What comes behind the file block at @text; NULL: there is none. */
static const char *
take_file (MatchupPracticeRequest *self, const char *text)
{
  const char *name = text + strlen (FILE_BEGIN);
  const char *fence = strstr (text, "\n```");
  const char *name_end;
  const char *begin;
  const char *end;
  g_autofree char *closing = NULL;

  if (!g_str_has_prefix (text, FILE_BEGIN) || fence == NULL)
    return NULL;
  name_end = g_strrstr_len (name, fence - name, "\"");
  begin = strchr (fence + 1, '\n');
  if (name_end == NULL || begin == NULL)
    return NULL;
  closing = g_strndup (fence, 1 + strspn (fence + 1, "`"));
  end = strstr (begin, closing);
  if (end == NULL)
    return NULL;
  add_file (self, name, (gsize) (name_end - name), begin + 1, (gsize) MAX (end - begin, 0));
  end += strlen (closing);
  return end + strspn (end, "\n");
}

/* What is in the middle of a long one is what it is about, and takes long to be looked through. */
static char *
dup_gist (const char *question)
{
  gsize length = strlen (question);
  const char *begin_end;
  const char *end_begin;

  if (length <= 2 * GIST_PART)
    return g_strdup (question);
  begin_end = g_utf8_find_prev_char (question, question + GIST_PART + 1);
  end_begin = g_utf8_find_prev_char (question, question + length - GIST_PART + 1);
  return g_strdup_printf ("%.*s\n%s", (int) (begin_end - question), question, end_begin);
}

static void
take_question (MatchupPracticeRequest *self, const char *text)
{
  for (const char *rest = take_file (self, text); rest != NULL; rest = take_file (self, text))
    text = rest;
  self->question = g_strstrip (g_strdup (text));
  self->gist = dup_gist (self->question);
}

static gboolean
is_chinese (const char *text)
{
  guint n_letters = 0;
  guint n_chinese = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean chinese = matchup_word_count_is_ideograph (c);

      n_letters += chinese || g_unichar_isalpha (c);
      n_chinese += chinese;
    }
  return n_chinese > 0 && n_chinese >= CHINESE_SHARE * n_letters;
}

static gboolean
has_role (JsonObject *message, const char *role)
{
  return g_strcmp0 (matchup_json_get_string (message, "role"), role) == 0;
}

/* The place of the last message of @role before @end; -1: there is none. */
static int
find_last (JsonArray *messages, const char *role, int end)
{
  int i;

  for (i = end - 1; i >= 0; i--)
    {
      if (has_role (matchup_json_array_get_object (messages, (guint) i), role))
        break;
    }
  return i;
}

/* FALSE: nobody asks anything. */
static gboolean
take_messages (MatchupPracticeRequest *self, JsonArray *messages)
{
  int n = messages != NULL ? (int) json_array_get_length (messages) : 0;
  int system = messages != NULL ? find_last (messages, "system", n) : -1;
  int last = messages != NULL ? find_last (messages, "user", n) : -1;
  int before;
  g_autofree char *text = NULL;

  if (last < 0)
    return FALSE;
  if (system >= 0)
    self->instructions = dup_text (matchup_json_array_get_object (messages, (guint) system));
  text = dup_text (matchup_json_array_get_object (messages, (guint) last));
  before = find_last (messages, "user", last);
  if (g_str_has_prefix (text, GO_ON) && before >= 0)
    {
      self->begun = dup_text (matchup_json_array_get_object (messages, (guint) last - 1));
      last = before;
      g_free (text);
      text = dup_text (matchup_json_array_get_object (messages, (guint) last));
      before = find_last (messages, "user", last);
    }
  take_question (self, text);
  look_at_pictures (self, matchup_json_array_get_object (messages, (guint) last));
  if (before >= 0)
    self->previous = dup_text (matchup_json_array_get_object (messages, (guint) before));
  self->language = is_chinese (self->gist) ? MATCHUP_PRACTICE_CHINESE : MATCHUP_PRACTICE_ENGLISH;
  return TRUE;
}

MatchupPracticeRequest *
matchup_practice_request_read (const char *body, gsize length)
{
  g_autoptr (JsonNode) root = matchup_json_parse (body, length);
  JsonObject *object = matchup_json_node_get_object (root);
  g_autoptr (MatchupPracticeRequest) self = g_new0 (MatchupPracticeRequest, 1);
  const char *thinking =
      matchup_json_get_string (matchup_json_get_object (object, "thinking"), "type");

  self->files = g_ptr_array_new_with_free_func (file_free);
  self->pictures = g_ptr_array_new_with_free_func (g_free);
  self->model = g_strdup (matchup_json_get_string (object, "model"));
  self->max_tokens = MAX (matchup_json_get_count (object, "max_tokens"), 0);
  self->thinking = g_strcmp0 (thinking, "disabled") != 0;
  if (self->model == NULL || !take_messages (self, matchup_json_get_array (object, "messages")))
    return NULL;
  return g_steal_pointer (&self);
}
