/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-facts.h"

#include "matchup-config.h"
#include "matchup-format.h"
#include "matchup-model-ref.h"
#include "matchup-price-sentences.h"
#include "matchup-word-count.h"

#include <glib/gi18n.h>
#include <string.h>

/* Less text or time than this gives no speed that means anything; words, microseconds. */
#define MIN_WORDS 5
#define MIN_WRITING (100 * 1000)

static void
add_times (GPtrArray *facts, MatchupRun *run)
{
  const MatchupTimings *timings = matchup_run_get_timings (run);

  if (timings->first_text >= 0)
    {
      g_autofree char *time = matchup_format_seconds (
          (double) (timings->first_text - timings->retry_wait) / G_USEC_PER_SEC);

      g_ptr_array_add (facts, g_strdup_printf (_ ("first word %s"), time));
    }
  if (timings->done >= 0)
    {
      g_autofree char *time = matchup_format_seconds ((double) timings->done / G_USEC_PER_SEC);

      /* Translators: %s is a time like “4.1 s”, from sending to the end of the answer. */
      g_ptr_array_add (facts, g_strdup_printf (_ ("whole answer %s"), time));
    }
}

static void
add_speed (GPtrArray *facts, MatchupRun *run)
{
  gint64 writing = matchup_timings_get_writing (matchup_run_get_timings (run));
  g_autofree char *text =
      matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);
  gsize before = MIN (strlen (text), matchup_run_get_continued_length (run));
  MatchupWordCount count = { 0 };

  matchup_word_count_feed (&count, text + before, strlen (text + before));
  if (writing < MIN_WRITING || matchup_word_count_get (&count) < MIN_WORDS)
    return;
  g_ptr_array_add (facts,
                   matchup_format_speed ((double) matchup_word_count_get (&count) * G_USEC_PER_SEC /
                                             (double) writing,
                                         matchup_word_count_is_characters (&count)));
}

static void
add_tokens (GPtrArray *facts, MatchupRun *run)
{
  const MatchupUsage *usage = matchup_run_get_usage (run);
  g_autofree char *tokens = NULL;

  if (usage == NULL || usage->completion < 0)
    return;
  tokens = matchup_format_tokens (usage->completion);
  g_ptr_array_add (facts,
                   usage->source == MATCHUP_VALUE_SOURCE_ESTIMATED
                       ? g_strconcat ("≈\302\240", tokens, NULL)
                       : g_strdup (tokens));
}

static void
add_cost (GPtrArray *facts, MatchupRun *run, MatchupPricing *pricing)
{
  const MatchupCost *cost = matchup_run_get_cost (run);
  g_autofree char *amount = NULL;
  g_autofree char *origin = NULL;

  if (matchup_model_ref_is_practice (
          matchup_contestant_get_model (matchup_run_get_contestant (run))))
    g_ptr_array_add (facts, g_strdup (_ ("practice, no cost")));
  if (cost == NULL)
    return;
  amount = matchup_format_cost (cost, pricing);
  origin = matchup_cost_dup_origin (cost);
  /* Translators: what an answer cost, and where that is known from */
  g_ptr_array_add (facts, g_strdup_printf (_ ("%s (%s)"), amount, origin));
}

GPtrArray *
matchup_run_facts_dup (MatchupRun *run, MatchupPricing *pricing)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);

  if (!matchup_run_is_active (run))
    {
      add_times (facts, run);
      add_speed (facts, run);
      add_tokens (facts, run);
      add_cost (facts, run, pricing);
    }
  return g_steal_pointer (&facts);
}

static char *
dup_done (MatchupRun *run)
{
  switch (matchup_run_get_finish_reason (run))
    {
    case MATCHUP_FINISH_REASON_LENGTH:
      return g_strdup (_ ("Ended at the longest length allowed"));
    case MATCHUP_FINISH_REASON_CONTENT_FILTER:
      return g_strdup (_ ("Cut off by the content filter of the service"));
    case MATCHUP_FINISH_REASON_REFUSAL:
      return g_strdup (_ ("The model refused to answer"));
    case MATCHUP_FINISH_REASON_TOOL_CALLS:
      return g_strdup (_ ("The model wanted to use a tool, which Matchup does not do"));
    case MATCHUP_FINISH_REASON_NONE:
    case MATCHUP_FINISH_REASON_STOP:
    case MATCHUP_FINISH_REASON_ERROR:
    case MATCHUP_FINISH_REASON_OTHER:
    default:
      return g_strdup (matchup_run_has_answer (run) ? "" : _ ("The answer is empty"));
    }
}

char *
matchup_run_facts_dup_ending (MatchupRun *run, const char *service)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);

  switch (matchup_run_get_state (run))
    {
    case MATCHUP_RUN_STATE_DONE:
      return dup_done (run);
    case MATCHUP_RUN_STATE_FAILED:
      return matchup_run_get_error (run) != NULL
                 ? matchup_error_info_dup_sentence (matchup_run_get_error (run), service)
                 : g_strdup ("");
    case MATCHUP_RUN_STATE_STOPPED:
      return g_strdup (_ ("Stopped"));
    case MATCHUP_RUN_STATE_INTERRUPTED:
      return g_strdup (_ ("Interrupted: Matchup was closed before the answer ended"));
    case MATCHUP_RUN_STATE_QUEUED:
    case MATCHUP_RUN_STATE_CONNECTING:
    case MATCHUP_RUN_STATE_WAITING:
    case MATCHUP_RUN_STATE_THINKING:
    case MATCHUP_RUN_STATE_WRITING:
    default:
      return g_strdup (_ ("The answer had not ended yet"));
    }
}
