/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replay.h"

#include <math.h>

static char *compare_nodes (const char *place, JsonNode *wanted, JsonNode *actual);

static char *
describe (const char *place, JsonNode *wanted, JsonNode *actual)
{
  g_autofree char *left = wanted != NULL ? json_to_string (wanted, FALSE) : g_strdup ("nothing");
  g_autofree char *right = actual != NULL ? json_to_string (actual, FALSE) : g_strdup ("nothing");

  return g_strdup_printf ("%s: %s was wanted, %s came", place, left, right);
}

static gboolean
is_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
numbers_equal (JsonNode *a, JsonNode *b)
{
  double left = json_node_get_double (a);
  double right = json_node_get_double (b);

  return fabs (left - right) <= 1e-9 * MAX (fabs (left), fabs (right));
}

static char *
compare_arrays (const char *place, JsonArray *wanted, JsonArray *actual)
{
  guint length = MAX (json_array_get_length (wanted), json_array_get_length (actual));

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s[%u]", place, i);
      JsonNode *left =
          i < json_array_get_length (wanted) ? json_array_get_element (wanted, i) : NULL;
      JsonNode *right =
          i < json_array_get_length (actual) ? json_array_get_element (actual, i) : NULL;
      char *difference = compare_nodes (inner, left, right);

      if (difference != NULL)
        return difference;
    }
  return NULL;
}

/* @text as the program shows it: what looks like a key is hidden, even where it is starred out. */
static char *
hide_keys (const char *text)
{
  g_autoptr (GRegex) key = g_regex_new ("\\bsk-[A-Za-z0-9_*.-]{6,}", 0, 0, NULL);

  return g_regex_replace_literal (key, text, -1, 0, "•••", 0, NULL);
}

static gboolean
is_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_right_message (JsonNode *wanted, JsonNode *actual)
{
  g_autofree char *hidden = NULL;

  if (!is_string (wanted) || !is_string (actual))
    return FALSE;
  hidden = hide_keys (json_node_get_string (wanted));
  return g_str_equal (hidden, json_node_get_string (actual));
}

/* Where several texts are right, any of them. */
static gboolean
is_right_text (JsonArray *any, JsonNode *actual)
{
  for (guint i = 0; i < json_array_get_length (any); i++)
    {
      if (json_node_equal (json_array_get_element (any, i), actual))
        return TRUE;
    }
  return FALSE;
}

/* What may differ between the members @left and @right of the same @name. */
static gboolean
is_right (JsonObject *wanted, const char *name, JsonNode *left, JsonNode *right)
{
  JsonArray *any;

  if (g_str_equal (name, "text_any_of"))
    return TRUE;
  if (right == NULL)
    return FALSE;
  if (g_str_equal (name, "message"))
    return is_right_message (left, right);
  any = g_str_equal (name, "text") && json_object_has_member (wanted, "text_any_of")
            ? json_object_get_array_member (wanted, "text_any_of")
            : NULL;
  return any != NULL && is_right_text (any, right);
}

static char *
compare_objects (const char *place, JsonObject *wanted, JsonObject *actual)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *left;
  JsonNode *right;

  json_object_iter_init (&iter, wanted);
  while (json_object_iter_next (&iter, &name, &left))
    {
      g_autofree char *inner = g_strconcat (place, ".", name, NULL);
      g_autofree char *difference = NULL;

      right = json_object_get_member (actual, name);
      difference = compare_nodes (inner, left, right);
      if (difference != NULL && !is_right (wanted, name, left, right))
        return g_steal_pointer (&difference);
    }
  json_object_iter_init (&iter, actual);
  while (json_object_iter_next (&iter, &name, &right))
    {
      g_autofree char *inner = NULL;

      if (json_object_has_member (wanted, name))
        continue;
      inner = g_strconcat (place, ".", name, NULL);
      return describe (inner, NULL, right);
    }
  return NULL;
}

static char *
compare_nodes (const char *place, JsonNode *wanted, JsonNode *actual)
{
  if (wanted == NULL || actual == NULL)
    return describe (place, wanted, actual);
  if (JSON_NODE_HOLDS_OBJECT (wanted) && JSON_NODE_HOLDS_OBJECT (actual))
    return compare_objects (place, json_node_get_object (wanted), json_node_get_object (actual));
  if (JSON_NODE_HOLDS_ARRAY (wanted) && JSON_NODE_HOLDS_ARRAY (actual))
    return compare_arrays (place, json_node_get_array (wanted), json_node_get_array (actual));
  if (is_number (wanted) && is_number (actual) ? numbers_equal (wanted, actual)
                                               : json_node_equal (wanted, actual))
    return NULL;
  return describe (place, wanted, actual);
}

char *
replay_compare (JsonObject *expect, JsonObject *actual)
{
  return compare_objects ("expect", expect, actual);
}
