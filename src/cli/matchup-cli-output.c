/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-output.h"

#include "matchup-config.h"
#include "matchup-enum-types.h"
#include "matchup-model-ref.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Negative: not known. */
static void
add_count (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_milliseconds (JsonBuilder *builder, const char *name, gint64 microseconds)
{
  add_count (builder, name, microseconds >= 0 ? (microseconds + 500) / 1000 : -1);
}

/* Negative: not known. */
static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static char *
dup_underscored_nick (GType type, int value)
{
  return g_strdelimit (g_strdup (matchup_enum_get_nick (type, value)), "-", '_');
}

static void
add_error (JsonBuilder *builder, MatchupRun *run)
{
  MatchupErrorInfo *error = matchup_run_get_error (run);
  const char *service = matchup_model_ref_get_provider_id (
      matchup_contestant_get_model (matchup_run_get_contestant (run)));
  g_autofree char *kind = NULL;
  g_autofree char *sentence = NULL;
  const char *message;

  json_builder_set_member_name (builder, "error");
  if (error == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  kind = dup_underscored_nick (MATCHUP_TYPE_ERROR_KIND, (int) matchup_error_info_get_kind (error));
  sentence = matchup_error_info_dup_sentence (error, service);
  message = matchup_error_info_get_message (error);
  json_builder_begin_object (builder);
  add_string (builder, "kind", kind);
  add_count (builder,
             "status",
             matchup_error_info_get_status (error) > 0 ? matchup_error_info_get_status (error)
                                                       : -1);
  add_string (builder, "code", matchup_error_info_get_code (error));
  add_string (builder, "message", message != NULL ? message : sentence);
  json_builder_end_object (builder);
}

/* Apart from what this program measured; nulls where the service told nothing. */
static void
add_service_timings (JsonBuilder *builder, MatchupRun *run)
{
  const MatchupServiceTimings *told = matchup_run_get_service_timings (run);

  json_builder_set_member_name (builder, "service_timings_ms");
  json_builder_begin_object (builder);
  add_milliseconds (builder, "load", told != NULL ? told->load_time : -1);
  add_milliseconds (builder, "prompt", told != NULL ? told->prompt_time : -1);
  add_milliseconds (builder, "generation", told != NULL ? told->writing_time : -1);
  json_builder_end_object (builder);
  add_number (builder,
              "service_tokens_per_second",
              told != NULL ? matchup_service_timings_get_speed (told) : -1);
}

static void
add_numbers (JsonBuilder *builder, MatchupRun *run)
{
  const MatchupTimings *timings = matchup_run_get_timings (run);
  const MatchupUsage *usage = matchup_run_get_usage (run);
  const MatchupCost *cost = matchup_run_get_cost (run);
  /* What this program only estimates is not given out as the service's count. */
  gboolean told = usage != NULL && usage->source != MATCHUP_VALUE_SOURCE_ESTIMATED;

  json_builder_set_member_name (builder, "timings_ms");
  json_builder_begin_object (builder);
  add_milliseconds (builder, "connected", timings->connected);
  add_milliseconds (builder, "first_event", timings->first_event);
  add_milliseconds (builder, "first_text", timings->first_text);
  add_milliseconds (builder, "done", timings->done);
  json_builder_end_object (builder);
  add_service_timings (builder, run);

  json_builder_set_member_name (builder, "usage");
  json_builder_begin_object (builder);
  add_count (builder, "prompt", told ? usage->prompt : -1);
  add_count (builder, "completion", told ? usage->completion : -1);
  add_count (builder, "reasoning", told ? usage->reasoning : -1);
  add_count (builder, "cached", told ? usage->cached : -1);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "cost");
  if (cost == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "amount");
  json_builder_add_double_value (builder, cost->amount);
  add_string (builder, "currency", cost->currency);
  add_string (builder,
              "source",
              matchup_enum_get_nick (MATCHUP_TYPE_VALUE_SOURCE, (int) cost->source));
  json_builder_end_object (builder);
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
add_answer (JsonBuilder *builder, MatchupRun *run)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  MatchupFinishReason reason = matchup_run_get_finish_reason (run);
  g_autofree char *text = dup_answer_text (run);
  g_autofree char *reasoning =
      matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_REASONING);
  g_autofree char *finish = dup_underscored_nick (MATCHUP_TYPE_FINISH_REASON, (int) reason);

  json_builder_begin_object (builder);
  add_string (builder, "service", matchup_model_ref_get_provider_id (model));
  add_string (builder, "model", matchup_model_ref_get_model_id (model));
  add_string (builder,
              "state",
              matchup_enum_get_nick (MATCHUP_TYPE_RUN_STATE, (int) matchup_run_get_state (run)));
  add_string (builder, "text", text);
  add_string (builder, "reasoning", reasoning);
  add_string (builder, "finish_reason", reason != MATCHUP_FINISH_REASON_NONE ? finish : NULL);
  add_error (builder, run);
  add_numbers (builder, run);
  json_builder_end_object (builder);
}

char *
matchup_cli_output_json (MatchupRound *round, gint64 started_at)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (started_at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) started = g_date_time_add (seconds, started_at % G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format (started, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *stamp =
      g_strdup_printf ("%s.%03dZ", time, g_date_time_get_microsecond (started) / 1000);
  g_autofree char *prompt =
      matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "prompt", prompt);
  add_string (builder, "started_at", stamp);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    add_answer (builder, matchup_answer_get_current (matchup_round_get_answer (round, i)));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  return g_strconcat (json, "\n", NULL);
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
format_cost (const MatchupCost *cost)
{
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
                          _ ("Model"),
                          _ ("State"),
                          _ ("First word"),
                          _ ("Total"),
                          _ ("Tokens"),
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
      g_autofree char *cost = format_cost (matchup_run_get_cost (run));

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
