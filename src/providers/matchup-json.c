/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-json.h"

#include "matchup-json-print.h"

#include <string.h>

#define MAX_DEPTH 200
#define MAX_MEMBERS 500   /* of one object: each one that comes twice costs a look at all others */
#define MAX_VALUES 200000 /* of one text: each costs a hundred bytes and more */
#define MAX_COUNT G_GINT64_CONSTANT (1000000000000000)
#define LONE_BASE 0x100000 /* U+D800 is carried as U+10D800 */
#define REPLACEMENT "\xef\xbf\xbd"
#define BOM "\xef\xbb\xbf"

/* The value of the four hexadecimal digits at @p, or -1. */
static int
read_hex (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/*
 * Behind the string whose opening quote stands before @i; 0 when it has a \u escape that is none:
 * json-glib takes a quote for one of its digits and goes on reading.
 */
static gsize
skip_string (const char *text, gsize length, gsize i)
{
  while (i < length && text[i] != '"')
    {
      gboolean escape = text[i] == '\\';

      if (escape && i + 1 < length && text[i + 1] == 'u' &&
          read_hex (text + i + 2, text + length) < 0)
        return 0;
      i += escape ? 2 : 1;
    }
  return i + 1;
}

/* How much is in the text, by its brackets and commas outside of strings. */
typedef struct
{
  guint depth;
  guint n_values;
  guint n_members[MAX_DEPTH + 1];
  gboolean in_object[MAX_DEPTH + 1];
} Shape;

/* FALSE when it becomes too much. A list may be as long as it likes. */
static gboolean
shape_take (Shape *shape, char c)
{
  switch (c)
    {
    case '[':
    case '{':
      if (++shape->depth > MAX_DEPTH)
        return FALSE;
      shape->n_members[shape->depth] = 0;
      shape->in_object[shape->depth] = c == '{';
      return ++shape->n_values <= MAX_VALUES;
    case ']':
    case '}':
      shape->depth -= shape->depth > 0;
      return TRUE;
    case ',':
      if (++shape->n_members[shape->depth] >= MAX_MEMBERS && shape->in_object[shape->depth])
        return FALSE;
      return ++shape->n_values <= MAX_VALUES;
    case '\'':
    case '/':
    case '#':
      /* json-glib knows comments and other strings, in which our count would go astray. */
      return FALSE;
    default:
      return TRUE;
    }
}

/* Behind a number or a word that is the whole text, 0 where that is anything else. */
static gsize
skip_scalar (const char *text, gsize length, gsize i)
{
  while (i < length && (g_ascii_isalnum (text[i]) || memchr ("+-.", text[i], 3) != NULL))
    i++;
  return i == length || g_ascii_isspace (text[i]) ? i : 0;
}

/* One value and no more: json-glib loses the memory of all but the last. */
static gboolean
check_shape (const char *text, gsize length)
{
  Shape shape = { 0 };
  gboolean ended = FALSE;

  for (gsize i = 0; i < length;)
    {
      char c = text[i];

      if (g_ascii_isspace (c))
        {
          i++;
          continue;
        }
      if (ended)
        return FALSE;
      if (c == '"')
        i = skip_string (text, length, i + 1);
      else if (shape.depth == 0 && c != '{' && c != '[')
        i = skip_scalar (text, length, i);
      else if (shape_take (&shape, c))
        i++;
      else
        return FALSE;
      if (i == 0)
        return FALSE;
      ended = shape.depth == 0;
    }
  return ended;
}

static gboolean
is_escape (const char *p, const char *end)
{
  return end - p >= 6 && p[0] == '\\' && p[1] == 'u';
}

/* "\300" is no JSON, but json-glib takes it for a byte, which is no text then. */
static gboolean
is_octal (const char *p, const char *end)
{
  return end - p >= 2 && p[0] == '\\' && p[1] >= '0' && p[1] <= '7';
}

/*
 * Writes what the \u escape at @p stands for; returns how many bytes of the text that took. Half of
 * a pair is carried where @carry is set.
 */
static gsize
repair_escape (GString *out, const char *p, const char *end, gboolean carry)
{
  int unit = read_hex (p + 2, end);

  if (unit >= 0xd800 && unit <= 0xdbff && is_escape (p + 6, end))
    {
      int low = read_hex (p + 8, end);

      if (low >= 0xdc00 && low <= 0xdfff)
        {
          g_string_append_len (out, p, 12);
          return 12;
        }
    }
  if (carry && unit >= 0xd800 && unit <= 0xdfff)
    g_string_append_unichar (out, LONE_BASE + (gunichar) unit);
  else if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff))
    g_string_append (out, REPLACEMENT);
  else
    g_string_append_len (out, p, 6);
  return 6;
}

/* Only called for texts that have a suspicious escape, so that ordinary ones are not copied. */
static GString *
repair (const char *text, gsize length, gboolean carry)
{
  GString *out = g_string_sized_new (length + 16);
  const char *end = text + length;
  const char *p = text;

  while (p < end)
    {
      const char *escape = memchr (p, '\\', end - p);

      if (escape == NULL)
        {
          g_string_append_len (out, p, end - p);
          break;
        }
      g_string_append_len (out, p, escape - p);
      p = escape;
      if (is_escape (p, end))
        {
          p += repair_escape (out, p, end, carry);
        }
      else if (is_octal (p, end))
        {
          g_string_append (out, "\\\\"); /* as it is written */
          p++;
        }
      else
        {
          gsize pair = MIN (2, end - p);

          g_string_append_len (out, p, pair);
          p += pair;
        }
    }
  return out;
}

static gboolean
has_suspicious_escape (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = memchr (text, '\\', length); p != NULL && p < end;)
    {
      if (is_octal (p, end))
        return TRUE;
      if (is_escape (p, end))
        {
          int unit = read_hex (p + 2, end);

          if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff))
            return TRUE;
        }
      p = end - p > 2 ? memchr (p + 2, '\\', end - p - 2) : NULL;
    }
  return FALSE;
}

/* By the first letter; to find that out takes the parser many times as long. */
static gboolean
may_be_json (const char *text, gsize length)
{
  static const char starts[] = "{[\"-0123456789tfn";

  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  return length > 0 && memchr (starts, *text, strlen (starts)) != NULL;
}

static JsonNode *
parse (const char *text, gsize length, gboolean carry)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GString) repaired = NULL;
  g_autofree char *valid = NULL;

  if (length >= strlen (BOM) && memcmp (text, BOM, strlen (BOM)) == 0)
    {
      text += strlen (BOM);
      length -= strlen (BOM);
    }
  if (length > G_MAXINT / 2 || !may_be_json (text, length) || !check_shape (text, length))
    return NULL;
  if (!g_utf8_validate_len (text, length, NULL))
    {
      valid = g_utf8_make_valid (text, (gssize) length);
      text = valid;
      length = strlen (valid);
    }
  if (has_suspicious_escape (text, length))
    {
      repaired = repair (text, length, carry);
      text = repaired->str;
      length = repaired->len;
    }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

JsonNode *
matchup_json_parse (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return parse (text, length, FALSE);
}

JsonNode *
matchup_json_parse_piece (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return parse (text, length, TRUE);
}

static JsonNode *
get_member (JsonObject *object, const char *name, JsonNodeType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

JsonObject *
matchup_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

JsonArray *
matchup_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

const char *
matchup_json_get_string (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

gint64
matchup_json_get_count (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_VALUE);
  gint64 count = -1;
  const char *text;

  if (node == NULL)
    return -1;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      count = json_node_get_int (node);
    }
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      double value = json_node_get_double (node);

      return value >= 0 && value <= MAX_COUNT ? (gint64) value : -1;
    }
  text = matchup_json_get_string (object, name);
  if (text != NULL && g_ascii_isdigit (*text))
    g_ascii_string_to_signed (text, 10, 0, MAX_COUNT, &count, NULL);
  return count >= 0 && count <= MAX_COUNT ? count : -1;
}

gboolean
matchup_json_get_double (JsonObject *object, const char *name, double *out_value)
{
  JsonNode *node = get_member (object, name, JSON_NODE_VALUE);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *out_value = json_node_get_double (node);
  return TRUE;
}

gboolean
matchup_json_get_flag (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

char *
matchup_json_dup_scalar (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, JSON_NODE_VALUE);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

JsonObject *
matchup_json_array_get_object (JsonArray *array, guint position)
{
  if (array == NULL || position >= json_array_get_length (array))
    return NULL;
  return matchup_json_node_get_object (json_array_get_element (array, position));
}

gboolean
matchup_json_array_has_string (JsonArray *array, const char *text)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          g_str_equal (json_node_get_string (node), text))
        return TRUE;
    }
  return FALSE;
}

JsonObject *
matchup_json_node_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

char *
matchup_json_object_to_string (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return matchup_json_print (node, FALSE);
}

static gboolean
is_carried (gunichar c)
{
  return c >= LONE_BASE + 0xd800 && c <= LONE_BASE + 0xdfff;
}

static gboolean
is_high (gunichar c)
{
  return c < LONE_BASE + 0xdc00;
}

/* Any carried half is in plane 16, whose characters begin with this byte. */
static gboolean
may_have_half (const char *text)
{
  return strchr (text, '\xf4') != NULL;
}

char *
matchup_json_join_surrogates (const char *text, gunichar *held, gboolean at_end)
{
  GString *out;

  if (*held == 0 && !may_have_half (text))
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (*held != 0 && is_carried (c) && !is_high (c))
        {
          gunichar high = *held - LONE_BASE - 0xd800;
          gunichar low = c - LONE_BASE - 0xdc00;

          g_string_append_unichar (out, 0x10000 + (high << 10) + low);
          *held = 0;
          continue;
        }
      if (*held != 0)
        g_string_append (out, REPLACEMENT);
      *held = 0;
      if (is_carried (c) && is_high (c))
        *held = c;
      else if (is_carried (c))
        g_string_append (out, REPLACEMENT);
      else
        g_string_append_unichar (out, c);
    }
  if (at_end && *held != 0)
    {
      g_string_append (out, REPLACEMENT);
      *held = 0;
    }
  return g_string_free (out, FALSE);
}
