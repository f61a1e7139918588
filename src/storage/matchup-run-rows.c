/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-rows.h"

#include "matchup-contestant-rows.h"
#include "matchup-enum-types.h"
#include "matchup-part-writer.h"

static void
bind_nick (MatchupDbStatement *statement, int position, GType type, int value)
{
  matchup_db_statement_bind_text (statement, position, matchup_enum_get_nick (type, value));
}

static int
read_nick (MatchupDbStatement *statement, int column, GType type, int fallback)
{
  g_autofree char *nick = matchup_db_statement_dup_text (statement, column);
  int value = fallback;

  matchup_enum_from_nick (type, nick, &value);
  return value;
}

static void
bind_error (MatchupDbStatement *statement, int first, const MatchupErrorInfo *error)
{
  if (error == NULL)
    return;
  bind_nick (statement, first, MATCHUP_TYPE_ERROR_KIND, (int) matchup_error_info_get_kind (error));
  bind_nick (statement,
             first + 1,
             MATCHUP_TYPE_ERROR_REASON,
             (int) matchup_error_info_get_reason (error));
  matchup_db_statement_bind_int (statement, first + 2, matchup_error_info_get_status (error));
  matchup_db_statement_bind_text (statement, first + 3, matchup_error_info_get_code (error));
  matchup_db_statement_bind_text (statement, first + 4, matchup_error_info_get_type_name (error));
  matchup_db_statement_bind_text (statement, first + 5, matchup_error_info_get_message (error));
  matchup_db_statement_bind_int (statement, first + 6, matchup_error_info_is_retryable (error));
  matchup_db_statement_bind_double (statement,
                                    first + 7,
                                    matchup_error_info_get_retry_after (error));
}

static MatchupErrorInfo *
read_error (MatchupDbStatement *statement, int first)
{
  g_autofree char *code = NULL;
  g_autofree char *type = NULL;
  g_autofree char *message = NULL;

  if (matchup_db_statement_is_null (statement, first))
    return NULL;
  code = matchup_db_statement_dup_text (statement, first + 3);
  type = matchup_db_statement_dup_text (statement, first + 4);
  message = matchup_db_statement_dup_text (statement, first + 5);
  return matchup_error_info_new (
      read_nick (statement, first, MATCHUP_TYPE_ERROR_KIND, MATCHUP_ERROR_KIND_INTERNAL),
      read_nick (statement, first + 1, MATCHUP_TYPE_ERROR_REASON, MATCHUP_ERROR_REASON_NONE),
      (int) matchup_db_statement_get_int (statement, first + 2),
      code,
      type,
      message,
      matchup_db_statement_get_int (statement, first + 6) != 0,
      matchup_db_statement_get_double (statement, first + 7));
}

static gboolean
save_timings (sqlite3 *connection, const MatchupRunRecord *record, GError **error)
{
  const MatchupTimings *t = &record->timings;
  const gint64 values[] = {
    t->started_at, t->connect_start, t->connected,  t->first_event, t->first_reasoning,
    t->first_text, t->done,          t->retry_wait, t->tries,
  };
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (
      &statement,
      connection,
      "REPLACE INTO timings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
  matchup_db_statement_bind_text (&statement, 1, record->id);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    matchup_db_statement_bind_int (&statement, (int) i + 2, values[i]);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
save_service_timings (sqlite3 *connection, const MatchupRunRecord *record, GError **error)
{
  const MatchupServiceTimings *told = record->service_timings;
  g_auto (MatchupDbStatement) statement = { 0 };

  if (told == NULL)
    return TRUE;
  matchup_db_statement_init (&statement,
                             connection,
                             "REPLACE INTO service_timings VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  matchup_db_statement_bind_text (&statement, 1, record->id);
  matchup_db_statement_bind_int (&statement, 2, told->load_time);
  matchup_db_statement_bind_int (&statement, 3, told->prompt_time);
  matchup_db_statement_bind_int (&statement, 4, told->prompt_tokens);
  matchup_db_statement_bind_int (&statement, 5, told->writing_time);
  matchup_db_statement_bind_int (&statement, 6, told->written_tokens);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
save_usage (sqlite3 *connection, const MatchupRunRecord *record, GError **error)
{
  const MatchupUsage *usage = record->usage;
  g_auto (MatchupDbStatement) statement = { 0 };

  if (usage == NULL)
    return TRUE;
  matchup_db_statement_init (&statement,
                             connection,
                             "REPLACE INTO usage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  matchup_db_statement_bind_text (&statement, 1, record->id);
  matchup_db_statement_bind_int (&statement, 2, usage->prompt);
  matchup_db_statement_bind_int (&statement, 3, usage->completion);
  matchup_db_statement_bind_int (&statement, 4, usage->total);
  matchup_db_statement_bind_int (&statement, 5, usage->cached);
  matchup_db_statement_bind_int (&statement, 6, usage->reasoning);
  bind_nick (&statement, 7, MATCHUP_TYPE_VALUE_SOURCE, (int) usage->source);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
save_cost (sqlite3 *connection, const MatchupRunRecord *record, GError **error)
{
  const MatchupCost *cost = record->cost;
  g_auto (MatchupDbStatement) statement = { 0 };

  if (cost == NULL)
    return TRUE;
  matchup_db_statement_init (
      &statement,
      connection,
      "REPLACE INTO costs (run_id, amount, currency, source, list_date, input, cached, output,"
      " tier_above, tier_up_to, tier_max_output, peak, own, doubtful)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
  matchup_db_statement_bind_text (&statement, 1, record->id);
  matchup_db_statement_bind_double (&statement, 2, cost->amount);
  matchup_db_statement_bind_text (&statement, 3, cost->currency);
  bind_nick (&statement, 4, MATCHUP_TYPE_VALUE_SOURCE, (int) cost->source);
  matchup_db_statement_bind_text (&statement, 5, cost->list_date);
  matchup_db_statement_bind_double (&statement, 6, cost->tier.prices.input);
  matchup_db_statement_bind_double (&statement, 7, cost->tier.prices.cached);
  matchup_db_statement_bind_double (&statement, 8, cost->tier.prices.output);
  matchup_db_statement_bind_int (&statement, 9, cost->tier.above);
  matchup_db_statement_bind_int (&statement, 10, cost->tier.up_to);
  matchup_db_statement_bind_int (&statement, 11, cost->tier.max_output);
  matchup_db_statement_bind_int (&statement, 12, cost->peak);
  matchup_db_statement_bind_int (&statement, 13, cost->own);
  matchup_db_statement_bind_int (&statement, 14, cost->doubtful);
  return matchup_db_statement_run (&statement, error);
}

gboolean
matchup_run_rows_save_parts (sqlite3 *connection,
                             const char *run_id,
                             GPtrArray *parts,
                             GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      MatchupPartRecord *part = g_ptr_array_index (parts, i);

      if (!matchup_part_writer_replace (connection, run_id, (int) i, part->kind, part->text, error))
        return FALSE;
    }
  return TRUE;
}

static const char save_sql[] =
    "INSERT INTO runs (id, round_id, slot, attempt, current, " MATCHUP_CONTESTANT_COLUMNS
    ", state, instance, finish_reason, finish_reason_raw, reported_model,"
    " error_kind, error_reason, error_status, error_code, error_type, error_message,"
    " error_retryable, error_retry_after, continues, continued_length, sent)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
    " ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)"
    " ON CONFLICT (id) DO UPDATE SET current = excluded.current, state = excluded.state,"
    " instance = excluded.instance, finish_reason = excluded.finish_reason,"
    " finish_reason_raw = excluded.finish_reason_raw, reported_model = excluded.reported_model,"
    " error_kind = excluded.error_kind, error_reason = excluded.error_reason,"
    " error_status = excluded.error_status, error_code = excluded.error_code,"
    " error_type = excluded.error_type, error_message = excluded.error_message,"
    " error_retryable = excluded.error_retryable, error_retry_after = excluded.error_retry_after";

/* The text of a run that has ended. */
static gboolean
save_text (sqlite3 *connection, const MatchupRunRecord *record, GError **error)
{
  if (record->parts == NULL)
    return matchup_part_writer_join (connection, record->id, error);
  return matchup_run_rows_save_parts (connection, record->id, record->parts, error);
}

gboolean
matchup_run_rows_save (sqlite3 *connection,
                       const MatchupRunRecord *record,
                       const char *instance,
                       GError **error)
{
  gboolean active = record->state < MATCHUP_RUN_STATE_DONE;
  g_auto (MatchupDbStatement) run = { 0 };

  matchup_db_statement_init (&run, connection, save_sql);
  matchup_db_statement_bind_text (&run, 1, record->id);
  matchup_db_statement_bind_text (&run, 2, record->round_id);
  matchup_db_statement_bind_int (&run, 3, record->slot);
  matchup_db_statement_bind_int (&run, 4, record->attempt);
  matchup_db_statement_bind_int (&run, 5, record->current);
  matchup_contestant_rows_bind (&run, 6, record->contestant);
  bind_nick (&run, 15, MATCHUP_TYPE_RUN_STATE, (int) record->state);
  matchup_db_statement_bind_text (&run, 16, active ? instance : NULL);
  bind_nick (&run, 17, MATCHUP_TYPE_FINISH_REASON, (int) record->finish_reason);
  matchup_db_statement_bind_text (&run, 18, record->finish_reason_raw);
  matchup_db_statement_bind_text (&run, 19, record->reported_model);
  bind_error (&run, 20, record->error);
  matchup_db_statement_bind_text (&run, 28, record->continues);
  matchup_db_statement_bind_int (&run, 29, record->continued_length);
  matchup_db_statement_bind_text (&run, 30, record->sent);
  return matchup_db_statement_run (&run, error) && save_timings (connection, record, error) &&
         save_service_timings (connection, record, error) &&
         save_usage (connection, record, error) && save_cost (connection, record, error) &&
         (active || save_text (connection, record, error));
}

gboolean
matchup_run_rows_set_deleted (sqlite3 *connection, const char *id, gboolean deleted, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "UPDATE runs SET deleted_at = nullif (?2, 0) WHERE id = ?1");
  matchup_db_statement_bind_text (&statement, 1, id);
  matchup_db_statement_bind_int (&statement, 2, deleted ? g_get_real_time () : 0);
  return matchup_db_statement_run (&statement, error);
}

static void
read_timings (MatchupDbStatement *statement, int first, MatchupTimings *out)
{
  matchup_timings_init (out);
  if (matchup_db_statement_is_null (statement, first))
    return;
  out->started_at = matchup_db_statement_get_int (statement, first);
  out->connect_start = matchup_db_statement_get_int (statement, first + 1);
  out->connected = matchup_db_statement_get_int (statement, first + 2);
  out->first_event = matchup_db_statement_get_int (statement, first + 3);
  out->first_reasoning = matchup_db_statement_get_int (statement, first + 4);
  out->first_text = matchup_db_statement_get_int (statement, first + 5);
  out->done = matchup_db_statement_get_int (statement, first + 6);
  out->retry_wait = matchup_db_statement_get_int (statement, first + 7);
  out->tries = (int) matchup_db_statement_get_int (statement, first + 8);
}

static MatchupServiceTimings *
read_service_timings (MatchupDbStatement *statement, int first)
{
  MatchupServiceTimings told;

  if (matchup_db_statement_is_null (statement, first))
    return NULL;
  told.load_time = matchup_db_statement_get_int (statement, first);
  told.prompt_time = matchup_db_statement_get_int (statement, first + 1);
  told.prompt_tokens = matchup_db_statement_get_int (statement, first + 2);
  told.writing_time = matchup_db_statement_get_int (statement, first + 3);
  told.written_tokens = matchup_db_statement_get_int (statement, first + 4);
  return matchup_service_timings_copy (&told);
}

static MatchupUsage *
read_usage (MatchupDbStatement *statement, int first)
{
  MatchupUsage usage;

  if (matchup_db_statement_is_null (statement, first))
    return NULL;
  usage.prompt = matchup_db_statement_get_int (statement, first);
  usage.completion = matchup_db_statement_get_int (statement, first + 1);
  usage.total = matchup_db_statement_get_int (statement, first + 2);
  usage.cached = matchup_db_statement_get_int (statement, first + 3);
  usage.reasoning = matchup_db_statement_get_int (statement, first + 4);
  usage.source =
      read_nick (statement, first + 5, MATCHUP_TYPE_VALUE_SOURCE, MATCHUP_VALUE_SOURCE_TOLD);
  return matchup_usage_copy (&usage);
}

static MatchupCost *
read_cost (MatchupDbStatement *statement, int first)
{
  g_autofree char *currency = NULL;
  g_autofree char *list_date = NULL;
  MatchupCost *cost;

  if (matchup_db_statement_is_null (statement, first))
    return NULL;
  currency = matchup_db_statement_dup_text (statement, first + 1);
  list_date = matchup_db_statement_dup_text (statement, first + 3);
  cost = matchup_cost_new (
      matchup_db_statement_get_double (statement, first),
      currency,
      read_nick (statement, first + 2, MATCHUP_TYPE_VALUE_SOURCE, MATCHUP_VALUE_SOURCE_ESTIMATED),
      list_date);
  cost->tier.prices.input = matchup_db_statement_get_double (statement, first + 4);
  cost->tier.prices.cached = matchup_db_statement_get_double (statement, first + 5);
  cost->tier.prices.output = matchup_db_statement_get_double (statement, first + 6);
  cost->tier.above = matchup_db_statement_get_int (statement, first + 7);
  cost->tier.up_to = matchup_db_statement_get_int (statement, first + 8);
  cost->tier.max_output = matchup_db_statement_get_int (statement, first + 9);
  cost->peak = matchup_db_statement_get_int (statement, first + 10) != 0;
  cost->own = matchup_db_statement_get_int (statement, first + 11) != 0;
  cost->doubtful = matchup_db_statement_get_int (statement, first + 12) != 0;
  return cost;
}

/* With the only part of an answer, which most have; else with NULL and whether there are parts. */
#define N_MORE_COLUMNS 3
static const char load_sql[] =
    "SELECT " MATCHUP_RUN_COLUMNS ", parts.kind, parts.text, messages.id IS NOT NULL AND"
    " (parts.id IS NULL OR EXISTS (SELECT 1 FROM part_chunks WHERE part_id = parts.id) OR"
    " EXISTS (SELECT 1 FROM parts AS more WHERE more.message_id = messages.id"
    " AND more.position > 0))"
    " FROM runs JOIN rounds ON rounds.id = runs.round_id" MATCHUP_RUN_JOINS
    " LEFT JOIN messages ON messages.run_id = runs.id"
    " LEFT JOIN parts ON parts.message_id = messages.id AND parts.position = 0"
    " WHERE rounds.conversation_id = ?1 AND runs.deleted_at IS NULL"
    " ORDER BY rounds.position, rounds.id, slot, attempt, runs.id";

MatchupRunRecord *
matchup_run_rows_read (MatchupDbStatement *statement)
{
  MatchupRunRecord *record = g_new0 (MatchupRunRecord, 1);

  record->id = matchup_db_statement_dup_text (statement, 0);
  record->round_id = matchup_db_statement_dup_text (statement, 1);
  record->slot = (int) matchup_db_statement_get_int (statement, 2);
  record->attempt = (int) matchup_db_statement_get_int (statement, 3);
  record->current = matchup_db_statement_get_int (statement, 4) != 0;
  record->contestant = matchup_contestant_rows_read (statement, 5);
  record->state = read_nick (statement, 14, MATCHUP_TYPE_RUN_STATE, MATCHUP_RUN_STATE_INTERRUPTED);
  record->finish_reason =
      read_nick (statement, 15, MATCHUP_TYPE_FINISH_REASON, MATCHUP_FINISH_REASON_NONE);
  record->finish_reason_raw = matchup_db_statement_dup_text (statement, 16);
  record->reported_model = matchup_db_statement_dup_text (statement, 17);
  record->error = read_error (statement, 18);
  read_timings (statement, 26, &record->timings);
  record->usage = read_usage (statement, 35);
  record->cost = read_cost (statement, 41);
  record->service_timings = read_service_timings (statement, 54);
  record->continues = matchup_db_statement_dup_text (statement, 59);
  record->continued_length = matchup_db_statement_get_int (statement, 60);
  record->sent = matchup_db_statement_dup_text (statement, 61);
  record->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_part_record_free);
  return record;
}

/* The joined text of each part and then the pieces that were not joined yet, in order. */
static const char parts_sql[] =
    "SELECT parts.id, kind, parts.text, part_chunks.text FROM parts"
    " JOIN messages ON messages.id = parts.message_id"
    " LEFT JOIN part_chunks ON part_chunks.part_id = parts.id"
    " WHERE messages.run_id = ?1 ORDER BY parts.position, part_chunks.id";

static MatchupPartRecord *
add_part (MatchupRunRecord *record, MatchupDbStatement *statement, int kind, int text)
{
  MatchupPartRecord *part = g_new0 (MatchupPartRecord, 1);

  part->kind = read_nick (statement, kind, MATCHUP_TYPE_PART_KIND, MATCHUP_PART_KIND_TEXT);
  part->text = matchup_db_statement_dup_string (statement, text);
  g_ptr_array_add (record->parts, part);
  return part;
}

static gboolean
load_parts (MatchupDbStatement *statement, MatchupRunRecord *record, GError **error)
{
  MatchupPartRecord *part = NULL;
  gint64 part_id = -1;

  matchup_db_statement_bind_text (statement, 1, record->id);
  while (matchup_db_statement_step (statement))
    {
      g_autofree char *chunk = matchup_db_statement_dup_text (statement, 3);

      if (matchup_db_statement_get_int (statement, 0) != part_id)
        {
          part_id = matchup_db_statement_get_int (statement, 0);
          part = add_part (record, statement, 1, 2);
        }
      if (chunk != NULL)
        g_string_append (part->text, chunk);
    }
  return matchup_db_statement_check (statement, error);
}

GPtrArray *
matchup_run_rows_load (sqlite3 *connection, const char *conversation_id, GError **error)
{
  g_autoptr (GPtrArray) runs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new (); /* of several parts */
  g_auto (MatchupDbStatement) select = { 0 };
  g_auto (MatchupDbStatement) parts = { 0 };
  int kind;

  matchup_db_statement_init (&select, connection, load_sql);
  kind = sqlite3_column_count (select.statement) - N_MORE_COLUMNS;
  matchup_db_statement_bind_text (&select, 1, conversation_id);
  while (matchup_db_statement_step (&select))
    {
      MatchupRunRecord *record = matchup_run_rows_read (&select);

      g_ptr_array_add (runs, record);
      if (matchup_db_statement_get_int (&select, kind + 2) != 0)
        g_ptr_array_add (others, record);
      else if (!matchup_db_statement_is_null (&select, kind))
        add_part (record, &select, kind, kind + 1);
    }
  if (!matchup_db_statement_check (&select, error))
    return NULL;
  matchup_db_statement_init (&parts, connection, parts_sql);
  for (guint i = 0; i < others->len; i++)
    {
      if (!load_parts (&parts, g_ptr_array_index (others, i), error))
        return NULL;
    }
  return g_steal_pointer (&runs);
}

/* With max() SQLite takes the other columns from the row that has it. */
static const char models_sql[] =
    "SELECT provider_id, model_id, model_name, max(rounds.created_at) FROM runs"
    " JOIN rounds ON rounds.id = runs.round_id"
    " JOIN conversations ON conversations.id = rounds.conversation_id"
    " WHERE conversations.deleted_at IS NULL GROUP BY provider_id, model_id ORDER BY 4 DESC, 1, 2 "
    "LIMIT ?1";

GPtrArray *
matchup_run_rows_list_models (sqlite3 *connection, gint64 limit, GError **error)
{
  g_autoptr (GPtrArray) models =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, models_sql);
  matchup_db_statement_bind_int (&select, 1, limit);
  while (matchup_db_statement_step (&select))
    {
      MatchupContestantRecord *record = g_new0 (MatchupContestantRecord, 1);

      record->provider_id = matchup_db_statement_dup_text (&select, 0);
      record->model_id = matchup_db_statement_dup_text (&select, 1);
      record->model_name = matchup_db_statement_dup_text (&select, 2);
      g_ptr_array_add (models, record);
    }
  if (!matchup_db_statement_check (&select, error))
    return NULL;
  return g_steal_pointer (&models);
}
