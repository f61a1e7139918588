/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-import-reader.h"

#include "matchup-config.h"
#include "matchup-conversation-json.h"
#include "matchup-json.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_MEMBER (1024 * 1024)

typedef struct
{
  MatchupImportSource *source;
  MatchupImportNotes *notes;
  const MatchupImportReaderFuncs *funcs;
  gpointer user_data;
  GCancellable *cancellable;
  guint text; /* its number */
  guint64 size;
  gboolean stopped;
  gboolean any; /* something that looks like a conversation was there */
} Reader;

/* A chat of ChatGPT or Open WebUI while it is read. */
typedef struct
{
  MatchupImportTree *chatgpt;
  MatchupImportTree *open_webui;
  GHashTable *members; /* name -> JsonNode */
  gboolean full;       /* there is more in it than can be taken */
} Chat;

static void
tell_progress (Reader *self, MatchupJsonStream *stream)
{
  double part =
      self->size > 0 ? (double) matchup_json_stream_get_offset (stream) / (double) self->size : 1;

  self->funcs->progress ((self->text + MIN (part, 1)) /
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
ensure_tree (Reader *self, MatchupImportTree **tree, const char *service)
{
  if (*tree != NULL)
    return;
  *tree = matchup_import_tree_new (service);
  matchup_import_tree_set_most_text (*tree, self->funcs->most_text);
}

/* NULL as well where it would be one too many. */
static JsonNode *
read_message (const Chat *chat, MatchupJsonStream *stream, GString *text)
{
  if (!chat->full)
    return read_value (stream, text, MATCHUP_IMPORT_MAX_MESSAGE);
  matchup_json_stream_skip (stream);
  return NULL;
}

static void
read_mapping (Reader *self, Chat *chat, MatchupJsonStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *name;

  while (matchup_json_stream_next (stream, &name))
    {
      g_autofree char *id = name;
      g_autoptr (JsonNode) node = read_message (chat, stream, text);
      JsonObject *object = node != NULL ? matchup_json_node_get_object (node) : NULL;

      if (object != NULL && *id != '\0')
        chat->full |= !matchup_import_tree_add (
            chat->chatgpt,
            matchup_import_chatgpt_read_node (id, object, self->source, self->notes));
    }
}

static void
read_history (Reader *self, Chat *chat, MatchupJsonStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *name;

  while (matchup_json_stream_next (stream, &name))
    {
      g_autofree char *key = name;

      if (g_str_equal (key, "messages") && matchup_json_stream_peek (stream) == '{' &&
          matchup_json_stream_enter (stream))
        {
          while (matchup_json_stream_next (stream, &name))
            {
              g_autofree char *id = name;
              g_autoptr (JsonNode) node = read_message (chat, stream, text);
              JsonObject *object = node != NULL ? matchup_json_node_get_object (node) : NULL;

              if (object != NULL && *id != '\0')
                chat->full |= !matchup_import_tree_add (
                    chat->open_webui,
                    matchup_import_open_webui_read_node (id, object, self->notes));
            }
        }
      else if (g_str_equal (key, "currentId") && matchup_json_stream_peek (stream) == '"')
        {
          g_autoptr (GString) list = g_string_new ("[");
          g_autoptr (JsonNode) node = NULL;

          if (!matchup_json_stream_read (stream, text, MAX_MEMBER))
            continue;
          g_string_append_len (list, text->str, (gssize) text->len);
          g_string_append_c (list, ']');
          node = matchup_json_parse (list->str, list->len);
          if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
              json_array_get_length (json_node_get_array (node)) == 1)
            matchup_import_tree_set_current (
                chat->open_webui,
                json_array_get_string_element (json_node_get_array (node), 0));
        }
      else
        {
          matchup_json_stream_skip (stream);
        }
    }
}

/* "chat" of Open WebUI has the title and the settings once more. */
static void
read_inner_chat (Reader *self, Chat *chat, MatchupJsonStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *name;

  while (matchup_json_stream_next (stream, &name))
    {
      g_autofree char *key = name;
      g_autoptr (JsonNode) node = NULL;

      if (g_str_equal (key, "history") && matchup_json_stream_peek (stream) == '{' &&
          matchup_json_stream_enter (stream))
        {
          read_history (self, chat, stream);
          continue;
        }
      if (!g_str_equal (key, "params"))
        {
          matchup_json_stream_skip (stream);
          continue;
        }
      node = read_value (stream, text, MAX_MEMBER);
      if (node != NULL && matchup_json_node_get_object (node) != NULL)
        matchup_import_tree_set_instructions (
            chat->open_webui,
            matchup_json_get_string (matchup_json_node_get_object (node), "system"));
    }
}

static gboolean
is_member (const char *key)
{
  static const char *const keys[] = {
    "id",         "conversation_id", "title",    "create_time", "update_time", "created_at",
    "updated_at", "is_archived",     "archived", "is_starred",  "pinned",      "current_node"
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (key, keys[i]))
        return TRUE;
    }
  return FALSE;
}

static void
read_members (Reader *self, Chat *chat, MatchupJsonStream *stream, JsonObject *members)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *name;

  while (matchup_json_stream_next (stream, &name))
    {
      g_autofree char *key = name;
      char sign = matchup_json_stream_peek (stream);

      if (sign == '{' && g_str_equal (key, "mapping") && matchup_json_stream_enter (stream))
        {
          ensure_tree (self, &chat->chatgpt, "ChatGPT");
          read_mapping (self, chat, stream);
        }
      else if (sign == '{' && (g_str_equal (key, "chat") || g_str_equal (key, "history")) &&
               matchup_json_stream_enter (stream))
        {
          ensure_tree (self, &chat->open_webui, "Open WebUI");
          if (g_str_equal (key, "chat"))
            read_inner_chat (self, chat, stream);
          else
            read_history (self, chat, stream);
        }
      else if (is_member (key) && sign != '{' && sign != '[')
        {
          g_autoptr (JsonNode) node = read_value (stream, text, MAX_MEMBER);

          if (node != NULL)
            json_object_set_member (members, key, json_node_copy (node));
        }
      else
        {
          matchup_json_stream_skip (stream);
        }
    }
}

static gint64
read_one_of (JsonObject *members, const char *name, const char *other)
{
  gint64 time = matchup_import_read_time (members, name);

  return time > 0 ? time : matchup_import_read_time (members, other);
}

/* FALSE: ended. */
static gboolean
end_chat (Reader *self, Chat *chat, JsonObject *members)
{
  MatchupImportTree *tree = chat->chatgpt != NULL ? chat->chatgpt : chat->open_webui;
  const char *title = matchup_json_get_string (members, "title");
  MatchupImportHead head = { 0 };
  MatchupConversationData *data;

  head.id = matchup_json_get_string (members, "conversation_id");
  if (head.id == NULL)
    head.id = matchup_json_get_string (members, "id");
  if (tree == NULL)
    {
      self->funcs->refuse (title, _ ("It is no conversation that is known here."), self->user_data);
      return TRUE;
    }
  self->any = TRUE;
  if (chat->full)
    {
      self->funcs->refuse (title, _ ("It is too large to be imported."), self->user_data);
      return TRUE;
    }
  /* Without an id of its own it is told by its beginning. */
  head.title = title;
  head.created_at = read_one_of (members, "create_time", "created_at");
  head.updated_at = read_one_of (members, "update_time", "updated_at");
  head.archived =
      matchup_json_get_flag (members, "is_archived") || matchup_json_get_flag (members, "archived");
  head.pinned =
      matchup_json_get_flag (members, "is_starred") || matchup_json_get_flag (members, "pinned");
  if (head.id == NULL)
    head.id = title != NULL ? title : "";
  if (chat->chatgpt != NULL)
    matchup_import_tree_set_current (tree, matchup_json_get_string (members, "current_node"));
  data = matchup_import_tree_end (tree, &head);
  if (data != NULL)
    return self->funcs->add (data, self->user_data);
  self->funcs->refuse (title,
                       matchup_import_tree_is_full (tree) ? _ ("It is too large to be imported.")
                                                          : _ ("Nothing is said in it."),
                       self->user_data);
  return TRUE;
}

/* In an object that was entered. */
static void
read_chat (Reader *self, MatchupJsonStream *stream)
{
  Chat chat = { 0 };
  JsonObject *members = json_object_new ();

  read_members (self, &chat, stream, members);
  if (matchup_json_stream_check (stream, NULL) && !end_chat (self, &chat, members))
    self->stopped = TRUE;
  g_clear_pointer (&chat.chatgpt, matchup_import_tree_free);
  g_clear_pointer (&chat.open_webui, matchup_import_tree_free);
  json_object_unref (members);
}

static void
read_chats (Reader *self, MatchupJsonStream *stream)
{
  while (!self->stopped && matchup_json_stream_next (stream, NULL))
    {
      if (matchup_json_stream_peek (stream) == '{' && matchup_json_stream_enter (stream))
        read_chat (self, stream);
      else
        matchup_json_stream_skip (stream);
      tell_progress (self, stream);
    }
}

static void
read_own (Reader *self, MatchupJsonStream *stream)
{
  self->any = TRUE;
  while (!self->stopped && matchup_json_stream_next (stream, NULL))
    {
      guint n_lost = 0;
      g_autofree char *title = NULL;
      g_autoptr (GError) problem = NULL;
      MatchupConversationData *data = matchup_conversation_json_read (stream,
                                                                      self->funcs->most_text,
                                                                      &title,
                                                                      &n_lost,
                                                                      &problem);

      for (; n_lost > 0; n_lost--)
        matchup_import_notes_add_picture (self->notes, NULL);
      if (data != NULL)
        self->stopped = !self->funcs->add (data, self->user_data);
      else if (matchup_json_stream_check (stream, NULL))
        self->funcs->refuse (title, problem->message, self->user_data);
      tell_progress (self, stream);
    }
}

static gboolean
refuse_file (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

/* An object at the top: Matchup's own, a backup of Cherry Studio, or one chat alone. */
static gboolean
read_object (Reader *self, MatchupJsonStream *stream, gboolean *is_cherry, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObject *members = NULL;
  Chat chat = { 0 };
  gboolean own = FALSE;
  gboolean newer = FALSE;
  char *name;

  while (!*is_cherry && !newer && !self->stopped && matchup_json_stream_next (stream, &name))
    {
      g_autofree char *key = name;

      if (g_str_equal (key, "format") && matchup_json_stream_read (stream, text, 1000))
        {
          own = g_str_equal (text->str, "\"" MATCHUP_CONVERSATION_JSON_FORMAT "\"");
        }
      else if (own && g_str_equal (key, "version"))
        {
          newer = !matchup_json_stream_read (stream, text, 20) ||
                  g_ascii_strtoll (text->str, NULL, 10) > MATCHUP_CONVERSATION_JSON_VERSION;
        }
      else if (own && g_str_equal (key, "conversations") &&
               matchup_json_stream_peek (stream) == '[' && matchup_json_stream_enter (stream))
        {
          read_own (self, stream);
        }
      else if (g_str_equal (key, "indexedDB") || g_str_equal (key, "localStorage"))
        {
          *is_cherry = TRUE;
        }
      else if (g_str_equal (key, "mapping") && matchup_json_stream_peek (stream) == '{' &&
               matchup_json_stream_enter (stream))
        {
          ensure_tree (self, &chat.chatgpt, "ChatGPT");
          read_mapping (self, &chat, stream);
        }
      else if (is_member (key) && strchr ("{[", matchup_json_stream_peek (stream)) == NULL)
        {
          g_autoptr (JsonNode) node = read_value (stream, text, MAX_MEMBER);

          members = members != NULL ? members : json_object_new ();
          if (node != NULL)
            json_object_set_member (members, key, json_node_copy (node));
        }
      else
        {
          matchup_json_stream_skip (stream);
        }
    }
  if (chat.chatgpt != NULL && members != NULL && matchup_json_stream_check (stream, NULL))
    self->stopped |= !end_chat (self, &chat, members);
  g_clear_pointer (&chat.chatgpt, matchup_import_tree_free);
  g_clear_pointer (&members, json_object_unref);
  return !newer || refuse_file (error,
                                _ ("This file was written by a newer Matchup. Update this one to "
                                   "import it."));
}

static gboolean
read_text (Reader *self, GError **error)
{
  g_autoptr (GInputStream) input =
      matchup_import_source_read_text (self->source, self->text, self->cancellable, error);
  g_autoptr (MatchupJsonStream) stream = NULL;
  gboolean is_cherry = FALSE;
  char sign;

  if (input == NULL)
    return FALSE;
  self->size = matchup_import_source_get_size (self->source, self->text);
  stream = matchup_json_stream_new (input, self->cancellable);
  sign = matchup_json_stream_peek (stream);
  if ((sign != '[' && sign != '{') || !matchup_json_stream_enter (stream))
    return matchup_json_stream_check (stream, error) &&
           refuse_file (error, _ ("The file is no export of conversations that is known here."));
  if (sign == '[')
    read_chats (self, stream);
  else if (!read_object (self, stream, &is_cherry, error))
    return FALSE;
  if (!matchup_json_stream_check (stream, error))
    return FALSE;
  if (!is_cherry)
    return !self->stopped;
  self->any = TRUE;
  return matchup_import_cherry_studio (self->source,
                                       self->text,
                                       self->notes,
                                       self->funcs,
                                       self->user_data,
                                       self->cancellable,
                                       error);
}

gboolean
matchup_import_reader_read (MatchupImportSource *source,
                            MatchupImportNotes *notes,
                            const MatchupImportReaderFuncs *funcs,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  Reader reader = { source, notes, funcs, user_data, cancellable, 0, 0, FALSE, FALSE };

  guint n_texts = matchup_import_source_get_n_texts (source);

  for (; reader.text < n_texts; reader.text++)
    {
      GError *problem = NULL;

      if (read_text (&reader, &problem))
        continue;
      /* What is wrong with one part of an export does not concern the others. */
      if (n_texts == 1 || !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
        {
          if (problem != NULL)
            g_propagate_error (error, problem);
          return FALSE;
        }
      funcs->refuse (matchup_import_source_get_name (source, reader.text),
                     problem->message,
                     user_data);
      reader.any = TRUE;
      g_error_free (problem);
    }
  return reader.any ||
         refuse_file (error, _ ("The file is no export of conversations that is known here."));
}
