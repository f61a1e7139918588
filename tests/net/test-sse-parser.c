/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sse-parser.h"

#include <string.h>
#include <time.h>

/* Seconds of work; a hundred times what it takes, a tenth of what it takes to look at all the data
 * again for each line. */
#define MAX_WORK 5

static void
record_cb (const MatchupSseEvent *event, gpointer user_data)
{
  static const char *const names[] = { "event", "comment", "stray" };

  g_assert_true (g_utf8_validate (event->data, (gssize) event->length, NULL));
  g_string_append_printf (user_data, "%s(%s)[%s];", names[event->type], event->name, event->data);
}

/* Feeds @length bytes in pieces of @size, the first one of @first bytes. */
static char *
parse (const char *bytes, gsize length, gsize first, gsize size)
{
  GString *record = g_string_new (NULL);
  g_autoptr (MatchupSseParser) parser = matchup_sse_parser_new (1 << 20, record_cb, record);
  gsize at = 0;

  while (at < length)
    {
      gsize piece = MIN (at == 0 && first > 0 ? first : size, length - at);

      g_assert_true (matchup_sse_parser_feed (parser, bytes + at, piece));
      at += piece;
    }
  matchup_sse_parser_end (parser);
  return g_string_free (record, FALSE);
}

static const struct
{
  const char *bytes;
  const char *expected;
} table[] = {
  { "data: a\n\n", "event()[a];" },
  { "data: a\r\n\r\ndata: b\r\n\r\n", "event()[a];event()[b];" },
  { "data: a\r\rdata: b\r\r", "event()[a];event()[b];" },
  { "\357\273\277data: a\n\n", "event()[a];" },
  { "data: a\ndata: b\n\n", "event()[a\nb];" },
  { "data:a\n\n", "event()[a];" },
  { "data:  a\n\n", "event()[ a];" },
  { "event: delta\ndata: a\n\ndata: b\n\n", "event(delta)[a];event()[b];" },
  { ": keep-alive\n\ndata: a\n\n", "comment()[ keep-alive];event()[a];" },
  { "data: the end", "event()[the end];" },
  { "data: the end\n", "event()[the end];" },
  { "id: 1\nretry: 5\ndata: a\n\n", "event()[a];" },
  { "data: \344\275\240\345\245\275 \360\237\230\200\n\n",
    "event()[\344\275\240\345\245\275 \360\237\230\200];" },
  { "", "" },
  { "data: {\"a\":1}\ndata: {\"b\":\"}\\\"\"}\ndata: [DONE]\n\n",
    "event()[{\"a\":1}];event()[{\"b\":\"}\\\"\"}];event()[[DONE]];" },
  { "data: {\"a\":\ndata: [1,\ndata: 2]}\n\n", "event()[{\"a\":\n[1,\n2]}];" },
  { "event: x\ndata: {}\nevent: y\ndata: {}\n\n", "event(x)[{}];event(y)[{}];" },
  { "event: x\ndata: {}\ndata: {}\n\n", "event(x)[{}];event(x)[{}];" },
  { "data: {\"a\":\"\\\ndata: \"}\ndata: b\n\n", "event()[{\"a\":\"\\\n\"}];event()[b];" },
};

static void
test_every_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize length = strlen (table[i].bytes);

      for (gsize size = 1; size <= length + 1; size++)
        {
          for (gsize first = 1; first <= length; first++)
            {
              g_autofree char *record = parse (table[i].bytes, length, first, size);

              if (strcmp (record, table[i].expected) != 0 &&
                  strstr (table[i].bytes, ": keep") == NULL)
                g_error ("case %" G_GSIZE_FORMAT ": %s", i, record);
              if (strstr (table[i].bytes, ": keep") != NULL)
                g_assert_true (g_str_has_prefix (record, "comment") &&
                               g_str_has_suffix (record, "event()[a];"));
            }
        }
    }
}

static void
test_stray_lines (void)
{
  static const char document[] = "{\"error\": {\n  \"message\": \"no\"\n}}\n";
  g_autofree char *whole = parse (document, strlen (document), 0, strlen (document));

  g_assert_nonnull (strstr (whole, "stray"));
  for (gsize first = 1; first < strlen (document); first++)
    {
      g_autofree char *record = parse (document, strlen (document), first, 3);

      g_assert_cmpstr (record, ==, whole);
    }
}

static void
test_invalid_utf8 (void)
{
  static const char bytes[] = "data: a\377\376b\n\n";

  /* record_cb() checks that what comes out is valid. */
  for (gsize size = 1; size < sizeof bytes; size++)
    {
      g_autofree char *record = parse (bytes, strlen (bytes), 0, size);

      g_assert_cmpstr (record, ==, "event()[a\357\277\275\357\277\275b];");
    }
}

static void
ignore_cb (const MatchupSseEvent *event, gpointer user_data)
{
}

static void
test_too_long (void)
{
  g_autoptr (MatchupSseParser) parser = matchup_sse_parser_new (1000, ignore_cb, NULL);
  g_autofree char *line = g_strnfill (600, 'x');
  gboolean taken = matchup_sse_parser_feed (parser, "data: ", 6);

  for (int i = 0; taken && i < 10; i++)
    taken = matchup_sse_parser_feed (parser, line, 600);
  g_assert_false (taken);
  g_assert_false (matchup_sse_parser_feed (parser, "\n\n", 2));
}

/* The time this process has worked; how busy the computer is otherwise does not matter. */
static double
get_work (void)
{
  struct timespec work;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &work);
  return (double) work.tv_sec + (double) work.tv_nsec / 1e9;
}

/* One event of @n_lines lines, of which the first is long: each byte is looked at once. */
static void
check_work (const char *field, const char *line, gsize n_blanks, guint n_lines)
{
  g_autoptr (MatchupSseParser) parser = matchup_sse_parser_new (8 << 20, ignore_cb, NULL);
  g_autofree char *blanks = g_strnfill (n_blanks, ' ');
  double start = get_work ();

  g_assert_true (matchup_sse_parser_feed (parser, field, strlen (field)));
  g_assert_true (matchup_sse_parser_feed (parser, blanks, n_blanks));
  for (guint i = 0; i < n_lines; i++)
    g_assert_true (matchup_sse_parser_feed (parser, line, strlen (line)));
  matchup_sse_parser_end (parser);
  g_test_message ("%u times %s: %.2f s", n_lines, field, get_work () - start);
  g_assert_cmpfloat (get_work () - start, <, MAX_WORK);
}

static void
test_work (void)
{
  check_work ("data: ", "\ndata:", 2 << 20, 1 << 19);
  check_work ("data: ", "\nevent:", 2 << 20, 1 << 19);
  check_work ("data: ", "\ndata: {", 2 << 20, 1 << 19);
  check_work ("data: {", "\ndata: [", 2 << 20, 1 << 19);
  check_work ("data: ", "x", 2 << 20, 1 << 20);
  check_work ("", "\n", 2 << 20, 1 << 20);
  check_work ("", "\r", 2 << 20, 1 << 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/sse-parser/every-split", test_every_split);
  g_test_add_func ("/net/sse-parser/stray-lines", test_stray_lines);
  g_test_add_func ("/net/sse-parser/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/net/sse-parser/too-long", test_too_long);
  g_test_add_func ("/net/sse-parser/work", test_work);
  return g_test_run ();
}
