/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How fast answers are read on one core: one JSON object a line for each parser and each codec.
 * Bodies are of small events, as services send them, and come in pieces of the size that the
 * program reads. Work is counted, not time.
 */
#include "matchup-mask-list.h"
#include "matchup-ndjson-parser.h"
#include "matchup-personal-data.h"
#include "matchup-protocols.h"
#include "matchup-sse-parser.h"
#include "wire-format.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define PIECE (16 * 1024)
#define MAX_EVENT (8 * 1024 * 1024)
#define N_EVENTS 20000
#define SECONDS 2.0
#define TEXT " word"

typedef void (*Reader) (const char *name, const GString *body, guint *n_events);

static void
count_event_cb (const MatchupSseEvent *event, gpointer user_data)
{
  *(guint *) user_data += event->type == MATCHUP_SSE_EVENT;
}

static void
count_line_cb (const char *text, gsize length, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
count_text_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  g_assert_cmpint (event->type, !=, MATCHUP_STREAM_EVENT_ERROR);
  *(guint *) user_data += event->type == MATCHUP_STREAM_EVENT_TEXT;
}

static void
read_sse (const char *name, const GString *body, guint *n_events)
{
  g_autoptr (MatchupSseParser) parser =
      matchup_sse_parser_new (MAX_EVENT, count_event_cb, n_events);

  for (gsize i = 0; i < body->len; i += PIECE)
    matchup_sse_parser_feed (parser, body->str + i, MIN (PIECE, body->len - i));
  matchup_sse_parser_end (parser);
}

static void
read_ndjson (const char *name, const GString *body, guint *n_events)
{
  g_autoptr (MatchupNdjsonParser) parser =
      matchup_ndjson_parser_new (MAX_EVENT, count_line_cb, n_events);

  for (gsize i = 0; i < body->len; i += PIECE)
    matchup_ndjson_parser_feed (parser, body->str + i, MIN (PIECE, body->len - i));
  matchup_ndjson_parser_end (parser);
}

static void
read_answer (const char *name, const GString *body, guint *n_events)
{
  g_autoptr (MatchupStreamDecoder) decoder =
      matchup_codec_new_decoder (matchup_protocols_get_codec (name), count_text_cb, n_events);

  for (gsize i = 0; i < body->len; i += PIECE)
    matchup_stream_decoder_feed (decoder, body->str + i, MIN (PIECE, body->len - i));
  matchup_stream_decoder_end (decoder);
}

static double
get_work (void)
{
  struct timespec work;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &work);
  return (double) work.tv_sec + (double) work.tv_nsec / 1e9;
}

static void
measure (const char *kind, const char *name, Reader reader, const char *format)
{
  g_autoptr (GString) body = wire_format_write (wire_format_find (format), TEXT, N_EVENTS);
  double start = get_work ();
  double seconds;
  gsize bytes = 0;
  guint n_events = 0;

  do
    {
      reader (name, body, &n_events);
      bytes += body->len;
      seconds = get_work () - start;
    }
  while (seconds < SECONDS);
  g_assert_cmpuint (n_events, >, 0);
  printf ("{\"%s\":\"%s\",\"mb_per_s\":%.1f,\"events_per_s\":%.0f,\"bytes_per_event\":%.0f}\n",
          kind,
          name,
          (double) bytes / seconds / 1e6,
          n_events / seconds,
          (double) bytes / n_events);
  fflush (stdout);
}

/* One megabyte that was pasted: how long until it is known what is personal in it, and what it
 * takes to mask that. */
static void
measure_personal_data (const char *name, const char *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) findings = NULL;
  g_autoptr (MatchupMaskList) masks = matchup_mask_list_new ();
  g_autofree char *masked = NULL;
  double start;
  double found;

  while (text->len < 1000000)
    g_string_append (text, line);
  start = get_work ();
  findings = matchup_personal_data_find (text->str, (gssize) text->len, MATCHUP_PERSONAL_DATA_ALL);
  found = get_work ();
  for (guint i = 0; i < findings->len; i++)
    {
      MatchupPersonalDataFinding *finding =
          &g_array_index (findings, MatchupPersonalDataFinding, i);

      matchup_mask_list_add (masks, finding->kind, text->str + finding->offset, finding->length);
    }
  masked = matchup_mask_list_dup_masked (masks, text->str, (gssize) text->len);
  printf ("{\"personal-data\":\"%s\",\"ms_per_mb\":%.1f,\"masking_ms_per_mb\":%.1f,\"found\":%u}\n",
          name,
          (found - start) * 1e3,
          (get_work () - found) * 1e3,
          findings->len);
  fflush (stdout);
}

int
main (void)
{
  const char *const *names = matchup_protocols_get_names ();

  measure ("parser", "sse", read_sse, "openai-chat");
  measure ("parser", "ndjson", read_ndjson, "ollama");
  for (guint i = 0; names[i] != NULL; i++)
    measure ("codec", names[i], read_answer, names[i]);
  measure_personal_data ("prose", "What the quick brown fox said in 1984 was 42, and no more. ");
  measure_personal_data ("chinese", "先想清楚这次旅行是为了什么，有人想休息，电话13812345678。");
  measure_personal_data ("code", "for (int i = 0x1f; i < 2048; i++) a[i] = b[i * 3] + 1.5e3;\n");
  measure_personal_data ("numbers", "2024-01-02,12.50,1704164645,4012888888881881,0.1234567\n");
  measure_personal_data ("contacts", "Ann Lee,ann.lee@example.com,0170 1234567,+44 20 7946 0958\n");
  return 0;
}
