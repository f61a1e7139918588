/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-json.h"

#include "matchup-enum-types.h"
#include "matchup-json.h"

#include <math.h>
#include <string.h>

#define LONGEST_ID 128
#define LONGEST_LINE 300
#define MAX_SLOT 63
/* The year 5138: far from where times could no longer be reckoned with. */
#define MAX_TIME G_GINT64_CONSTANT (100000000000000000)

gint64
matchup_json_read_int (JsonObject *object,
                       const char *name,
                       gint64 least,
                       gint64 most,
                       gint64 fallback)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  gint64 value;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return fallback;
  value = json_node_get_int (node);
  return value >= least && value <= most ? value : fallback;
}

gint64
matchup_json_read_time (JsonObject *object, const char *name)
{
  return matchup_json_read_int (object, name, 0, MAX_TIME, 0);
}

int
matchup_json_read_nick (JsonObject *object, const char *name, GType type, int fallback)
{
  const char *nick = matchup_json_get_string (object, name);
  int value = fallback;

  if (nick != NULL)
    matchup_enum_from_nick (type, nick, &value);
  return value;
}

const char *
matchup_json_read_id (JsonObject *object, const char *name)
{
  const char *id = matchup_json_get_string (object, name);

  if (id == NULL || *id == '\0' || strlen (id) > LONGEST_ID)
    return NULL;
  for (const char *c = id; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr ("-_.:", *c) == NULL)
        return NULL;
    }
  return id;
}

char *
matchup_json_dup_line (const char *text)
{
  char *line = g_utf8_strlen (text, -1) > LONGEST_LINE ? g_utf8_substring (text, 0, LONGEST_LINE)
                                                       : g_strdup (text);

  for (char *c = line; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        *c = ' ';
    }
  return line;
}

static void
add_nick (MatchupJsonWriter *writer, const char *name, GType type, int value)
{
  matchup_json_writer_add_string (writer, name, matchup_enum_get_nick (type, value));
}

void
matchup_contestant_json_write (MatchupJsonWriter *writer,
                               const char *name,
                               const MatchupContestantRecord *record)
{
  const MatchupParams *params = record->params;

  matchup_json_writer_begin_object (writer, name);
  matchup_json_writer_add_string (writer, "id", record->contestant_id);
  matchup_json_writer_add_string (writer, "service", record->provider_id);
  matchup_json_writer_add_string (writer, "model", record->model_id);
  matchup_json_writer_add_string (writer, "name", record->model_name);
  matchup_json_writer_add_optional (writer, "own_name", record->own_name);
  matchup_json_writer_add_optional (writer,
                                    "instructions",
                                    matchup_params_get_instructions (params));
  matchup_json_writer_add_double (writer, "temperature", matchup_params_get_temperature (params));
  if (matchup_params_get_max_tokens (params) > 0)
    matchup_json_writer_add_int (writer, "max_tokens", matchup_params_get_max_tokens (params));
  add_nick (writer, "thinking", MATCHUP_TYPE_THINKING, (int) matchup_params_get_thinking (params));
  matchup_json_writer_close (writer);
}

MatchupContestantRecord *
matchup_contestant_json_read (JsonObject *object)
{
  MatchupContestantRecord *record;
  const char *id = object != NULL ? matchup_json_read_id (object, "id") : NULL;
  const char *service = object != NULL ? matchup_json_get_string (object, "service") : NULL;
  const char *model = object != NULL ? matchup_json_get_string (object, "model") : NULL;
  const char *name = object != NULL ? matchup_json_get_string (object, "name") : NULL;
  const char *own_name = object != NULL ? matchup_json_get_string (object, "own_name") : NULL;
  double temperature = NAN;

  if (id == NULL || service == NULL || *service == '\0' || model == NULL || *model == '\0')
    return NULL;
  if (!matchup_json_get_double (object, "temperature", &temperature) ||
      !(temperature >= 0 && temperature <= 2))
    temperature = NAN;
  record = g_new0 (MatchupContestantRecord, 1);
  record->contestant_id = g_strdup (id);
  record->provider_id = g_strdup (service);
  record->model_id = g_strdup (model);
  record->model_name = matchup_json_dup_line (name != NULL && *name != '\0' ? name : model);
  record->own_name = own_name != NULL ? matchup_json_dup_line (own_name) : NULL;
  record->params =
      matchup_params_new (matchup_json_get_string (object, "instructions"),
                          temperature,
                          (int) matchup_json_read_int (object, "max_tokens", 0, G_MAXINT, 0),
                          (MatchupThinking) matchup_json_read_nick (object,
                                                                    "thinking",
                                                                    MATCHUP_TYPE_THINKING,
                                                                    MATCHUP_THINKING_DEFAULT));
  return record;
}

/* The marks of a run, by their names in JSON. */
#define TIMING_MARKS(X) \
  X (connect_start) X (connected) X (first_event) X (first_reasoning) X (first_text) X (done)

static void
write_timings (MatchupJsonWriter *writer, const MatchupTimings *timings)
{
  matchup_json_writer_begin_object (writer, "timings");
  matchup_json_writer_add_int (writer, "started_at", timings->started_at);
#define X(mark) matchup_json_writer_add_int (writer, #mark, timings->mark);
  TIMING_MARKS (X)
#undef X
  matchup_json_writer_add_int (writer, "retry_wait", timings->retry_wait);
  matchup_json_writer_add_int (writer, "tries", timings->tries);
  matchup_json_writer_close (writer);
}

static void
read_timings (JsonObject *object, MatchupTimings *timings)
{
  matchup_timings_init (timings);
  if (object == NULL)
    return;
  timings->started_at = matchup_json_read_time (object, "started_at");
#define X(mark) timings->mark = matchup_json_read_int (object, #mark, -1, MAX_TIME, -1);
  TIMING_MARKS (X)
#undef X
  timings->retry_wait = matchup_json_read_time (object, "retry_wait");
  timings->tries = (int) matchup_json_read_int (object, "tries", 0, 1000, 0);
}

#define SERVICE_TIMINGS(X) \
  X (load_time) X (prompt_time) X (prompt_tokens) X (writing_time) X (written_tokens)

static void
write_service_timings (MatchupJsonWriter *writer, const MatchupServiceTimings *timings)
{
  if (timings == NULL)
    return;
  matchup_json_writer_begin_object (writer, "service_timings");
#define X(member) matchup_json_writer_add_int (writer, #member, timings->member);
  SERVICE_TIMINGS (X)
#undef X
  matchup_json_writer_close (writer);
}

static MatchupServiceTimings *
read_service_timings (JsonObject *object)
{
  MatchupServiceTimings timings;

  if (object == NULL)
    return NULL;
  matchup_service_timings_init (&timings);
#define X(member) timings.member = matchup_json_read_int (object, #member, -1, MAX_TIME, -1);
  SERVICE_TIMINGS (X)
#undef X
  return matchup_service_timings_copy (&timings);
}

#define USAGE_COUNTS(X) X (prompt) X (completion) X (total) X (cached) X (reasoning)

static void
write_usage (MatchupJsonWriter *writer, const MatchupUsage *usage)
{
  if (usage == NULL)
    return;
  matchup_json_writer_begin_object (writer, "usage");
#define X(member) matchup_json_writer_add_int (writer, #member, usage->member);
  USAGE_COUNTS (X)
#undef X
  add_nick (writer, "source", MATCHUP_TYPE_VALUE_SOURCE, (int) usage->source);
  matchup_json_writer_close (writer);
}

static MatchupUsage *
read_usage (JsonObject *object)
{
  MatchupUsage usage;

  if (object == NULL)
    return NULL;
  matchup_usage_init (&usage);
#define X(member) usage.member = matchup_json_read_int (object, #member, -1, MAX_TIME / 1000, -1);
  USAGE_COUNTS (X)
#undef X
  usage.source = (MatchupValueSource) matchup_json_read_nick (object,
                                                              "source",
                                                              MATCHUP_TYPE_VALUE_SOURCE,
                                                              MATCHUP_VALUE_SOURCE_TOLD);
  return matchup_usage_copy (&usage);
}

static void
write_cost (MatchupJsonWriter *writer, const MatchupCost *cost)
{
  if (cost == NULL)
    return;
  matchup_json_writer_begin_object (writer, "cost");
  matchup_json_writer_add_double (writer, "amount", cost->amount);
  matchup_json_writer_add_string (writer, "currency", cost->currency);
  add_nick (writer, "source", MATCHUP_TYPE_VALUE_SOURCE, (int) cost->source);
  matchup_json_writer_add_optional (writer, "list_date", cost->list_date);
  matchup_json_writer_add_double (writer, "input", cost->tier.prices.input);
  matchup_json_writer_add_double (writer, "cached", cost->tier.prices.cached);
  matchup_json_writer_add_double (writer, "output", cost->tier.prices.output);
  matchup_json_writer_add_int (writer, "tier_above", cost->tier.above);
  matchup_json_writer_add_int (writer, "tier_up_to", cost->tier.up_to);
  matchup_json_writer_add_int (writer, "tier_max_output", cost->tier.max_output);
  matchup_json_writer_add_flag (writer, "peak", cost->peak);
  matchup_json_writer_add_flag (writer, "own", cost->own);
  matchup_json_writer_add_flag (writer, "doubtful", cost->doubtful);
  matchup_json_writer_close (writer);
}

static double
read_price (JsonObject *object, const char *name)
{
  double value;

  return matchup_json_get_double (object, name, &value) && value >= 0 &&
                 value <= MATCHUP_TOKEN_PRICE_MAX
             ? value
             : NAN;
}

static gboolean
is_currency (const char *text)
{
  if (text == NULL || strlen (text) != 3)
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isupper (*text))
        return FALSE;
    }
  return TRUE;
}

static MatchupCost *
read_cost (JsonObject *object)
{
  MatchupCost *cost;
  double amount;
  const char *currency = object != NULL ? matchup_json_get_string (object, "currency") : NULL;
  const char *date = object != NULL ? matchup_json_get_string (object, "list_date") : NULL;

  if (!is_currency (currency) || !matchup_json_get_double (object, "amount", &amount) ||
      !(amount >= 0 && amount <= 1e12))
    return NULL;
  cost = matchup_cost_new (
      amount,
      currency,
      (MatchupValueSource) matchup_json_read_nick (object,
                                                   "source",
                                                   MATCHUP_TYPE_VALUE_SOURCE,
                                                   MATCHUP_VALUE_SOURCE_ESTIMATED),
      date != NULL && strlen (date) == 10 && g_str_is_ascii (date) ? date : "");
  cost->tier.prices.input = read_price (object, "input");
  cost->tier.prices.cached = read_price (object, "cached");
  cost->tier.prices.output = read_price (object, "output");
  cost->tier.above = matchup_json_read_int (object, "tier_above", 0, MAX_TIME, 0);
  cost->tier.up_to = matchup_json_read_int (object, "tier_up_to", -1, MAX_TIME, -1);
  cost->tier.max_output = matchup_json_read_int (object, "tier_max_output", -1, MAX_TIME, -1);
  cost->peak = matchup_json_get_flag (object, "peak");
  cost->own = matchup_json_get_flag (object, "own");
  cost->doubtful = matchup_json_get_flag (object, "doubtful");
  return cost;
}

static void
write_error (MatchupJsonWriter *writer, const MatchupErrorInfo *error)
{
  if (error == NULL)
    return;
  matchup_json_writer_begin_object (writer, "error");
  add_nick (writer, "kind", MATCHUP_TYPE_ERROR_KIND, (int) matchup_error_info_get_kind (error));
  add_nick (writer,
            "reason",
            MATCHUP_TYPE_ERROR_REASON,
            (int) matchup_error_info_get_reason (error));
  matchup_json_writer_add_int (writer, "status", matchup_error_info_get_status (error));
  matchup_json_writer_add_optional (writer, "code", matchup_error_info_get_code (error));
  matchup_json_writer_add_optional (writer, "type", matchup_error_info_get_type_name (error));
  matchup_json_writer_add_optional (writer, "message", matchup_error_info_get_message (error));
  matchup_json_writer_add_flag (writer, "retryable", matchup_error_info_is_retryable (error));
  matchup_json_writer_add_double (writer,
                                  "retry_after",
                                  matchup_error_info_get_retry_after (error));
  matchup_json_writer_close (writer);
}

static MatchupErrorInfo *
read_error (JsonObject *object)
{
  double retry_after = -1;

  if (object == NULL)
    return NULL;
  if (!matchup_json_get_double (object, "retry_after", &retry_after) ||
      !(retry_after >= -1 && retry_after < 1e9))
    retry_after = -1;
  return matchup_error_info_new (
      (MatchupErrorKind) matchup_json_read_nick (object,
                                                 "kind",
                                                 MATCHUP_TYPE_ERROR_KIND,
                                                 MATCHUP_ERROR_KIND_INTERNAL),
      (MatchupErrorReason) matchup_json_read_nick (object,
                                                   "reason",
                                                   MATCHUP_TYPE_ERROR_REASON,
                                                   MATCHUP_ERROR_REASON_NONE),
      (int) matchup_json_read_int (object, "status", 0, 999, 0),
      matchup_json_get_string (object, "code"),
      matchup_json_get_string (object, "type"),
      matchup_json_get_string (object, "message"),
      matchup_json_get_flag (object, "retryable"),
      retry_after);
}

void
matchup_run_json_write (MatchupJsonWriter *writer, const MatchupRunRecord *record)
{
  matchup_json_writer_begin_object (writer, NULL);
  matchup_json_writer_add_string (writer, "id", record->id);
  matchup_json_writer_add_int (writer, "slot", record->slot);
  matchup_json_writer_add_flag (writer, "current", record->current);
  matchup_json_writer_add_optional (writer, "continues", record->continues);
  if (record->continues != NULL)
    matchup_json_writer_add_int (writer, "continued_length", record->continued_length);
  matchup_contestant_json_write (writer, "contestant", record->contestant);
  add_nick (writer, "state", MATCHUP_TYPE_RUN_STATE, (int) record->state);
  matchup_json_writer_begin_list (writer, "parts");
  for (guint i = 0; record->parts != NULL && i < record->parts->len; i++)
    {
      const MatchupPartRecord *part = g_ptr_array_index (record->parts, i);

      matchup_json_writer_begin_object (writer, NULL);
      add_nick (writer, "kind", MATCHUP_TYPE_PART_KIND, (int) part->kind);
      matchup_json_writer_add_string (writer, "text", part->text->str);
      matchup_json_writer_close (writer);
    }
  matchup_json_writer_close (writer);
  add_nick (writer, "finish_reason", MATCHUP_TYPE_FINISH_REASON, (int) record->finish_reason);
  matchup_json_writer_add_optional (writer, "finish_reason_raw", record->finish_reason_raw);
  matchup_json_writer_add_optional (writer, "reported_model", record->reported_model);
  write_error (writer, record->error);
  write_timings (writer, &record->timings);
  write_service_timings (writer, record->service_timings);
  write_usage (writer, record->usage);
  write_cost (writer, record->cost);
  matchup_json_writer_close (writer);
}

static void
part_free (gpointer data)
{
  matchup_part_record_free (data);
}

static GPtrArray *
read_parts (JsonArray *array)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = matchup_json_array_get_object (array, i);
      const char *text = object != NULL ? matchup_json_get_string (object, "text") : NULL;
      MatchupPartRecord *part;

      if (text == NULL)
        continue;
      part = g_new0 (MatchupPartRecord, 1);
      part->kind = (MatchupPartKind)
          matchup_json_read_nick (object, "kind", MATCHUP_TYPE_PART_KIND, MATCHUP_PART_KIND_TEXT);
      part->text = g_string_new (text);
      g_ptr_array_add (parts, part);
    }
  return parts;
}

static MatchupRunState
read_state (JsonObject *object)
{
  int state = matchup_json_read_nick (object,
                                      "state",
                                      MATCHUP_TYPE_RUN_STATE,
                                      MATCHUP_RUN_STATE_INTERRUPTED);

  return state < MATCHUP_RUN_STATE_DONE ? MATCHUP_RUN_STATE_INTERRUPTED : (MatchupRunState) state;
}

/* What was taken over from another run has to be in the text, and to end behind a letter. */
static void
drop_wrong_length (MatchupRunRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (record->continues == NULL)
    return;
  for (guint i = 0; i < record->parts->len; i++)
    {
      const MatchupPartRecord *part = g_ptr_array_index (record->parts, i);

      if (part->kind == MATCHUP_PART_KIND_TEXT)
        g_string_append_len (text, part->text->str, (gssize) part->text->len);
    }
  if ((gsize) record->continued_length <= text->len &&
      ((guchar) text->str[record->continued_length] & 0xc0) != 0x80)
    return;
  g_clear_pointer (&record->continues, g_free);
  record->continued_length = 0;
}

MatchupRunRecord *
matchup_run_json_read (JsonObject *object, const char *round_id)
{
  MatchupRunRecord *record;
  MatchupContestantRecord *contestant;
  const char *id = object != NULL ? matchup_json_read_id (object, "id") : NULL;

  if (id == NULL)
    return NULL;
  contestant = matchup_contestant_json_read (matchup_json_get_object (object, "contestant"));
  if (contestant == NULL)
    return NULL;
  record = g_new0 (MatchupRunRecord, 1);
  record->id = g_strdup (id);
  record->round_id = g_strdup (round_id);
  record->slot = (int) matchup_json_read_int (object, "slot", 0, MAX_SLOT, 0);
  record->current = matchup_json_get_flag (object, "current");
  record->contestant = contestant;
  record->continues = g_strdup (matchup_json_read_id (object, "continues"));
  if (record->continues != NULL)
    record->continued_length = matchup_json_read_int (object, "continued_length", 0, G_MAXINT, 0);
  record->state = read_state (object);
  record->parts = read_parts (matchup_json_get_array (object, "parts"));
  record->finish_reason = (MatchupFinishReason) matchup_json_read_nick (object,
                                                                        "finish_reason",
                                                                        MATCHUP_TYPE_FINISH_REASON,
                                                                        MATCHUP_FINISH_REASON_NONE);
  record->finish_reason_raw = g_strdup (matchup_json_get_string (object, "finish_reason_raw"));
  record->reported_model = g_strdup (matchup_json_get_string (object, "reported_model"));
  record->error = read_error (matchup_json_get_object (object, "error"));
  if (record->state == MATCHUP_RUN_STATE_FAILED && record->error == NULL)
    record->error = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_INTERNAL,
                                                   MATCHUP_ERROR_REASON_NONE,
                                                   NULL);
  drop_wrong_length (record);
  read_timings (matchup_json_get_object (object, "timings"), &record->timings);
  record->service_timings =
      read_service_timings (matchup_json_get_object (object, "service_timings"));
  record->usage = read_usage (matchup_json_get_object (object, "usage"));
  record->cost = read_cost (matchup_json_get_object (object, "cost"));
  return record;
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const MatchupRunRecord *x = *(const MatchupRunRecord *const *) a;
  const MatchupRunRecord *y = *(const MatchupRunRecord *const *) b;

  return x->slot != y->slot ? x->slot - y->slot : x->attempt - y->attempt;
}

void
matchup_run_records_put_in_order (GPtrArray *runs)
{
  int given = -1;
  int before = -1;

  for (guint i = 0; i < runs->len; i++)
    ((MatchupRunRecord *) g_ptr_array_index (runs, i))->attempt = (int) i;
  g_ptr_array_sort (runs, compare_slots);
  for (guint i = 0; i < runs->len;)
    {
      MatchupRunRecord *first = g_ptr_array_index (runs, i);
      MatchupRunRecord *current = NULL;
      int attempt = 0;

      before = first->slot;
      given++;
      for (; i < runs->len; i++)
        {
          MatchupRunRecord *run = g_ptr_array_index (runs, i);

          if (run->slot != before)
            break;
          run->attempt = attempt++;
          current = current == NULL || run->current ? run : current;
          run->slot = given;
        }
      /* Backwards over the same ones: the last that says so is it. */
      for (int j = 1; j <= attempt; j++)
        {
          MatchupRunRecord *run = g_ptr_array_index (runs, i - (guint) j);

          run->current = run == current;
        }
    }
}
