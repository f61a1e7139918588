/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-detail-list.h"

#include "matchup-config.h"
#include "matchup-format.h"
#include "matchup-model-ref.h"
#include "matchup-price-sentences.h"
#include "matchup-run-figures.h"

#include <glib/gi18n.h>
#include <math.h>

static void
detail_free (gpointer data)
{
  MatchupDetail *detail = data;

  g_free (detail->label);
  g_free (detail->value);
  g_free (detail->origin);
  g_free (detail);
}

static const char *
get_origin (MatchupValueSource source)
{
  switch (source)
    {
    case MATCHUP_VALUE_SOURCE_MEASURED:
      /* Translators: where a number comes from */
      return _ ("measured");
    case MATCHUP_VALUE_SOURCE_TOLD:
      /* Translators: where a number comes from */
      return _ ("told by the service");
    case MATCHUP_VALUE_SOURCE_ESTIMATED:
    default:
      /* Translators: where a number comes from */
      return _ ("estimated");
    }
}

/* Takes @value; @origin NULL: none. */
static void
add (GPtrArray *list, const char *label, char *value, const char *origin)
{
  MatchupDetail *detail = g_new0 (MatchupDetail, 1);

  detail->label = g_strdup (label);
  detail->value = value;
  detail->origin = g_strdup (origin);
  g_ptr_array_add (list, detail);
}

/* @time: microseconds; below 0: not known, and nothing is added. */
static void
add_time (GPtrArray *list, const char *label, gint64 time, MatchupValueSource source)
{
  if (time >= 0)
    add (list, label, matchup_format_seconds ((double) time / G_USEC_PER_SEC), get_origin (source));
}

static void
add_phase (GPtrArray *list, const char *label, double milliseconds)
{
  if (milliseconds > 0)
    add_time (list, label, (gint64) (milliseconds * 1000), MATCHUP_VALUE_SOURCE_MEASURED);
}

static void
add_tries (GPtrArray *list, const MatchupTimings *timings)
{
  g_autofree char *lost = NULL;

  if (timings->tries < 2)
    return;
  add (list,
       /* Translators: heading of a number */
       _ ("Tries"),
       g_strdup_printf ("%d", timings->tries),
       get_origin (MATCHUP_VALUE_SOURCE_MEASURED));
  add_time (list,
            _ ("Lost on failed tries and waits between them"),
            timings->retry_wait,
            MATCHUP_VALUE_SOURCE_MEASURED);
}

static void
add_times (GPtrArray *list, MatchupRun *run, const MatchupRunFigures *figures)
{
  const MatchupTimings *timings = matchup_run_get_timings (run);
  MatchupPhases phases;

  if (timings->tries == 0)
    return;
  matchup_run_get_phases (run, 0, &phases);
  /* Translators: heading: how long it took */
  add (list, _ ("Times"), NULL, NULL);
  add_tries (list, timings);
  /* Translators: how long a model took for it */
  add_phase (list, _ ("Connecting"), phases.connecting);
  /* Translators: how long a model took for it */
  add_phase (list, _ ("Waiting"), phases.waiting);
  add_phase (list, _ ("Thinking"), phases.thinking);
  /* Translators: how long a model took for it */
  add_phase (list, _ ("Writing"), phases.writing);
  if (isfinite (figures->first_word))
    add (list,
         _ ("From sending to the first word"),
         matchup_format_seconds (figures->first_word),
         get_origin (MATCHUP_VALUE_SOURCE_MEASURED));
  add_time (list, _ ("From asking to the end"), timings->done, MATCHUP_VALUE_SOURCE_MEASURED);
}

static void
add_told_times (GPtrArray *list, MatchupRun *run)
{
  const MatchupServiceTimings *told = matchup_run_get_service_timings (run);

  if (told == NULL)
    return;
  add (list, _ ("Times in the service itself"), NULL, NULL);
  add_time (list, _ ("Loading the model"), told->load_time, MATCHUP_VALUE_SOURCE_TOLD);
  add_time (list, _ ("Reading the question"), told->prompt_time, MATCHUP_VALUE_SOURCE_TOLD);
  add_time (list, _ ("Thinking and writing"), told->writing_time, MATCHUP_VALUE_SOURCE_TOLD);
  if (matchup_service_timings_get_speed (told) >= 0)
    add (list,
         /* Translators: heading */
         _ ("Speed"),
         matchup_format_token_speed (matchup_service_timings_get_speed (told)),
         get_origin (MATCHUP_VALUE_SOURCE_TOLD));
}

static char *
dup_length (const MatchupRunFigures *figures)
{
  gulong n = (gulong) figures->length;
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, figures->length);

  if (figures->characters)
    /* Translators: the length of an answer; %s is a number */
    return g_strdup_printf (ngettext ("%s character", "%s characters", n), number);
  /* Translators: the length of an answer; %s is a number */
  return g_strdup_printf (ngettext ("%s word", "%s words", n), number);
}

static void
add_words (GPtrArray *list, const MatchupRunFigures *figures)
{
  if (figures->length == 0)
    return;
  /* Translators: heading of what was counted in an answer */
  add (list, _ ("Text"), NULL, NULL);
  /* Translators: of an answer, in words */
  add (list, _ ("Length"), dup_length (figures), get_origin (MATCHUP_VALUE_SOURCE_MEASURED));
  if (isfinite (figures->speed))
    add (list,
         _ ("Speed of writing"),
         matchup_format_speed (figures->speed, figures->characters),
         get_origin (MATCHUP_VALUE_SOURCE_MEASURED));
}

static void
add_tokens (GPtrArray *list, const char *label, gint64 tokens, const MatchupUsage *usage)
{
  if (tokens >= 0)
    add (list, label, matchup_format_tokens (tokens), get_origin (usage->source));
}

static void
add_usage (GPtrArray *list, const MatchupUsage *usage)
{
  if (usage == NULL)
    return;
  add (list, C_ ("details", "Tokens"), NULL, NULL);
  add_tokens (list, C_ ("tokens", "Question"), usage->prompt, usage);
  add_tokens (list, _ ("Of these kept from before"), usage->cached, usage);
  add_tokens (list, C_ ("tokens", "Answer"), usage->completion, usage);
  add_tokens (list, _ ("Of these for thinking"), usage->reasoning, usage);
  add_tokens (list, C_ ("sum of tokens", "Together"), usage->total, usage);
}

static void
add_cost (GPtrArray *list, const MatchupCost *cost, MatchupPricing *pricing)
{
  g_autofree char *source = NULL;

  if (cost == NULL)
    return;
  source = matchup_cost_dup_origin (cost);
  add (list, C_ ("details", "Cost"), NULL, NULL);
  add (list, _ ("This answer"), matchup_format_cost (cost, pricing), get_origin (cost->source));
  if (cost->source != MATCHUP_VALUE_SOURCE_TOLD &&
      isfinite (cost->tier.prices.input + cost->tier.prices.output))
    add (list,
         _ ("A million tokens"),
         matchup_format_token_prices (&cost->tier.prices, cost->currency),
         NULL);
  if (source != NULL)
    /* Translators: where a price is from */
    add (list, _ ("Source"), g_steal_pointer (&source), NULL);
  if (cost->doubtful)
    add (list, "", g_strdup (_ ("The list is not sure of this price.")), NULL);
}

static char *
dup_reason (MatchupFinishReason reason, gboolean has_answer)
{
  switch (reason)
    {
    case MATCHUP_FINISH_REASON_STOP:
      return g_strdup (has_answer ? _ ("The model had said all it wanted to say")
                                  : _ ("The answer is empty"));
    case MATCHUP_FINISH_REASON_LENGTH:
      return g_strdup (_ ("Ended at the longest length allowed"));
    case MATCHUP_FINISH_REASON_CONTENT_FILTER:
      return g_strdup (_ ("Cut off by the content filter of the service"));
    case MATCHUP_FINISH_REASON_REFUSAL:
      return g_strdup (_ ("The model refused to answer"));
    case MATCHUP_FINISH_REASON_TOOL_CALLS:
      return g_strdup (_ ("The model wanted to use a tool, which Matchup does not do"));
    case MATCHUP_FINISH_REASON_NONE:
    case MATCHUP_FINISH_REASON_ERROR:
    case MATCHUP_FINISH_REASON_OTHER:
    default:
      return g_strdup (_ ("The service did not say why"));
    }
}

static void
add_end (GPtrArray *list, MatchupRun *run, const char *service)
{
  const char *raw = matchup_run_get_finish_reason_raw (run);

  switch (matchup_run_get_state (run))
    {
    case MATCHUP_RUN_STATE_FAILED:
      add (list,
           _ ("How it ended"),
           matchup_error_info_dup_sentence (matchup_run_get_error (run), service),
           NULL);
      break;
    case MATCHUP_RUN_STATE_STOPPED:
      add (list, _ ("How it ended"), g_strdup (_ ("You stopped it")), NULL);
      break;
    case MATCHUP_RUN_STATE_INTERRUPTED:
      add (list,
           _ ("How it ended"),
           g_strdup (_ ("Interrupted: Matchup was closed before the answer ended")),
           NULL);
      break;
    case MATCHUP_RUN_STATE_DONE:
      add (list,
           _ ("How it ended"),
           dup_reason (matchup_run_get_finish_reason (run), matchup_run_has_answer (run)),
           NULL);
      break;
    default:
      return;
    }
  if (raw != NULL)
    add (list, _ ("In the words of the service"), g_strdup (raw), NULL);
}

static void
add_model (GPtrArray *list, MatchupRun *run, const char *service)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  const char *reported = matchup_run_get_reported_model (run);

  add (list, C_ ("details", "Answer"), NULL, NULL);
  add (list, C_ ("details", "Service"), g_strdup (service), NULL);
  add (list, _ ("Asked model"), g_strdup (matchup_model_ref_get_model_id (model)), NULL);
  if (reported != NULL && *reported != '\0')
    add (list,
         _ ("Model that answered"),
         g_strdup (reported),
         get_origin (MATCHUP_VALUE_SOURCE_TOLD));
  add_end (list, run, service);
}

GPtrArray *
matchup_detail_list_new (MatchupRun *run, MatchupPricing *pricing, const char *service)
{
  GPtrArray *list;
  MatchupRunFigures figures;

  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);
  g_return_val_if_fail (service != NULL, NULL);

  list = g_ptr_array_new_with_free_func (detail_free);
  matchup_run_figures_get (run, &figures);
  add_model (list, run, service);
  add_times (list, run, &figures);
  add_told_times (list, run);
  add_words (list, &figures);
  add_usage (list, matchup_run_get_usage (run));
  add_cost (list, matchup_run_get_cost (run), pricing);
  return list;
}

static void
append_detail (GString *text, const MatchupDetail *detail)
{
  if (*detail->label == '\0')
    g_string_append (text, detail->value);
  else if (detail->origin == NULL)
    /* Translators: a line of text: what it is, then what is known of it */
    g_string_append_printf (text, _ ("%s: %s"), detail->label, detail->value);
  else
    /* Translators: a line of text: what it is, a number, and where that comes from */
    g_string_append_printf (text, _ ("%s: %s (%s)"), detail->label, detail->value, detail->origin);
  g_string_append_c (text, '\n');
}

char *
matchup_detail_list_dup_text (MatchupRun *run, MatchupPricing *pricing, const char *service)
{
  g_autoptr (GPtrArray) list = matchup_detail_list_new (run, pricing, service);
  GString *text;

  g_return_val_if_fail (list != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const MatchupDetail *detail = g_ptr_array_index (list, i);

      if (detail->value == NULL)
        g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", detail->label);
      else
        append_detail (text, detail);
    }
  return g_string_free (text, FALSE);
}
