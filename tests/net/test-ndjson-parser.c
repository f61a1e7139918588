/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ndjson-parser.h"

#include <string.h>

static void
line_cb (const char *text, gsize length, gpointer user_data)
{
  g_assert_cmpuint (strlen (text), ==, length);
  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_string_append_printf (user_data, "%s|", text);
}

/* The lines that come out of @body, which is handed over in pieces of @size bytes. */
static char *
parse (const char *body, gsize length, gsize size)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (MatchupNdjsonParser) parser = matchup_ndjson_parser_new (1024, line_cb, lines);

  for (gsize i = 0; i < length; i += size)
    {
      gsize piece = MIN (size, length - i);
      g_autofree char *copy = g_memdup2 (body + i, piece);

      g_assert_true (matchup_ndjson_parser_feed (parser, copy, piece));
    }
  matchup_ndjson_parser_end (parser);
  return g_string_free (lines, FALSE);
}

static void
test_every_size (void)
{
  static const struct
  {
    const char *body;
    const char *lines;
  } cases[] = {
    { "", "" },
    { "\n\r\n  \n", "" },
    { "{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}|{\"b\":2}|" },
    { "\xef\xbb\xbf{\"a\":1}\r\n\r\n \t{\"b\":2} \r\n", "{\"a\":1}|{\"b\":2}|" },
    { "{\"a\":1}\n\xef\xbb\xbf{}", "{\"a\":1}|\xef\xbb\xbf{}|" },
    { "\"\xe4\xbd\xa0\"\n\"x\xff\xe4\xbd\"",
      "\"\xe4\xbd\xa0\"|\"x\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"|" },
    { "no json\nlast", "no json|last|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].body);

      for (gsize size = 1; size <= MAX (length, 1); size++)
        {
          g_autofree char *lines = parse (cases[i].body, length, size);

          g_assert_cmpstr (lines, ==, cases[i].lines);
        }
    }
}

static void
test_too_long (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (MatchupNdjsonParser) parser = matchup_ndjson_parser_new (8, line_cb, lines);

  g_assert_true (matchup_ndjson_parser_feed (parser, "12345678\n", 9));
  g_assert_true (matchup_ndjson_parser_feed (parser, "1234", 4));
  g_assert_false (matchup_ndjson_parser_feed (parser, "56789", 5));
  g_assert_false (matchup_ndjson_parser_feed (parser, "\nx\n", 3));
  matchup_ndjson_parser_end (parser);
  g_assert_cmpstr (lines->str, ==, "12345678|");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/ndjson-parser/every-size", test_every_size);
  g_test_add_func ("/net/ndjson-parser/too-long", test_too_long);
  return g_test_run ();
}
