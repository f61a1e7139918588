/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats of Open WebUI: a tree of messages in "chat.history", with pictures in their addresses. */
#include "matchup-import-formats.h"

#include "matchup-json.h"

#include <string.h>

#define DETAILS "<details"
#define DETAILS_END "</details>"

/* A quoted text ("> ...") without its signs; what was escaped for HTML as it was. */
static void
append_reasoning (GString *out, const char *start, gsize length)
{
  g_autofree char *text = g_strndup (start, length);
  g_auto (GStrv) lines = NULL;
  const char *summary = strstr (text, "</summary>");

  lines = g_strsplit (summary != NULL ? summary + strlen ("</summary>") : text, "\n", -1);
  if (out->len > 0)
    g_string_append (out, "\n\n");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      line += g_str_has_prefix (line, "> ") ? 2 : g_str_has_prefix (line, ">") ? 1 : 0;
      if (out->len > 0 || *line != '\0')
        g_string_append_printf (out, "%s\n", line);
    }
  while (out->len > 0 && g_ascii_isspace (out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  g_string_replace (out, "&gt;", ">", 0);
  g_string_replace (out, "&lt;", "<", 0);
  g_string_replace (out, "&quot;", "\"", 0);
  g_string_replace (out, "&#x27;", "'", 0);
  g_string_replace (out, "&amp;", "&", 0);
}

/* What a model thought, and what its tools did, stands in the answer as <details type="...">. */
static void
split_content (MatchupImportNode *node, const char *content)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) reasoning = g_string_new (NULL);

  for (;;)
    {
      const char *start = strstr (content, DETAILS " type=\"");
      const char *type = start != NULL ? start + strlen (DETAILS " type=\"") : NULL;
      const char *end = type != NULL ? strstr (type, DETAILS_END) : NULL;
      const char *body = end != NULL ? memchr (type, '>', (gsize) (end - type)) : NULL;

      if (body == NULL)
        break;
      g_string_append_len (text, content, start - content);
      if (g_str_has_prefix (type, "reasoning\""))
        append_reasoning (reasoning, body + 1, (gsize) (end - body - 1));
      content = end + strlen (DETAILS_END);
    }
  g_string_append (text, content);
  node->text = g_strdup (g_strstrip (text->str));
  node->reasoning = reasoning->len > 0 ? g_strdup (reasoning->str) : NULL;
}

static void
read_files (MatchupImportNode *node, JsonArray *files, MatchupImportNotes *notes)
{
  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      JsonObject *file = matchup_json_array_get_object (files, i);
      const char *type = matchup_json_get_string (file, "type");
      const char *name = matchup_json_get_string (file, "name");

      if (g_strcmp0 (type, "image") == 0)
        {
          g_autoptr (GBytes) bytes =
              matchup_import_read_data_url (matchup_json_get_string (file, "url"));

          matchup_import_node_take_picture (node, bytes, name, notes);
        }
      else if (file != NULL)
        {
          matchup_import_notes_add_file (notes, name);
        }
    }
}

static MatchupUsage *
read_usage (JsonObject *object)
{
  MatchupUsage usage;

  if (object == NULL)
    return NULL;
  matchup_usage_init (&usage);
  usage.prompt = matchup_json_get_count (object, "prompt_tokens");
  usage.completion = matchup_json_get_count (object, "completion_tokens");
  usage.total = matchup_json_get_count (object, "total_tokens");
  usage.source = MATCHUP_VALUE_SOURCE_TOLD;
  return usage.prompt >= 0 || usage.completion >= 0 ? matchup_usage_copy (&usage) : NULL;
}

static void
read_error (MatchupImportNode *node, JsonObject *object)
{
  JsonObject *error = matchup_json_get_object (object, "error");
  const char *text = matchup_json_get_string (error, "content");

  if (error != NULL)
    node->error = g_strdup (text != NULL ? text : "");
  else if (matchup_json_get_flag (object, "error"))
    node->error = g_strdup ("");
}

MatchupImportNode *
matchup_import_open_webui_read_node (const char *id, JsonObject *object, MatchupImportNotes *notes)
{
  const char *role = matchup_json_get_string (object, "role");
  const char *content = matchup_json_get_string (object, "content");
  JsonArray *models = matchup_json_get_array (object, "models");
  MatchupImportNode *node;

  node = matchup_import_node_new (id,
                                  g_strcmp0 (role, "user") == 0        ? MATCHUP_ROLE_USER
                                  : g_strcmp0 (role, "assistant") == 0 ? MATCHUP_ROLE_ASSISTANT
                                                                       : MATCHUP_ROLE_SYSTEM);
  node->parent = g_strdup (matchup_json_get_string (object, "parentId"));
  node->created_at = matchup_import_read_time (object, "timestamp");
  if (node->role == MATCHUP_ROLE_SYSTEM)
    return node;
  if (node->role == MATCHUP_ROLE_USER)
    {
      node->text = g_strdup (content);
      node->asks_many = models != NULL && json_array_get_length (models) > 1;
    }
  else
    {
      split_content (node, content != NULL ? content : "");
      node->model = g_strdup (matchup_json_get_string (object, "model"));
      node->model_name = g_strdup (matchup_json_get_string (object, "modelName"));
      if (matchup_json_get_count (object, "modelIdx") >= 0)
        node->slot = matchup_json_dup_scalar (object, "modelIdx");
      node->usage = read_usage (matchup_json_get_object (object, "usage"));
      if (node->usage == NULL)
        node->usage = read_usage (matchup_json_get_object (object, "info"));
      read_error (node, object);
    }
  read_files (node, matchup_json_get_array (object, "files"), notes);
  return node;
}
