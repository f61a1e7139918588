/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same lines must come out however a body is cut, and what comes out must be text. */
#include "fuzz.h"
#include "matchup-ndjson-parser.h"
#include "replay.h"

#define MAX_LINE 4096

static void
record_cb (const char *text, gsize length, gpointer user_data)
{
  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <=, 3 * MAX_LINE);
  g_string_append_printf (user_data, "[%s]", text);
}

static char *
parse (const char *bytes, gsize length, const gsize *cuts, guint n_cuts)
{
  GString *record = g_string_new (NULL);
  g_autoptr (MatchupNdjsonParser) parser = matchup_ndjson_parser_new (MAX_LINE, record_cb, record);
  gboolean fits = TRUE;
  gsize from = 0;

  for (guint i = 0; i <= n_cuts; i++)
    {
      gsize to = i < n_cuts ? cuts[i] : length;

      fits &= matchup_ndjson_parser_feed (parser, bytes + from, to - from);
      from = to;
    }
  matchup_ndjson_parser_end (parser);
  g_string_append (record, fits ? "end" : "too long");
  return g_string_free (record, FALSE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *bytes = size > 0 ? (const char *) data : "";
  guint n_cuts;
  g_autofree gsize *cuts = replay_cut_seeded (size, fuzz_get_seed (data, size), &n_cuts);
  g_autofree char *whole = parse (bytes, size, NULL, 0);
  g_autofree char *in_pieces = parse (bytes, size, cuts, n_cuts);

  g_assert_cmpstr (in_pieces, ==, whole);
  return 0;
}
