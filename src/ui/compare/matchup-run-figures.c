/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-figures.h"

#include "matchup-word-count.h"

#include <math.h>

/* Less text or time than this gives no speed that means anything; words, microseconds. */
#define MIN_WORDS 5
#define MIN_WRITING (100 * 1000)

/* @skip: bytes of the text that are not counted. */
static void
count_words (MatchupRun *run, gsize skip, MatchupWordCount *count)
{
  GListModel *parts = G_LIST_MODEL (matchup_run_get_message (run));

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);
      gsize length;
      const char *bytes;

      if (!MATCHUP_IS_TEXT_PART (part) ||
          matchup_text_part_get_kind (MATCHUP_TEXT_PART (part)) != MATCHUP_PART_KIND_TEXT)
        continue;
      bytes = matchup_text_part_peek (MATCHUP_TEXT_PART (part), &length);
      matchup_word_count_feed (count, bytes + MIN (skip, length), length - MIN (skip, length));
      skip -= MIN (skip, length);
    }
}

void
matchup_run_figures_get (MatchupRun *run, MatchupRunFigures *out_figures)
{
  const MatchupTimings *timings;
  MatchupWordCount count = { 0 };
  MatchupWordCount written = { 0 };
  gint64 writing;

  g_return_if_fail (MATCHUP_IS_RUN (run));
  g_return_if_fail (out_figures != NULL);

  timings = matchup_run_get_timings (run);
  writing = matchup_timings_get_writing (timings);
  count_words (run, 0, &count);
  count_words (run, matchup_run_get_continued_length (run), &written);
  out_figures->length = matchup_word_count_get (&count);
  out_figures->characters = matchup_word_count_is_characters (&count);
  out_figures->first_word =
      timings->first_text < 0
          ? NAN
          : (double) MAX (timings->first_text - timings->retry_wait, 0) / G_USEC_PER_SEC;
  out_figures->speed =
      writing < MIN_WRITING || matchup_word_count_get (&written) < MIN_WORDS
          ? NAN
          : (double) matchup_word_count_get (&written) * G_USEC_PER_SEC / (double) writing;
}
