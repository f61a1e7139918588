/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-json-print.h"
#include "matchup-json.h"

#include <math.h>
#include <string.h>

#define BOM "\xef\xbb\xbf"

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (JsonNode) fits = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (matchup_json_parse (deep->str, deep->len));

  g_string_truncate (deep, 199);
  for (guint i = 0; i < 199; i++)
    g_string_append_c (deep, ']');
  fits = matchup_json_parse (deep->str, deep->len);
  g_assert_nonnull (fits);
}

/* What json-glib reads otherwise than JSON has it must not hide brackets from our count of them. */
static void
test_hidden_depth (void)
{
  static const char *const starts[] = {
    "['\"', ", "/* \" */ ", "[\"\\u1\", \", ", "// \"\n", "# \"\n", "[\"\\ud83d\", \", ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GString) text = g_string_new (starts[i]);
      g_autoptr (JsonNode) root = NULL;

      for (guint depth = 0; depth < 100000; depth++)
        g_string_append_c (text, '[');
      root = matchup_json_parse (text->str, text->len);
      g_assert_null (root);
    }
}

static void
test_no_json (void)
{
  const char *texts[] = {
    "",           " ",      "{",       "nonsense", "{\"a\":}", "\"",  "{\"a\":\"\\u12\"}",
    "{}{}",       "{} {}",  "{}\n{}",  "1 2",      "1[",       "[]]", "{},",
    "\"a\"\"b\"", "null{}", "{'a':1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) root = matchup_json_parse (texts[i], strlen (texts[i]));

      g_assert_null (root);
    }
}

/* Some gateways begin with a byte order mark; one is enough. */
static void
test_byte_order_mark (void)
{
  static const struct
  {
    const char *text;
    gboolean fits;
  } table[] = {
    { BOM "{\"a\":\"" BOM "b\"}", TRUE },
    { BOM " {\"a\":\"" BOM "b\"}\n", TRUE },
    { BOM, FALSE },
    { BOM BOM "{}", FALSE },
    { " " BOM "{}", FALSE },
    { "{}" BOM, FALSE },
    { "\xef\xbb{}", FALSE },
    { "\xef", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize length = strlen (table[i].text);
      g_autofree char *copy = g_memdup2 (table[i].text, length); /* nothing behind its end */
      g_autoptr (JsonNode) root = matchup_json_parse (copy, length);

      g_assert_cmpint (root != NULL, ==, table[i].fits);
      if (root != NULL)
        g_assert_cmpstr (matchup_json_get_string (matchup_json_node_get_object (root), "a"),
                         ==,
                         BOM "b");
    }
}

/* A NUL ends nothing: within a text it is as little a character as other wrong bytes, elsewhere
 * there is no JSON with it. */
static void
test_nul (void)
{
#define TEXT(literal) literal, sizeof literal - 1
  static const struct
  {
    const char *text;
    gsize length;
    const char *expected; /* the first of the array */
  } table[] = {
    { TEXT ("[\"x\0y\"]"), "x\xef\xbf\xbdy" },
    { TEXT ("[\"\0\0\"]"), "\xef\xbf\xbd\xef\xbf\xbd" },
    { TEXT ("[\"\0\",\"\\ud83d\"]"), "\xef\xbf\xbd" },
    { TEXT ("[\"x\\300y\\0\"]"), "x\\300y\\0" }, /* no bytes: no JSON has octal ones */
    { TEXT ("-\0["), NULL },
    { TEXT ("\0[\"x\"]"), NULL },
    { TEXT ("[\"x\"]\0"), NULL },
    { TEXT ("[\"x\"]\0["), NULL },
    { TEXT ("[\0\"x\"]"), NULL },
  };
#undef TEXT

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonNode) root = matchup_json_parse (table[i].text, table[i].length);

      g_test_message ("%u", i);
      g_assert_cmpint (root != NULL, ==, table[i].expected != NULL);
      if (root != NULL)
        g_assert_cmpstr (json_array_get_string_element (json_node_get_array (root), 0),
                         ==,
                         table[i].expected);
    }
}

static char *
show (const char *json, gunichar *held, gboolean at_end)
{
  g_autoptr (JsonNode) root = matchup_json_parse_piece (json, strlen (json));
  const char *text = matchup_json_get_string (matchup_json_node_get_object (root), "a");
  char *joined;

  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  joined = matchup_json_join_surrogates (text, held, at_end);
  return joined != NULL ? joined : g_strdup (text);
}

static void
test_surrogates (void)
{
  const char *table[][2] = {
    { "{\"a\":\"x\\ud83d\\ude00y\"}", "x😀y" },
    { "{\"a\":\"x\\ud83dy\"}", "x\xef\xbf\xbdy" },
    { "{\"a\":\"x\\ude00y\"}", "x\xef\xbf\xbdy" },
    { "{\"a\":\"x\\ud83d\"}", "x\xef\xbf\xbd" },
    { "{\"a\":\"\\u0000b\"}",
      "\xef\xbf\xbd"
      "b" },
    { "{\"a\":\"\\\\ud83d\"}", "\\ud83d" },
    { "{\"a\":\"\\\\\\ud83d\"}", "\\\xef\xbf\xbd" },
    { "{\"a\":\"caf\\u00e9\"}", "café" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gunichar held = 0;
      g_autofree char *text = show (table[i][0], &held, TRUE);

      g_assert_cmpstr (text, ==, table[i][1]);
      g_assert_cmpuint (held, ==, 0);
    }
}

static void
test_halves_in_two_texts (void)
{
  gunichar held = 0;
  g_autofree char *first = show ("{\"a\":\"x\\ud83d\"}", &held, FALSE);
  g_autofree char *second = show ("{\"a\":\"\\ude00y\"}", &held, FALSE);

  g_assert_cmpstr (first, ==, "x");
  g_assert_cmpstr (second, ==, "😀y");
  g_assert_cmpuint (held, ==, 0);
}

/* Where no second piece follows, nothing of the private range may come out. */
static void
test_lone_halves (void)
{
  static const char json[] = "{\"a\":\"x\\ud83d\",\"b\":\"\\ude00\\u0000\"}";
  g_autoptr (JsonNode) root = matchup_json_parse (json, strlen (json));
  JsonObject *object = matchup_json_node_get_object (root);

  g_assert_cmpstr (matchup_json_get_string (object, "a"), ==, "x\xef\xbf\xbd");
  g_assert_cmpstr (matchup_json_get_string (object, "b"), ==, "\xef\xbf\xbd\xef\xbf\xbd");
}

static GString *
write_many (const char *open, const char *each, guint count, const char *close)
{
  GString *text = g_string_new (open);

  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", each);
  return g_string_append (text, close);
}

/* How many values and members are too many; what is in strings does not count. */
static void
test_shape (void)
{
  static const struct
  {
    const char *open;
    const char *each;
    guint count;
    const char *close;
    gboolean fits;
  } table[] = {
    { "[", "1", 200000, "]", TRUE },
    { "[", "1", 200001, "]", FALSE },
    { "[", "[]", 100001, "]", FALSE },
    { "{", "\"a\":1", 500, "}", TRUE },
    { "{", "\"a\":1", 501, "}", FALSE },
    { "[{\"a\":[", "1", 5000, "]}]", TRUE },
    { "{\"a\":\"", "{\\\"", 300000, "\"}", TRUE },
    { "[", "{\"a\":1,\"b\":2}", 5000, "]", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) text =
          write_many (table[i].open, table[i].each, table[i].count, table[i].close);
      g_autoptr (JsonNode) root = matchup_json_parse (text->str, text->len);

      g_assert_cmpint (root != NULL, ==, table[i].fits);
    }
}

static void
test_types (void)
{
  const char *json = "{\"s\":\"5\",\"n\":7,\"f\":3.0,\"b\":true,\"z\":null,\"o\":{},\"l\":[],"
                     "\"big\":1e300,\"neg\":-4,\"t\":\"x5\",\"twice\":1,\"twice\":2}";
  g_autoptr (JsonNode) root = matchup_json_parse (json, strlen (json));
  JsonObject *object = matchup_json_node_get_object (root);
  const char *names[] = { "s", "n", "f", "b", "z", "o", "l", "missing" };
  const gint64 counts[] = { 5, 7, 3, -1, -1, -1, -1, -1 };
  g_autofree char *number = matchup_json_dup_scalar (object, "n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpint (matchup_json_get_count (object, names[i]), ==, counts[i]);
      g_assert_true ((matchup_json_get_string (object, names[i]) != NULL) == (i == 0));
      g_assert_true ((matchup_json_get_object (object, names[i]) != NULL) == (i == 5));
      g_assert_true ((matchup_json_get_array (object, names[i]) != NULL) == (i == 6));
    }
  g_assert_cmpint (matchup_json_get_count (object, "big"), ==, -1);
  g_assert_cmpint (matchup_json_get_count (object, "neg"), ==, -1);
  g_assert_cmpint (matchup_json_get_count (object, "t"), ==, -1);
  g_assert_cmpint (matchup_json_get_count (object, "twice"), ==, 2);
  g_assert_cmpstr (number, ==, "7");
  g_assert_null (matchup_json_get_string (NULL, "s"));
}

/* Only true is true; only strings of the list count. */
static void
test_flags_and_lists (void)
{
  const char *json = "{\"yes\":true,\"no\":false,\"one\":1,\"text\":\"true\",\"null\":null,"
                     "\"list\":[1,null,\"a\",[\"b\"]]}";
  g_autoptr (JsonNode) root = matchup_json_parse (json, strlen (json));
  JsonObject *object = matchup_json_node_get_object (root);
  JsonArray *list = matchup_json_get_array (object, "list");
  g_autofree char *text = matchup_json_object_to_string (object);

  g_assert_true (matchup_json_get_flag (object, "yes"));
  g_assert_false (matchup_json_get_flag (object, "no"));
  g_assert_false (matchup_json_get_flag (object, "one"));
  g_assert_false (matchup_json_get_flag (object, "text"));
  g_assert_false (matchup_json_get_flag (object, "null"));
  g_assert_false (matchup_json_get_flag (object, "list"));
  g_assert_false (matchup_json_get_flag (object, "missing"));
  g_assert_false (matchup_json_get_flag (NULL, "yes"));
  g_assert_true (matchup_json_array_has_string (list, "a"));
  g_assert_false (matchup_json_array_has_string (list, "b"));
  g_assert_false (matchup_json_array_has_string (list, "1"));
  g_assert_false (matchup_json_array_has_string (NULL, "a"));
  g_assert_cmpstr (text, ==, json);
}

/* As people and services write it, in one line and indented. */
static void
test_print (void)
{
  static const struct
  {
    double number;
    const char *text;
  } numbers[] = {
    { 0.7, "0.7" },      { 1.3, "1.3" },     { 0.1, "0.1" },
    { 2, "2" },          { -0.25, "-0.25" }, { 0.1 + 0.2, "0.30000000000000004" },
    { 1e300, "1e+300" }, { NAN, "null" },
  };
  static const char text[] = "{\"b\":[0.7,1,true,null,\"q\\\"\\n\\u0001\"],\"a\":{},\"c\":[]}";
  g_autoptr (JsonNode) root = matchup_json_parse (text, strlen (text));
  g_autofree char *line = matchup_json_print (root, FALSE);
  g_autofree char *lines = matchup_json_print (root, TRUE);
  g_autoptr (JsonNode) again = matchup_json_parse (lines, strlen (lines));

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), numbers[i].number);
      g_autofree char *printed = matchup_json_print (node, FALSE);

      g_assert_cmpstr (printed, ==, numbers[i].text);
    }
  g_assert_cmpstr (line, ==, text);
  g_assert_true (json_node_equal (root, again));
  g_assert_nonnull (strstr (lines, "\n  \"b\" : [\n    0.7,\n    1,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/json/print", test_print);
  g_test_add_func ("/providers/json/depth", test_depth);
  g_test_add_func ("/providers/json/hidden-depth", test_hidden_depth);
  g_test_add_func ("/providers/json/no-json", test_no_json);
  g_test_add_func ("/providers/json/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/providers/json/nul", test_nul);
  g_test_add_func ("/providers/json/surrogates", test_surrogates);
  g_test_add_func ("/providers/json/halves-in-two-texts", test_halves_in_two_texts);
  g_test_add_func ("/providers/json/lone-halves", test_lone_halves);
  g_test_add_func ("/providers/json/shape", test_shape);
  g_test_add_func ("/providers/json/types", test_types);
  g_test_add_func ("/providers/json/flags-and-lists", test_flags_and_lists);

  return g_test_run ();
}
