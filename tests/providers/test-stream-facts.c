/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-stream-facts.h"

#include "matchup-protocols.h"

#include <string.h>

typedef struct
{
  guint count;
  char *citations; /* the last ones, with a blank between them */
} Told;

static void
take_facts_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  Told *told = user_data;

  if (event->type != MATCHUP_STREAM_EVENT_FACTS)
    return;
  told->count++;
  g_free (told->citations);
  told->citations = g_strjoinv (" ", event->facts->citations);
}

static void
feed (MatchupStreamDecoder *decoder, const char *citations)
{
  g_autofree char *chunk =
      g_strdup_printf ("data: {\"citations\":%s,\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
                       citations);

  matchup_stream_decoder_feed (decoder, chunk, strlen (chunk));
}

/* They come with each piece of an answer, but are told when there is something new. */
static void
test_citations (void)
{
  static const struct
  {
    const char *sent;
    guint times;
    guint count; /* of all that were told by then */
    const char *told;
  } table[] = {
    { "[]", 2, 0, NULL },
    { "null", 2, 0, NULL },
    { "[\"https://a\"]", 100, 1, "https://a" },
    { "[\"https://a\",\"https://b\"]", 100, 2, "https://a https://b" },
    { "[]", 2, 2, "https://a https://b" },
    { "[\"https://a\",7,\"https://b\",null]", 2, 2, "https://a https://b" },
    { "[\"https://a\",\"\\ud83d\"]", 100, 3, "https://a \xef\xbf\xbd" },
    { "[\"https://a\"]", 100, 4, "https://a" },
  };
  Told told = { 0 };
  g_autoptr (MatchupStreamDecoder) decoder =
      matchup_codec_new_decoder (matchup_protocols_get_codec (MATCHUP_PROTOCOL_DEFAULT),
                                 take_facts_cb,
                                 &told);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      for (guint time = 0; time < table[i].times; time++)
        feed (decoder, table[i].sent);
      g_assert_cmpuint (told.count, ==, table[i].count);
      g_assert_cmpstr (told.citations, ==, table[i].told);
    }
  g_free (told.citations);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/providers/stream-facts/citations", test_citations);
  return g_test_run ();
}
