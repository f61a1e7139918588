/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a hostile or broken service can put into an answer, in every wire format. It may cost the
 * answer, but no memory and time without a limit, and no text that is none may come out.
 */
#include "matchup-json.h"
#include "matchup-price-list.h"
#include "matchup-protocols.h"
#include "matchup-provider-reader.h"
#include "memory-use.h"
#include "replay.h"
#include "wire-format.h"

#include <string.h>
#include <time.h>

#define KIB 1024
#define MIB (1024 * KIB)
#define GIB (1024 * MIB)
#define BLOCK (64 * KIB)
#define MAX_GROWTH (64 * MIB)
/* Hundreds of times what it takes; work that grows with the square would take minutes. */
#define MAX_SECONDS 10
#define HALF_1 "\\ud83d"
#define HALF_2 "\\ude00"
#define REPLACEMENT "\xef\xbf\xbd"

/* The time this process has worked; how busy the computer is otherwise does not matter. */
static double
get_work (void)
{
  struct timespec work;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &work);
  return (double) work.tv_sec + (double) work.tv_nsec / 1e9;
}

typedef void (*FormatTest) (const WireFormat *format);

/* Calls a #FormatTest for every format of the table. */
static void
test_formats (gconstpointer test)
{
  const char *const *names = matchup_protocols_get_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const WireFormat *format = wire_format_find (names[i]);

      g_test_message ("%s", names[i]);
      g_assert_nonnull (format);
      ((FormatTest) test) (format);
    }
}

static JsonObject *
replay (const char *protocol, int status, const GString *body)
{
  const ReplayAnswer answer = { .protocol = protocol, .status = status };

  return replay_run (&answer, body->str, body->len, NULL, 0);
}

static const char *
get_error_kind (JsonObject *result)
{
  return matchup_json_get_string (matchup_json_get_object (result, "error"), "kind");
}

static void
assert_fails_with (const WireFormat *format, const GString *body, const char *kind)
{
  g_autoptr (JsonObject) result = replay (format->protocol, 200, body);

  g_assert_cmpstr (get_error_kind (result), ==, kind);
}

static void
assert_text (const WireFormat *format, const GString *body, const char *text)
{
  g_autoptr (JsonObject) result = replay (format->protocol, 200, body);

  g_assert_cmpstr (get_error_kind (result), ==, NULL);
  g_assert_cmpstr (matchup_json_get_string (result, "text"), ==, text);
}

static void
check_long_line (const WireFormat *format)
{
  g_autofree char *piece = g_strnfill (9 * MIB, 'x');
  g_autoptr (GString) body = wire_format_write (format, piece, 1);

  assert_fails_with (format, body, "too_large");
}

/* Bodies without an end. @block is repeated and nothing of it is an answer; NULL: a long comment.
 */
static const struct
{
  const char *name;
  const char *start;
  const char *block;
  gsize size;
} endless[] = {
  { "a line", "data: ", "xxxxxxxxxxxxxxxx", GIB },
  { "a document", "{\"a\":\"", "xxxxxxxxxxxxxxxx", GIB },
  { "a web page", "<html>", "<p>Welcome</p>\n", GIB },
  { "blanks", "", "                ", GIB },
  { "long comments", "", NULL, GIB },
  { "empty lines", "", "\n", 4 * MIB },
  { "comments", "", ": keep-alive\n", 4 * MIB },
  { "empty events", "", "data:\n\n", 4 * MIB },
  { "names of events", "", "event: a\n", 4 * MIB },
  { "lines of one event", "", "data: a\n", 4 * MIB },
  { "lines of no format", "a\n", "nonsense\n", 4 * MIB },
};

static void
count_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  guint *n_errors = user_data;

  g_assert_cmpint (event->type, !=, MATCHUP_STREAM_EVENT_TEXT);
  g_assert_cmpint (event->type, !=, MATCHUP_STREAM_EVENT_END);
  *n_errors += event->type == MATCHUP_STREAM_EVENT_ERROR;
}

/* BLOCK bytes, which end with a whole @text; NULL: one comment. */
static GString *
fill_block (const char *text)
{
  g_autofree char *comment = g_strnfill (BLOCK - 1, ':');
  GString *block = g_string_sized_new (BLOCK);

  if (text == NULL)
    return g_string_append_c (g_string_append (block, comment), '\n');

  while (block->len + strlen (text) <= BLOCK)
    g_string_append (block, text);
  return block;
}

static void
check_endless_body (const WireFormat *format, guint which)
{
  guint n_errors = 0;
  g_autoptr (MatchupStreamDecoder) decoder =
      matchup_codec_new_decoder (matchup_protocols_get_codec (format->protocol),
                                 count_cb,
                                 &n_errors);
  g_autoptr (GString) block = fill_block (endless[which].block);
  gsize before = memory_use_get_resident ();
  gsize most = before;
  double start = get_work ();

  matchup_stream_decoder_feed (decoder, endless[which].start, strlen (endless[which].start));
  for (gsize fed = 0; fed < endless[which].size; fed += block->len)
    {
      matchup_stream_decoder_feed (decoder, block->str, block->len);
      if (fed % (16 * MIB) < BLOCK)
        most = MAX (most, memory_use_get_resident ());
    }
  most = MAX (most, memory_use_get_resident ());
  matchup_stream_decoder_end (decoder);
  g_assert_cmpuint (n_errors, ==, 1);
  g_test_message ("%s: %" G_GSIZE_FORMAT " MiB of %s cost %" G_GSIZE_FORMAT " KiB, %.2f s",
                  format->protocol,
                  endless[which].size / MIB,
                  endless[which].name,
                  (most - before) / KIB,
                  get_work () - start);
  g_assert_cmpuint (most - before, <, MAX_GROWTH);
}

static void
check_endless (const WireFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (endless); i++)
    check_endless_body (format, i);
}

static GString *
write_nested (const char *before, const char *open, guint levels)
{
  GString *body = g_string_new (before);

  for (guint i = 0; i < levels; i++)
    g_string_append (body, open);
  return body;
}

static void
check_nesting (const WireFormat *format)
{
  static const char *const starts[] = { "", "data: ", "data: {\"choices\":", "{\"error\":" };
  static const char *const opens[] = { "[", "{\"a\":" };
  g_autofree char *models = g_strconcat (format->protocol, "-models", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (starts) * G_N_ELEMENTS (opens); i++)
    {
      g_autoptr (GString) body = write_nested (starts[i / 2], opens[i % 2], 100000);
      g_autoptr (JsonObject) answer = replay (format->protocol, 200, body);
      g_autoptr (JsonObject) failure = replay (format->protocol, 500, body);
      g_autoptr (JsonObject) list = replay (models, 200, body);

      g_assert_nonnull (get_error_kind (answer));
      g_assert_cmpstr (get_error_kind (failure), ==, "server");
      g_assert_nonnull (get_error_kind (list));
    }
}

static void
check_text (const WireFormat *format)
{
  static const char *const table[][2] = {
    { "a" HALF_1 HALF_2 "b", "a😀b" },
    { "a" HALF_1, "a" REPLACEMENT },
    { "a" HALF_1 "b", "a" REPLACEMENT "b" },
    { HALF_2 "b", REPLACEMENT "b" },
    { HALF_1 HALF_1 HALF_2, REPLACEMENT "😀" },
    { "a\\u0000b", "a" REPLACEMENT "b" },
    { "a\xff\xfe"
      "b",
      "a" REPLACEMENT REPLACEMENT "b" },
    { "a\xed\xa0\x80"
      "b",
      "a" REPLACEMENT REPLACEMENT REPLACEMENT "b" },
    { "a\xf4\x90\x80\x80", "a" REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT },
    { "a\\u2028b\\u0085",
      "a\xe2\x80\xa8"
      "b\xc2\x85" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) body = wire_format_write (format, table[i][0], 1);

      assert_text (format, body, table[i][1]);
    }
}

/* The halves of a pair in two pieces. */
static void
check_halves (const WireFormat *format)
{
  g_autoptr (GString) body = g_string_new (format->start);

  wire_format_append (format, body, "a" HALF_1);
  wire_format_append (format, body, HALF_2 "b");
  wire_format_append (format, body, HALF_1);
  g_string_append (body, format->end);
  assert_text (format, body, "a😀b" REPLACEMENT);
}

/* A NUL instead of each byte of an answer, one at a time: anything may come out but a crash. */
static void
check_zero_bytes (const WireFormat *format)
{
  g_autoptr (GString) whole = wire_format_write (format, "text", 2);

  for (gsize i = 0; i < whole->len; i++)
    {
      g_autoptr (GString) body = g_string_new_len (whole->str, (gssize) whole->len);
      g_autoptr (JsonObject) result = NULL;

      body->str[i] = '\0';
      result = replay (format->protocol, 200, body);
      g_assert_nonnull (result);
    }
}

/* What a NUL stands in is a line of its own, and no reason to take a stream for a document. */
static void
check_zero_byte_first (const WireFormat *format)
{
  g_autoptr (GString) body = wire_format_write (format, "text", 1);

  if (g_str_equal (format->protocol, "lanying-im")) /* a document it is */
    return;
  g_string_prepend_len (body, "\0\n", 2);
  assert_text (format, body, "text");
}

/* Fails when @body takes longer than MAX_SECONDS. */
static void
assert_quick (const char *protocol, int status, const GString *body, const char *what)
{
  double start = get_work ();
  g_autoptr (JsonObject) result = replay (protocol, status, body);
  double seconds = get_work () - start;

  g_test_message ("%s: %s, %.1f MiB in %.2f s", protocol, what, (double) body->len / MIB, seconds);
  g_assert_nonnull (result);
  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
}

/* As an event, as a document, and as the report of a failure. */
static void
assert_json_quick (const WireFormat *format, const GString *json, const char *what)
{
  g_autoptr (GString) event = g_string_new ("data: ");

  g_string_append_len (event, json->str, (gssize) json->len);
  g_string_append (event, "\n\n");
  assert_quick (format->protocol, 200, event, what);
  assert_quick (format->protocol, 200, json, what);
  assert_quick (format->protocol, 500, json, what);
}

static void
check_many_values (const WireFormat *format)
{
  g_autoptr (GString) json = g_string_new ("[1");

  while (json->len < 7 * MIB)
    g_string_append (json, ",1");
  g_string_append_c (json, ']');
  assert_json_quick (format, json, "values");
}

/* json-glib looks through all members of an object for each one that comes twice. */
static void
check_many_members (const WireFormat *format)
{
  g_autoptr (GString) json = g_string_new ("{\"error\":1");

  for (guint i = 0; json->len < 3 * MIB; i++)
    g_string_append_printf (json, ",\"%x\":1", i);
  while (json->len < 7 * MIB)
    g_string_append (json, ",\"z\":1");
  g_string_append_c (json, '}');
  assert_json_quick (format, json, "members");
}

static void
check_long_strings (const WireFormat *format)
{
  g_autofree char *code = g_strnfill (2 * MIB, 'a');
  g_autoptr (GString) json = g_string_new ("{\"error\":{\"code\":\"");

  g_string_append_printf (json, "%s\",\"type\":\"%s\",\"message\":\"", code, code);
  while (json->len < 7 * MIB)
    g_string_append (json, "key key bearer sk- ");
  g_string_append (json, "\"}}");
  assert_json_quick (format, json, "long code and message");
}

static void
check_lines (const WireFormat *format)
{
  static const char *const lines[] = { "data:{}\n", "data:a\n", "\r", "data:\r", "{}\n", "[]\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GString) body = g_string_new ("data: a");

      g_string_append_c (body, '\n');
      while (body->len < MIB)
        g_string_append (body, lines[i]);
      assert_quick (format->protocol, 200, body, "lines");
    }
}

/* Blanks are held back where they may be the end of the thinking. */
static void
check_blanks_in_thinking (const WireFormat *format)
{
  static const char *const starts[] = { "", "<think>", "<think>a", "<think>a</think>" };
  g_autofree char *blanks = g_strnfill (400, ' ');

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GString) body = g_string_new (format->start);

      wire_format_append (format, body, starts[i]);
      for (guint piece = 0; piece < 10000; piece++)
        wire_format_append (format, body, blanks);
      g_string_append (body, format->end);
      assert_quick (format->protocol, 200, body, "blanks");
    }
}

/* The two files that come with the program are read with the same care. */
static void
test_data_files (void)
{
  static const char *const opens[] = { "[", "{\"providers\":" };

  for (guint i = 0; i < G_N_ELEMENTS (opens); i++)
    {
      g_autoptr (GString) nested = write_nested ("", opens[i], 100000);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) other = NULL;

      g_assert_null (matchup_provider_reader_read (nested->str, (gssize) nested->len, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_null (matchup_price_list_new_for_json (nested->str, (gssize) nested->len, &other));
      g_assert_error (other, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    FormatTest test;
  } tests[] = {
    { "/providers/hostile/long-line", check_long_line },
    { "/providers/hostile/endless", check_endless },
    { "/providers/hostile/nesting", check_nesting },
    { "/providers/hostile/text", check_text },
    { "/providers/hostile/halves-in-two-pieces", check_halves },
    { "/providers/hostile/zero-bytes", check_zero_bytes },
    { "/providers/hostile/zero-byte-first", check_zero_byte_first },
    { "/providers/hostile/many-values", check_many_values },
    { "/providers/hostile/many-members", check_many_members },
    { "/providers/hostile/long-strings", check_long_strings },
    { "/providers/hostile/lines", check_lines },
    { "/providers/hostile/blanks-in-thinking", check_blanks_in_thinking },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, (gconstpointer) tests[i].test, test_formats);
  g_test_add_func ("/providers/hostile/data-files", test_data_files);
  return g_test_run ();
}
