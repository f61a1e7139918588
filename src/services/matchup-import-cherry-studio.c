/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Backups of Cherry Studio up to version 5 of their format: "data.json" with the tables of its
 * database ("indexedDB"), and its settings, of which only the names of topics and the instructions
 * of assistants are read. What a message says is in blocks that stand in a table of their own: they
 * are found by their place in the file, so that they need not be in memory.
 */
#include "matchup-import-formats.h"

#include "matchup-config.h"
#include "matchup-json.h"

#include <glib/gi18n.h>
#include <string.h>

#define SERVICE "Cherry Studio"
#define MAX_SETTINGS (64 * 1024 * 1024)
#define MAX_BLOCKS 2000000
/* Of a block's id: far more than one has; bytes. */
#define LONGEST_ID 200

typedef struct
{
  guint64 offset;
  guint64 length;
} Block;

typedef struct
{
  char *title;
  char *instructions;
  gint64 created_at;
  gint64 updated_at;
  gboolean pinned;
} Topic;

typedef struct
{
  MatchupImportSource *source;
  MatchupImportNotes *notes;
  const MatchupImportReaderFuncs *funcs;
  gpointer user_data;
  guint number;    /* of the text */
  guint64 size;    /* of it */
  gboolean second; /* it is read twice: first for what is needed to read the topics */
  GCancellable *cancellable;
  GHashTable *blocks; /* id -> Block */
  GHashTable *topics; /* id -> Topic */
  GInputStream *text; /* for reading blocks */
  gboolean has_database;
} Reader;

static void
topic_free (gpointer data)
{
  Topic *topic = data;

  g_free (topic->title);
  g_free (topic->instructions);
  g_free (topic);
}

/* As ISO 8601 has it; 0 where there is none. */
static gint64
read_date (JsonObject *object, const char *name)
{
  const char *text = matchup_json_get_string (object, name);
  g_autoptr (GDateTime) date = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  gint64 seconds;

  if (date == NULL)
    return matchup_import_read_time (object, name);
  seconds = g_date_time_to_unix (date);
  if (seconds < 0 || seconds >= MATCHUP_IMPORT_MAX_SECONDS)
    return 0;
  return seconds * G_USEC_PER_SEC + g_date_time_get_microsecond (date);
}

static void
read_assistant (Reader *self, JsonObject *assistant)
{
  JsonArray *topics = matchup_json_get_array (assistant, "topics");
  const char *prompt = matchup_json_get_string (assistant, "prompt");

  for (guint i = 0; topics != NULL && i < json_array_get_length (topics); i++)
    {
      JsonObject *object = matchup_json_array_get_object (topics, i);
      const char *id = matchup_json_get_string (object, "id");
      const char *own = matchup_json_get_string (object, "prompt");
      Topic *topic;

      if (id == NULL)
        continue;
      topic = g_new0 (Topic, 1);
      topic->title = g_strdup (matchup_json_get_string (object, "name"));
      topic->instructions = g_strdup (own != NULL && *own != '\0' ? own : prompt);
      topic->created_at = read_date (object, "createdAt");
      topic->updated_at = read_date (object, "updatedAt");
      topic->pinned = matchup_json_get_flag (object, "pinned");
      g_hash_table_replace (self->topics, g_strdup (id), topic);
    }
}

/* Of all settings, which have keys of services among them, only these are looked at. */
static void
read_settings (Reader *self, const char *text)
{
  g_autoptr (JsonNode) settings = text != NULL ? matchup_json_parse (text, strlen (text)) : NULL;
  JsonObject *object = settings != NULL ? matchup_json_node_get_object (settings) : NULL;
  const char *inner = matchup_json_get_string (object, "assistants");
  g_autoptr (JsonNode) node = inner != NULL ? matchup_json_parse (inner, strlen (inner)) : NULL;
  JsonObject *assistants = node != NULL ? matchup_json_node_get_object (node) : NULL;
  JsonArray *list = matchup_json_get_array (assistants, "assistants");

  read_assistant (self, matchup_json_get_object (assistants, "defaultAssistant"));
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    read_assistant (self, matchup_json_array_get_object (list, i));
}

static void
tell_progress (Reader *self, MatchupJsonStream *stream)
{
  double part =
      self->size > 0 ? (double) matchup_json_stream_get_offset (stream) / (double) self->size : 1;

  self->funcs->progress ((self->number + (MIN (part, 1) + (self->second ? 1 : 0)) / 2) /
                             matchup_import_source_get_n_texts (self->source),
                         self->user_data);
}

static JsonNode *
read_value (MatchupJsonStream *stream, GString *text, gsize most)
{
  if (!matchup_json_stream_read (stream, text, most))
    return NULL;
  return matchup_json_parse (text->str, text->len);
}

static void
index_blocks (Reader *self, MatchupJsonStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (matchup_json_stream_next (stream, NULL))
    {
      g_autoptr (JsonNode) node = NULL;
      const char *id;
      Block *block;
      guint64 offset;

      matchup_json_stream_peek (stream);
      offset = matchup_json_stream_get_offset (stream);
      node = read_value (stream, text, MATCHUP_IMPORT_MAX_MESSAGE);
      id =
          node != NULL ? matchup_json_get_string (matchup_json_node_get_object (node), "id") : NULL;
      tell_progress (self, stream);
      if (id == NULL || strlen (id) > LONGEST_ID || g_hash_table_size (self->blocks) >= MAX_BLOCKS)
        continue;
      block = g_new (Block, 1);
      block->offset = offset;
      block->length = matchup_json_stream_get_offset (stream) - offset;
      g_hash_table_replace (self->blocks, g_strdup (id), block);
    }
}

static void
read_local_storage (Reader *self, MatchupJsonStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *name;

  while (matchup_json_stream_next (stream, &name))
    {
      g_autofree char *key = name;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GString) list = NULL;

      if (!g_str_equal (key, "persist:cherry-studio"))
        {
          matchup_json_stream_skip (stream);
          continue;
        }
      if (!matchup_json_stream_read (stream, text, MAX_SETTINGS))
        continue;
      list = g_string_new ("[");
      g_string_append_len (list, text->str, (gssize) text->len);
      g_string_append_c (list, ']');
      node = matchup_json_parse (list->str, list->len);
      if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
          json_array_get_length (json_node_get_array (node)) == 1)
        {
          JsonNode *value = json_array_get_element (json_node_get_array (node), 0);

          if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
            read_settings (self, json_node_get_string (value));
        }
    }
}

static guint64
get_block_length (Reader *self, const char *id)
{
  const Block *block = g_hash_table_lookup (self->blocks, id);

  return block != NULL ? block->length : 0;
}

/* NULL: it is not in the file. */
static JsonNode *
read_block (Reader *self, const char *id)
{
  Block *block = g_hash_table_lookup (self->blocks, id);
  g_autofree char *text = NULL;
  gsize n;

  if (block == NULL || !g_seekable_seek (G_SEEKABLE (self->text),
                                         (goffset) block->offset,
                                         G_SEEK_SET,
                                         self->cancellable,
                                         NULL))
    return NULL;
  text = g_malloc (block->length);
  if (!g_input_stream_read_all (self->text, text, block->length, &n, self->cancellable, NULL) ||
      n < block->length)
    return NULL;
  return matchup_json_parse (text, n);
}

static void
append (char **text, const char *more)
{
  char *old = *text;

  if (more == NULL || *more == '\0')
    return;
  *text = old != NULL ? g_strjoin ("\n\n", old, more, NULL) : g_strdup (more);
  g_free (old);
}

static void
take_picture (Reader *self, MatchupImportNode *node, JsonObject *block)
{
  JsonObject *file = matchup_json_get_object (block, "file");
  const char *id = matchup_json_get_string (file, "id");
  const char *name = matchup_json_get_string (file, "origin_name");
  g_autoptr (GBytes) bytes =
      id != NULL ? matchup_import_source_find (self->source, id)
                 : matchup_import_read_data_url (matchup_json_get_string (block, "url"));

  matchup_import_node_take_picture (node, bytes, name, self->notes);
}

static void
take_block (Reader *self, MatchupImportNode *node, JsonObject *block)
{
  const char *type = matchup_json_get_string (block, "type");
  const char *content = matchup_json_get_string (block, "content");

  if (g_strcmp0 (type, "main_text") == 0 || g_strcmp0 (type, "translation") == 0)
    {
      append (&node->text, content);
    }
  else if (g_strcmp0 (type, "thinking") == 0)
    {
      append (&node->reasoning, content);
    }
  else if (g_strcmp0 (type, "code") == 0 && content != NULL)
    {
      g_autofree char *code = g_strdup_printf ("```\n%s\n```", content);

      append (&node->text, code);
    }
  else if (g_strcmp0 (type, "image") == 0)
    {
      take_picture (self, node, block);
    }
  else if (g_strcmp0 (type, "error") == 0)
    {
      const char *message =
          matchup_json_get_string (matchup_json_get_object (block, "error"), "message");

      g_free (node->error);
      node->error = g_strdup (message != NULL ? message : "");
    }
  else if (g_strcmp0 (type, "file") == 0)
    {
      matchup_import_notes_add_file (
          self->notes,
          matchup_json_get_string (matchup_json_get_object (block, "file"), "origin_name"));
    }
}

static void
take_usage (MatchupImportNode *node, JsonObject *object)
{
  MatchupUsage usage;

  if (object == NULL)
    return;
  matchup_usage_init (&usage);
  usage.prompt = matchup_json_get_count (object, "prompt_tokens");
  usage.completion = matchup_json_get_count (object, "completion_tokens");
  usage.total = matchup_json_get_count (object, "total_tokens");
  usage.source = MATCHUP_VALUE_SOURCE_TOLD;
  node->usage = matchup_usage_copy (&usage);
}

/* A topic while it is read: messages stand in a row, answers name their question. */
typedef struct
{
  MatchupImportTree *tree;
  GHashTable *questions; /* ids */
  char *last_question;
  char *last;     /* message: what comes next follows it */
  gboolean fresh; /* the next question is asked without what was said before */
  gboolean full;  /* there is more in it than can be taken */
} Thread;

static void
take_message (Reader *self, Thread *thread, JsonObject *object)
{
  const char *id = matchup_json_get_string (object, "id");
  const char *role = matchup_json_get_string (object, "role");
  const char *asked = matchup_json_get_string (object, "askId");
  JsonObject *model = matchup_json_get_object (object, "model");
  JsonArray *blocks = matchup_json_get_array (object, "blocks");
  JsonArray *mentions = matchup_json_get_array (object, "mentions");
  MatchupImportNode *node;
  guint64 left = MATCHUP_IMPORT_MAX_MESSAGE;
  gboolean is_question = g_strcmp0 (role, "user") == 0;

  thread->fresh |= g_strcmp0 (matchup_json_get_string (object, "type"), "clear") == 0;
  if (id == NULL || (!is_question && g_strcmp0 (role, "assistant") != 0) ||
      g_strcmp0 (matchup_json_get_string (object, "type"), "clear") == 0)
    return;
  node = matchup_import_node_new (id, is_question ? MATCHUP_ROLE_USER : MATCHUP_ROLE_ASSISTANT);
  node->created_at = read_date (object, "createdAt");
  node->text = g_strdup (matchup_json_get_string (object, "content"));
  node->reasoning = g_strdup (matchup_json_get_string (object, "reasoning_content"));
  for (guint i = 0; blocks != NULL && i < json_array_get_length (blocks); i++)
    {
      JsonNode *value = json_array_get_element (blocks, i);
      const char *name = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;
      g_autoptr (JsonNode) block = NULL;

      /* A block may be named as often as somebody likes. */
      left -= name != NULL ? MIN (left, get_block_length (self, name)) : 0;
      block = name != NULL && left > 0 ? read_block (self, name) : NULL;
      if (block != NULL)
        take_block (self, node, matchup_json_node_get_object (block));
    }
  if (is_question)
    {
      node->parent = g_strdup (thread->last);
      node->fresh = thread->fresh;
      node->asks_many = mentions != NULL && json_array_get_length (mentions) > 1;
      thread->fresh = FALSE;
      g_hash_table_add (thread->questions, g_strdup (id));
      g_free (thread->last_question);
      thread->last_question = g_strdup (id);
    }
  else
    {
      node->parent = g_strdup (asked != NULL && g_hash_table_contains (thread->questions, asked)
                                   ? asked
                                   : thread->last_question);
      node->model = g_strdup (matchup_json_get_string (model, "id"));
      node->model_name = g_strdup (matchup_json_get_string (model, "name"));
      if (node->model == NULL)
        node->model = g_strdup (matchup_json_get_string (object, "modelId"));
      node->chosen = matchup_json_get_flag (object, "foldSelected");
      node->stopped = g_strcmp0 (matchup_json_get_string (object, "status"), "paused") == 0;
      take_usage (node, matchup_json_get_object (object, "usage"));
    }
  g_free (thread->last);
  thread->last = g_strdup (id);
  thread->full = !matchup_import_tree_add (thread->tree, node);
}

static void
read_messages (Reader *self, Thread *thread, MatchupJsonStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (matchup_json_stream_next (stream, NULL))
    {
      g_autoptr (JsonNode) node = NULL;

      tell_progress (self, stream);
      if (thread->full)
        {
          matchup_json_stream_skip (stream);
          continue;
        }
      node = read_value (stream, text, MATCHUP_IMPORT_MAX_MESSAGE);
      if (node != NULL && matchup_json_node_get_object (node) != NULL)
        take_message (self, thread, matchup_json_node_get_object (node));
    }
}

static void
refuse_topic (Reader *self, const Topic *topic)
{
  self->funcs->refuse (topic != NULL ? topic->title : NULL,
                       _ ("It is too large to be imported."),
                       self->user_data);
}

static gboolean
end_topic (Reader *self, Thread *thread, const char *id)
{
  Topic *topic = id != NULL ? g_hash_table_lookup (self->topics, id) : NULL;
  MatchupImportHead head = { .id = id };
  MatchupConversationData *data;

  if (thread->full)
    refuse_topic (self, topic);
  if (id == NULL || thread->full)
    return TRUE;
  if (topic != NULL)
    {
      head.title = topic->title;
      head.created_at = topic->created_at;
      head.updated_at = topic->updated_at;
      head.pinned = topic->pinned;
      matchup_import_tree_set_instructions (thread->tree, topic->instructions);
    }
  matchup_import_tree_set_current (thread->tree, thread->last);
  data = matchup_import_tree_end (thread->tree, &head);
  if (data != NULL)
    return self->funcs->add (data, self->user_data);
  /* Those that are only empty are there in every backup. */
  if (matchup_import_tree_is_full (thread->tree))
    refuse_topic (self, topic);
  return TRUE;
}

static gboolean
read_topic (Reader *self, MatchupJsonStream *stream)
{
  Thread thread = { .tree = matchup_import_tree_new (SERVICE) };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *id = NULL;
  gboolean goes_on;
  char *name;

  matchup_import_tree_set_most_text (thread.tree, self->funcs->most_text);
  thread.questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (matchup_json_stream_next (stream, &name))
    {
      g_autofree char *key = name;

      if (g_str_equal (key, "messages") && matchup_json_stream_peek (stream) == '[' &&
          matchup_json_stream_enter (stream))
        {
          read_messages (self, &thread, stream);
        }
      else if (g_str_equal (key, "id") && matchup_json_stream_peek (stream) == '"')
        {
          g_free (id);
          id = matchup_json_stream_read (stream, text, 1000) && text->len > 2
                   ? g_strndup (text->str + 1, text->len - 2)
                   : NULL;
        }
      else
        {
          matchup_json_stream_skip (stream);
        }
    }
  goes_on = matchup_json_stream_check (stream, NULL) && end_topic (self, &thread, id);
  matchup_import_tree_free (thread.tree);
  g_hash_table_unref (thread.questions);
  g_free (thread.last_question);
  g_free (thread.last);
  return goes_on;
}

static gboolean
read_topics (Reader *self, MatchupJsonStream *stream)
{
  gboolean goes_on = TRUE;

  while (goes_on && matchup_json_stream_next (stream, NULL))
    {
      if (matchup_json_stream_peek (stream) == '{' && matchup_json_stream_enter (stream))
        goes_on = read_topic (self, stream);
      else
        matchup_json_stream_skip (stream);
    }
  return goes_on;
}

/* The tables. */
static gboolean
read_database (Reader *self, MatchupJsonStream *stream)
{
  char *name;

  self->has_database = TRUE;
  while (matchup_json_stream_next (stream, &name))
    {
      g_autofree char *key = name;
      gboolean wanted = g_str_equal (key, self->second ? "topics" : "message_blocks");

      if (!wanted || matchup_json_stream_peek (stream) != '[' ||
          !matchup_json_stream_enter (stream))
        matchup_json_stream_skip (stream);
      else if (!self->second)
        index_blocks (self, stream);
      else if (!read_topics (self, stream))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (Reader *self, GError **error)
{
  g_autoptr (GInputStream) input =
      matchup_import_source_read_text (self->source, self->number, self->cancellable, error);
  g_autoptr (MatchupJsonStream) stream = NULL;
  char *name;

  if (input == NULL)
    return FALSE;
  stream = matchup_json_stream_new (input, self->cancellable);
  if (matchup_json_stream_peek (stream) == '{' && matchup_json_stream_enter (stream))
    {
      while (matchup_json_stream_next (stream, &name))
        {
          g_autofree char *key = name;
          gboolean database = g_str_equal (key, "indexedDB");
          gboolean settings = !self->second && g_str_equal (key, "localStorage");

          if ((!database && !settings) || matchup_json_stream_peek (stream) != '{' ||
              !matchup_json_stream_enter (stream))
            matchup_json_stream_skip (stream);
          else if (settings)
            read_local_storage (self, stream);
          else if (!read_database (self, stream))
            return matchup_json_stream_check (stream, error) && FALSE;
        }
    }
  return matchup_json_stream_check (stream, error);
}

gboolean
matchup_import_cherry_studio (MatchupImportSource *source,
                              guint i,
                              MatchupImportNotes *notes,
                              const MatchupImportReaderFuncs *funcs,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GHashTable) blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) topics =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, topic_free);
  g_autoptr (GInputStream) text = NULL;
  Reader reader = { .source = source,
                    .notes = notes,
                    .funcs = funcs,
                    .user_data = user_data,
                    .number = i,
                    .size = matchup_import_source_get_size (source, i),
                    .cancellable = cancellable,
                    .blocks = blocks,
                    .topics = topics };

  if (!read_all (&reader, error))
    return FALSE;
  if (!reader.has_database)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_INVALID_DATA,
                           _ ("There are no conversations in the file."));
      return FALSE;
    }
  text = matchup_import_source_read_text (source, i, cancellable, error);
  reader.text = text;
  reader.second = TRUE;
  return text != NULL && read_all (&reader, error);
}
