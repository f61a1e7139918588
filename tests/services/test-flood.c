/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service can do with the whole way from the socket to the run: floods, bodies without an
 * end. */
#include "byte-server.h"
#include "matchup-enum-types.h"
#include "matchup-test-workspace.h"
#include "memory-use.h"
#include "wire-format.h"

#include <string.h>
#include <time.h>

#define KIB 1024
#define MIB (1024 * KIB)
#define BLOCK (64 * KIB)
#define GIB_OF_BLOCKS (1024 * MIB / BLOCK)
#define MAX_GROWTH (96 * MIB)
#define FLOOD_SECONDS 3
#define MAX_GAP \
  0.2 /* seconds of work between two turns of idle work, with all checks compiled in */
#define PLAIN_HEAD "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"

typedef struct
{
  MatchupTestWorkspace *test;
  ByteServer *server;
  MatchupConversation *conversation;
  MatchupRunGroup *group;
  MatchupRound *round;
} Fixture;

/* Asks @n_models at a server that answers with @script. */
static void
fixture_init (Fixture *self, const ByteScript *script, guint n_models)
{
  const char *models[MATCHUP_LINEUP_MAX + 1] = { NULL };
  g_autoptr (MatchupLineup) lineup = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_models; i++)
    models[i] = "custom/m";
  lineup = matchup_test_lineup_new (models);
  self->server = byte_server_new (script);
  self->test = matchup_test_workspace_new (NULL);
  matchup_provider_list_add_temporary (matchup_workspace_get_providers (self->test->workspace),
                                       byte_server_get_address (self->server),
                                       &error);
  g_assert_no_error (error);
  self->conversation =
      matchup_history_create (matchup_workspace_get_history (self->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              FALSE);
  self->group = matchup_workspace_ask (self->test->workspace, self->conversation, "Hello");
  self->round = matchup_conversation_get_round (self->conversation, 0);
}

static void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->group);
  g_clear_object (&self->conversation);
  g_clear_pointer (&self->test, matchup_test_workspace_free);
  g_clear_pointer (&self->server, byte_server_free);
}

static MatchupRun *
get_run (const Fixture *self, guint position)
{
  return matchup_answer_get_current (matchup_round_get_answer (self->round, position));
}

static void
assert_fails_with (const Fixture *self, MatchupErrorKind kind)
{
  MatchupErrorInfo *error;

  matchup_test_wait_until (!matchup_run_group_get_busy (self->group));
  error = matchup_run_get_error (get_run (self, 0));
  g_assert_nonnull (error);
  g_assert_cmpstr (matchup_enum_get_nick (MATCHUP_TYPE_ERROR_KIND,
                                          (int) matchup_error_info_get_kind (error)),
                   ==,
                   matchup_enum_get_nick (MATCHUP_TYPE_ERROR_KIND, (int) kind));
}

/* Repeated, this is one gzip file of many members. */
static GBytes *
compress_zeros (gsize length)
{
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (gzip));
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (stream, zeros, length, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* 1 GiB in about 1 MiB. It must not be unpacked: nobody asked for it. */
static void
test_gzip_bomb (void)
{
  const ByteScript script = {
    .head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n"
            "Connection: close\r\n\r\n",
    .block = compress_zeros (16 * MIB),
    .n_blocks = 64,
  };
  gsize before = memory_use_get_resident ();
  g_autofree char *request = NULL;
  Fixture fixture;

  fixture_init (&fixture, &script, 1);
  assert_fails_with (&fixture, MATCHUP_ERROR_KIND_BAD_RESPONSE);
  g_assert_true (matchup_message_is_empty (matchup_run_get_message (get_run (&fixture, 0))));
  g_assert_cmpuint (memory_use_get_resident (), <, before + MAX_GROWTH);
  request = byte_server_dup_request (fixture.server);
  g_assert_nonnull (strstr (request, "Accept-Encoding: identity\r\n"));
  fixture_clear (&fixture);
}

static GBytes *
write_block (const char *text)
{
  GString *block = g_string_new (NULL);

  while (block->len + strlen (text) <= BLOCK)
    g_string_append (block, text);
  return g_string_free_to_bytes (block);
}

/* 1 GiB of comments, of which the program takes a part and then hangs up. */
static void
test_no_end (void)
{
  const ByteScript script = {
    .head = PLAIN_HEAD,
    .block =
        write_block (": nothing to see here, and there never will be anything but this line\n"),
    .n_blocks = GIB_OF_BLOCKS,
  };
  gsize before = memory_use_get_resident ();
  Fixture fixture;

  fixture_init (&fixture, &script, 1);
  assert_fails_with (&fixture, MATCHUP_ERROR_KIND_TOO_LARGE);
  g_test_message ("%" G_GSIZE_FORMAT " MiB more memory",
                  (memory_use_get_resident () - before) / MIB);
  g_assert_cmpuint (memory_use_get_resident (), <, before + MAX_GROWTH);
  g_assert_cmpuint (byte_server_get_sent (fixture.server), <, 128 * MIB);
  fixture_clear (&fixture);
}

typedef struct
{
  guint n_turns;
  double last_time; /* on the wall */
  double last_work; /* of this thread */
  double longest_time;
  double longest_work;
} Idle;

static double
get_seconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static gboolean
idle_cb (gpointer user_data)
{
  Idle *idle = user_data;
  double time = get_seconds (CLOCK_MONOTONIC);
  double work = get_seconds (CLOCK_THREAD_CPUTIME_ID);

  if (idle->n_turns++ > 0)
    {
      idle->longest_time = MAX (idle->longest_time, time - idle->last_time);
      idle->longest_work = MAX (idle->longest_work, work - idle->last_work);
    }
  idle->last_time = time;
  idle->last_work = work;
  return G_SOURCE_CONTINUE;
}

static gboolean
set_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gsize
get_text_length (MatchupRun *run)
{
  g_autofree char *text =
      matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);

  return strlen (text);
}

/* An answer that is one document comes in one piece; what is kept of it ends with a character. */
static void
test_document (void)
{
  static const char letter[] = "\u5b57"; /* three bytes */
  ByteScript script = {
    .head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n",
    .n_blocks = 1,
  };
  GString *document = g_string_new ("{\"choices\":[{\"message\":{\"role\":\"assistant\","
                                    "\"content\":\"");
  g_autofree char *text = NULL;
  Fixture fixture;

  while (document->len < 4 * MIB)
    g_string_append (document, letter);
  g_string_append (document, "\"},\"finish_reason\":\"stop\"}]}");
  script.block = g_string_free_to_bytes (document);
  fixture_init (&fixture, &script, 1);
  assert_fails_with (&fixture, MATCHUP_ERROR_KIND_TOO_LARGE);
  text = matchup_message_dup_text (matchup_run_get_message (get_run (&fixture, 0)),
                                   MATCHUP_PART_KIND_TEXT);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), ==, 2 * MIB / strlen (letter) * strlen (letter));
  fixture_clear (&fixture);
}

/*
 * Eight columns of small events as fast as they come; idle work, which comes after drawing, must
 * get its turn all the same, and so must each column. What is bounded is work, so that a busy
 * computer does not matter.
 */
static void
test_flood (void)
{
  g_autoptr (GString) event = g_string_new (NULL);
  ByteScript script = { .head = PLAIN_HEAD, .n_blocks = GIB_OF_BLOCKS };
  Idle idle = { 0 };
  gboolean over = FALSE;
  gsize total = 0;
  guint idle_id;
  Fixture fixture;

  wire_format_append (wire_format_find ("openai-chat"), event, "word ");
  script.block = write_block (event->str);
  fixture_init (&fixture, &script, MATCHUP_LINEUP_MAX);
  matchup_test_wait_until (get_text_length (get_run (&fixture, 0)) > 0);
  idle_id = g_idle_add (idle_cb, &idle);
  g_timeout_add_seconds (FLOOD_SECONDS, set_cb, &over);
  matchup_test_wait_until (over);
  g_source_remove (idle_id);
  matchup_round_stop_all (fixture.round);
  matchup_test_wait_until (!matchup_run_group_get_busy (fixture.group));
  for (guint i = 0; i < MATCHUP_LINEUP_MAX; i++)
    {
      g_assert_cmpuint (get_text_length (get_run (&fixture, i)), >, 0);
      total += get_text_length (get_run (&fixture, i));
    }
  g_test_message ("%" G_GSIZE_FORMAT
                  " events/s in %u columns; %u turns of idle work/s, the longest "
                  "gap %.0f ms, of which %.0f ms work",
                  total / strlen ("word ") / FLOOD_SECONDS,
                  MATCHUP_LINEUP_MAX,
                  idle.n_turns / FLOOD_SECONDS,
                  idle.longest_time * 1000,
                  idle.longest_work * 1000);
  g_assert_cmpuint (idle.n_turns, >=, FLOOD_SECONDS);
  g_assert_cmpfloat (idle.longest_work, <, MAX_GAP);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("MATCHUP_CUSTOM_KEY", "test-key-of-the-flood", TRUE);
  g_test_add_func ("/services/flood/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/services/flood/no-end", test_no_end);
  g_test_add_func ("/services/flood/document", test_document);
  g_test_add_func ("/services/flood/event-flood", test_flood);
  return g_test_run ();
}
