/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same thinking and text must come out however an answer is cut. */
#include "fuzz.h"
#include "matchup-think-splitter.h"
#include "replay.h"

#include <string.h>

typedef struct
{
  GString *kinds[2];
} Parts;

static void
take_cb (MatchupPartKind kind, const char *text, gsize length, gpointer user_data)
{
  Parts *parts = user_data;

  g_assert_cmpuint (length, >, 0);
  g_string_append_len (parts->kinds[kind == MATCHUP_PART_KIND_REASONING], text, (gssize) length);
}

/* Thinking and text with a bar between. */
static char *
split (const char *text, const gsize *cuts, guint n_cuts, gboolean disabled)
{
  Parts parts = { { g_string_new (NULL), g_string_new (NULL) } };
  MatchupThinkSplitter splitter;
  gsize from = 0;

  matchup_think_splitter_init (&splitter, take_cb, &parts);
  if (disabled)
    matchup_think_splitter_disable (&splitter);
  for (guint i = 0; i <= n_cuts; i++)
    {
      gsize to = i < n_cuts ? cuts[i] : strlen (text);

      matchup_think_splitter_feed (&splitter, text + from, to - from);
      from = to;
    }
  matchup_think_splitter_end (&splitter);
  matchup_think_splitter_clear (&splitter);
  g_string_append_printf (parts.kinds[1], "|%s", parts.kinds[0]->str);
  g_string_free (parts.kinds[0], TRUE);
  return g_string_free (parts.kinds[1], FALSE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  guint n_cuts;
  g_autofree gsize *cuts = replay_cut_seeded (strlen (text), fuzz_get_seed (data, size), &n_cuts);
  g_autofree char *whole = split (text, NULL, 0, FALSE);
  g_autofree char *in_pieces = split (text, cuts, n_cuts, FALSE);
  g_autofree char *disabled = split (text, cuts, n_cuts, TRUE);

  g_assert_cmpstr (in_pieces, ==, whole);
  g_assert_cmpstr (disabled + strlen ("|"), ==, text);
  return 0;
}
