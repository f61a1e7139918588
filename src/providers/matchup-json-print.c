/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-json-print.h"

#include "matchup-json-value.h"

#include <math.h>

typedef struct
{
  GString *out;
  gboolean indented;
  guint depth;
} Print;

static void print_node (Print *self, JsonNode *node);

static void
begin_line (Print *self)
{
  if (!self->indented)
    return;
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

static void
begin_element (Print *self, gboolean first)
{
  if (!first)
    g_string_append_c (self->out, ',');
  begin_line (self);
}

static void
print_object (Print *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;

  g_string_append_c (self->out, '{');
  self->depth++;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      begin_element (self, first);
      matchup_json_value_append_string (self->out, name);
      g_string_append (self->out, self->indented ? " : " : ":");
      print_node (self, member);
      first = FALSE;
    }
  self->depth--;
  if (!first)
    begin_line (self);
  g_string_append_c (self->out, '}');
}

static void
print_array (Print *self, JsonArray *array)
{
  guint length = json_array_get_length (array);

  g_string_append_c (self->out, '[');
  self->depth++;
  for (guint i = 0; i < length; i++)
    {
      begin_element (self, i == 0);
      print_node (self, json_array_get_element (array, i));
    }
  self->depth--;
  if (length > 0)
    begin_line (self);
  g_string_append_c (self->out, ']');
}

static void
print_value (Print *self, JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      matchup_json_value_append_string (self->out, json_node_get_string (node));
      break;
    case G_TYPE_INT64:
      g_string_append_printf (self->out, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (self->out, json_node_get_boolean (node) ? "true" : "false");
      break;
    case G_TYPE_DOUBLE:
    default:
      if (isfinite (json_node_get_double (node)))
        matchup_json_value_append_number (self->out, json_node_get_double (node));
      else
        g_string_append (self->out, "null");
      break;
    }
}

static void
print_node (Print *self, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      print_object (self, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      print_array (self, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      print_value (self, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (self->out, "null");
      break;
    }
}

char *
matchup_json_print (JsonNode *node, gboolean indented)
{
  Print print = { NULL, indented, 0 };

  g_return_val_if_fail (node != NULL, NULL);

  print.out = g_string_new (NULL);
  print_node (&print, node);
  return g_string_free (print.out, FALSE);
}
