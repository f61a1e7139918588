/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ChatGPT's export: "conversations.json", in parts in newer ones, with the pictures beside it. A
 * conversation is a tree ("mapping") of nodes, each with a message or without.
 */
#include "matchup-import-formats.h"

#include "matchup-json.h"

#include <math.h>
#include <string.h>

gint64
matchup_import_read_time (JsonObject *object, const char *name)
{
  double value;

  if (!matchup_json_get_double (object, name, &value) || !isfinite (value) || value <= 0)
    return 0;
  if (value > 1e14) /* microseconds */
    value /= 1e6;
  else if (value > 1e11) /* milliseconds */
    value /= 1e3;
  return value < (double) MATCHUP_IMPORT_MAX_SECONDS ? (gint64) (value * 1e6) : 0;
}

static void
append (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "\n\n");
  g_string_append (out, text);
}

static void
append_code (GString *out, const char *language, const char *code)
{
  const char *fence = "```";

  if (code == NULL || *code == '\0')
    return;
  if (strstr (code, fence) != NULL)
    fence = "~~~~~~";
  if (out->len > 0)
    g_string_append (out, "\n\n");
  g_string_append_printf (out,
                          "%s%s\n%s\n%s",
                          fence,
                          language != NULL && strpbrk (language, "`~\n ") == NULL ? language : "",
                          code,
                          fence);
}

/* "file-service://file-AB" and "sediment://file_ab": files begin with what stands at the end. */
static void
take_asset (MatchupImportNode *node,
            JsonObject *part,
            MatchupImportSource *source,
            MatchupImportNotes *notes)
{
  const char *pointer = matchup_json_get_string (part, "asset_pointer");
  const char *name = pointer != NULL ? strstr (pointer, "://") : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (name != NULL && source != NULL)
    bytes = matchup_import_source_find (source, name + 3);
  matchup_import_node_take_picture (node, bytes, name != NULL ? name + 3 : NULL, notes);
}

static void
read_part (MatchupImportNode *node,
           GString *text,
           JsonNode *part,
           MatchupImportSource *source,
           MatchupImportNotes *notes)
{
  JsonObject *object;
  const char *type;

  if (JSON_NODE_HOLDS_VALUE (part))
    {
      if (json_node_get_value_type (part) == G_TYPE_STRING)
        append (text, json_node_get_string (part));
      return;
    }
  object = JSON_NODE_HOLDS_OBJECT (part) ? json_node_get_object (part) : NULL;
  type = matchup_json_get_string (object, "content_type");
  if (g_strcmp0 (type, "image_asset_pointer") == 0)
    take_asset (node, object, source, notes);
  else if (g_strcmp0 (type, "audio_transcription") == 0)
    append (text, matchup_json_get_string (object, "text"));
  else if (type != NULL)
    matchup_import_notes_add_file (notes, matchup_json_get_string (object, "asset_pointer"));
}

static void
read_thoughts (GString *reasoning, JsonArray *thoughts)
{
  for (guint i = 0; thoughts != NULL && i < json_array_get_length (thoughts); i++)
    {
      JsonObject *thought = matchup_json_array_get_object (thoughts, i);

      append (reasoning, matchup_json_get_string (thought, "content"));
    }
}

static void
read_content (MatchupImportNode *node,
              JsonObject *content,
              MatchupImportSource *source,
              MatchupImportNotes *notes)
{
  const char *type = matchup_json_get_string (content, "content_type");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) reasoning = g_string_new (NULL);
  JsonArray *parts = matchup_json_get_array (content, "parts");

  if (g_strcmp0 (type, "text") == 0 || g_strcmp0 (type, "multimodal_text") == 0)
    {
      for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
        read_part (node, text, json_array_get_element (parts, i), source, notes);
    }
  else if (g_strcmp0 (type, "code") == 0)
    {
      const char *language = matchup_json_get_string (content, "language");

      append_code (text,
                   g_strcmp0 (language, "unknown") != 0 ? language : NULL,
                   matchup_json_get_string (content, "text"));
    }
  else if (g_strcmp0 (type, "execution_output") == 0)
    {
      append_code (text, NULL, matchup_json_get_string (content, "text"));
    }
  else if (g_strcmp0 (type, "thoughts") == 0)
    {
      read_thoughts (reasoning, matchup_json_get_array (content, "thoughts"));
    }
  node->text = text->len > 0 ? g_strdup (text->str) : NULL;
  node->reasoning = reasoning->len > 0 ? g_strdup (reasoning->str) : NULL;
}

/* Files that only have a name in the export; pictures are in the content as well. */
static void
note_attachments (JsonArray *attachments, MatchupImportNotes *notes)
{
  for (guint i = 0; attachments != NULL && i < json_array_get_length (attachments); i++)
    {
      JsonObject *attachment = matchup_json_array_get_object (attachments, i);
      const char *type = matchup_json_get_string (attachment, "mime_type");

      if (type == NULL)
        type = matchup_json_get_string (attachment, "mimeType");
      if (type == NULL || !g_str_has_prefix (type, "image/"))
        matchup_import_notes_add_file (notes, matchup_json_get_string (attachment, "name"));
    }
}

static MatchupRole
read_role (JsonObject *message)
{
  const char *role = matchup_json_get_string (matchup_json_get_object (message, "author"), "role");

  if (g_strcmp0 (role, "user") == 0)
    return MATCHUP_ROLE_USER;
  return g_strcmp0 (role, "assistant") == 0 || g_strcmp0 (role, "tool") == 0
             ? MATCHUP_ROLE_ASSISTANT
             : MATCHUP_ROLE_SYSTEM;
}

MatchupImportNode *
matchup_import_chatgpt_read_node (const char *id,
                                  JsonObject *object,
                                  MatchupImportSource *source,
                                  MatchupImportNotes *notes)
{
  JsonObject *message = matchup_json_get_object (object, "message");
  JsonObject *metadata = matchup_json_get_object (message, "metadata");
  JsonObject *finish = matchup_json_get_object (metadata, "finish_details");
  MatchupImportNode *node;
  const char *how;

  node = matchup_import_node_new (id, message != NULL ? read_role (message) : MATCHUP_ROLE_SYSTEM);
  node->parent = g_strdup (matchup_json_get_string (object, "parent"));
  if (message == NULL)
    return node;
  node->created_at = matchup_import_read_time (message, "create_time");
  node->model = g_strdup (matchup_json_get_string (metadata, "model_slug"));
  how = matchup_json_get_string (finish, "type");
  node->stopped = g_strcmp0 (how, "interrupted") == 0;
  node->cut_off = g_strcmp0 (how, "max_tokens") == 0;
  if (matchup_json_get_flag (metadata, "is_visually_hidden_from_conversation"))
    {
      /* What the program says by itself: the person has never seen it. */
      node->role = node->role == MATCHUP_ROLE_USER ? MATCHUP_ROLE_SYSTEM : node->role;
      return node;
    }
  if (node->role != MATCHUP_ROLE_SYSTEM)
    read_content (node, matchup_json_get_object (message, "content"), source, notes);
  note_attachments (matchup_json_get_array (metadata, "attachments"), notes);
  return node;
}
