/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-output.h"

#include "matchup-cli-json.h"
#include "matchup-config.h"
#include "matchup-enum-types.h"
#include "matchup-model-ref.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add_milliseconds (MatchupJsonWriter *writer, const char *name, gint64 microseconds)
{
  matchup_cli_json_add_count (writer, name, microseconds >= 0 ? (microseconds + 500) / 1000 : -1);
}

/* Negative: not known. */
static void
add_number (MatchupJsonWriter *writer, const char *name, double value)
{
  if (value >= 0)
    matchup_json_writer_add_double (writer, name, value);
  else
    matchup_json_writer_add_null (writer, name);
}

static char *
dup_underscored_nick (GType type, int value)
{
  return g_strdelimit (g_strdup (matchup_enum_get_nick (type, value)), "-", '_');
}

static void
add_error (MatchupJsonWriter *writer, MatchupRun *run)
{
  MatchupErrorInfo *error = matchup_run_get_error (run);
  const char *service = matchup_model_ref_get_provider_id (
      matchup_contestant_get_model (matchup_run_get_contestant (run)));
  g_autofree char *kind = NULL;
  g_autofree char *sentence = NULL;
  const char *message;

  if (error == NULL)
    {
      matchup_json_writer_add_null (writer, "error");
      return;
    }
  kind = dup_underscored_nick (MATCHUP_TYPE_ERROR_KIND, (int) matchup_error_info_get_kind (error));
  sentence = matchup_error_info_dup_sentence (error, service);
  message = matchup_error_info_get_message (error);
  matchup_json_writer_begin_object (writer, "error");
  matchup_cli_json_add_string (writer, "kind", kind);
  matchup_cli_json_add_count (writer,
                              "status",
                              matchup_error_info_get_status (error) > 0
                                  ? matchup_error_info_get_status (error)
                                  : -1);
  matchup_cli_json_add_string (writer, "code", matchup_error_info_get_code (error));
  matchup_cli_json_add_string (writer, "message", message != NULL ? message : sentence);
  matchup_json_writer_close (writer);
}

/* Apart from what this program measured; nulls where the service told nothing. */
static void
add_service_timings (MatchupJsonWriter *writer, MatchupRun *run)
{
  const MatchupServiceTimings *told = matchup_run_get_service_timings (run);

  matchup_json_writer_begin_object (writer, "service_timings_ms");
  add_milliseconds (writer, "load", told != NULL ? told->load_time : -1);
  add_milliseconds (writer, "prompt", told != NULL ? told->prompt_time : -1);
  add_milliseconds (writer, "generation", told != NULL ? told->writing_time : -1);
  matchup_json_writer_close (writer);
  add_number (writer,
              "service_tokens_per_second",
              told != NULL ? matchup_service_timings_get_speed (told) : -1);
}

static void
add_numbers (MatchupJsonWriter *writer, MatchupRun *run)
{
  const MatchupTimings *timings = matchup_run_get_timings (run);
  const MatchupUsage *usage = matchup_run_get_usage (run);
  const MatchupCost *cost = matchup_run_get_cost (run);
  /* What this program only estimates is not given out as the service's count. */
  gboolean told = usage != NULL && usage->source != MATCHUP_VALUE_SOURCE_ESTIMATED;

  matchup_json_writer_begin_object (writer, "timings_ms");
  add_milliseconds (writer, "connected", timings->connected);
  add_milliseconds (writer, "first_event", timings->first_event);
  add_milliseconds (writer, "first_text", timings->first_text);
  add_milliseconds (writer, "done", timings->done);
  matchup_json_writer_close (writer);
  add_service_timings (writer, run);

  matchup_json_writer_begin_object (writer, "usage");
  matchup_cli_json_add_count (writer, "prompt", told ? usage->prompt : -1);
  matchup_cli_json_add_count (writer, "completion", told ? usage->completion : -1);
  matchup_cli_json_add_count (writer, "reasoning", told ? usage->reasoning : -1);
  matchup_cli_json_add_count (writer, "cached", told ? usage->cached : -1);
  matchup_json_writer_close (writer);

  if (cost == NULL)
    {
      matchup_json_writer_add_null (writer, "cost");
      return;
    }
  matchup_json_writer_begin_object (writer, "cost");
  matchup_json_writer_add_double (writer, "amount", cost->amount);
  matchup_cli_json_add_string (writer, "currency", cost->currency);
  matchup_cli_json_add_string (writer,
                               "source",
                               matchup_enum_get_nick (MATCHUP_TYPE_VALUE_SOURCE,
                                                      (int) cost->source));
  matchup_json_writer_close (writer);
}

/* What the person would read: a refusal is an answer too. */
static char *
dup_answer_text (MatchupRun *run)
{
  MatchupMessage *message = matchup_run_get_message (run);
  g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  g_autofree char *refusal = matchup_message_dup_text (message, MATCHUP_PART_KIND_REFUSAL);

  return g_strconcat (text, refusal, NULL);
}

static void
add_answer (MatchupJsonWriter *writer, MatchupRun *run)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  MatchupFinishReason reason = matchup_run_get_finish_reason (run);
  g_autofree char *text = dup_answer_text (run);
  g_autofree char *reasoning =
      matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_REASONING);
  g_autofree char *finish = dup_underscored_nick (MATCHUP_TYPE_FINISH_REASON, (int) reason);

  matchup_json_writer_begin_object (writer, NULL);
  matchup_cli_json_add_string (writer, "service", matchup_model_ref_get_provider_id (model));
  matchup_cli_json_add_string (writer, "model", matchup_model_ref_get_model_id (model));
  matchup_json_writer_add_flag (writer, "practice", matchup_model_ref_is_practice (model));
  matchup_cli_json_add_string (writer,
                               "state",
                               matchup_enum_get_nick (MATCHUP_TYPE_RUN_STATE,
                                                      (int) matchup_run_get_state (run)));
  matchup_cli_json_add_string (writer, "text", text);
  matchup_cli_json_add_string (writer, "reasoning", reasoning);
  matchup_cli_json_add_string (writer,
                               "finish_reason",
                               reason != MATCHUP_FINISH_REASON_NONE ? finish : NULL);
  add_error (writer, run);
  add_numbers (writer, run);
  matchup_json_writer_close (writer);
}

char *
matchup_cli_output_json (MatchupRound *round, gint64 started_at)
{
  GOutputStream *stream;
  MatchupJsonWriter *writer = matchup_cli_json_begin (&stream);
  g_autofree char *stamp = matchup_cli_json_dup_time (started_at);
  g_autofree char *prompt =
      matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);

  matchup_cli_json_add_string (writer, "prompt", prompt);
  matchup_cli_json_add_string (writer, "started_at", stamp);
  matchup_json_writer_begin_list (writer, "answers");
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    add_answer (writer, matchup_answer_get_current (matchup_round_get_answer (round, i)));
  matchup_json_writer_close (writer);
  return matchup_cli_json_end (writer, stream);
}

static const char *
describe_state (MatchupRunState state)
{
  switch (state)
    {
    case MATCHUP_RUN_STATE_DONE:
      return C_ ("state", "done");
    case MATCHUP_RUN_STATE_FAILED:
      return C_ ("state", "failed");
    case MATCHUP_RUN_STATE_STOPPED:
      return C_ ("state", "stopped");
    case MATCHUP_RUN_STATE_INTERRUPTED:
      return C_ ("state", "interrupted");
    case MATCHUP_RUN_STATE_QUEUED:
    case MATCHUP_RUN_STATE_CONNECTING:
    case MATCHUP_RUN_STATE_WAITING:
    case MATCHUP_RUN_STATE_THINKING:
    case MATCHUP_RUN_STATE_WRITING:
    default:
      return C_ ("state", "running");
    }
}

static char *
format_seconds (gint64 microseconds)
{
  return microseconds < 0 ? g_strdup ("–")
                          /* Translators: seconds */
                          : g_strdup_printf (_ ("%.2f s"), (double) microseconds / G_USEC_PER_SEC);
}

static char *
format_tokens (const MatchupUsage *usage)
{
  if (usage == NULL || usage->completion < 0)
    return g_strdup ("–");
  return g_strdup_printf (usage->source == MATCHUP_VALUE_SOURCE_ESTIMATED ? "~%" G_GINT64_FORMAT
                                                                          : "%" G_GINT64_FORMAT,
                          usage->completion);
}

static char *
format_cost (MatchupModelRef *model, const MatchupCost *cost)
{
  if (matchup_model_ref_is_practice (model))
    /* Translators: stands where other models have their price. */
    return g_strdup (_ ("practice, none"));
  if (cost == NULL)
    return g_strdup ("–");
  return g_strdup_printf (cost->source == MATCHUP_VALUE_SOURCE_ESTIMATED ? "~%.6f %s" : "%.6f %s",
                          cost->amount,
                          cost->currency);
}

char *
matchup_cli_output_table (MatchupRound *round)
{
  GString *table = g_string_new (NULL);

  g_string_append_printf (table,
                          "%-36s %-12s %12s %12s %10s %16s\n",
                          /* Translators: heading of a column */
                          _ ("Model"),
                          /* Translators: heading of a column: whether an answer is done */
                          _ ("State"),
                          _ ("First word"),
                          /* Translators: heading of a column: the whole time */
                          _ ("Total"),
                          /* Translators: heading of a column */
                          _ ("Tokens"),
                          /* Translators: heading of a column */
                          _ ("Cost"));
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, i));
      MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
      const MatchupTimings *timings = matchup_run_get_timings (run);
      g_autofree char *name =
          matchup_cli_output_dup_name (matchup_model_ref_get_provider_id (model),
                                       matchup_model_ref_get_model_id (model));
      g_autofree char *first = format_seconds (timings->first_text);
      g_autofree char *total = format_seconds (timings->done);
      g_autofree char *tokens = format_tokens (matchup_run_get_usage (run));
      g_autofree char *cost = format_cost (model, matchup_run_get_cost (run));

      g_string_append_printf (table,
                              "%-36s %-12s %12s %12s %10s %16s\n",
                              name,
                              describe_state (matchup_run_get_state (run)),
                              first,
                              total,
                              tokens,
                              cost);
    }
  return g_string_free (table, FALSE);
}

char *
matchup_cli_output_sanitize (const char *text, gsize length)
{
  GString *safe = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (safe, c);
    }
  return g_string_free (safe, FALSE);
}

char *
matchup_cli_output_sanitize_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_strdelimit (matchup_cli_output_sanitize (valid, strlen (valid)), "\n\t", ' ');
}

char *
matchup_cli_output_dup_name (const char *provider_id, const char *model_id)
{
  g_autofree char *name = g_strdup_printf ("%s/%s", provider_id, model_id);

  return matchup_cli_output_sanitize_line (name);
}
