/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-contestant-rows.h"
#include "matchup-db-statement.h"
#include "matchup-records.h"

G_BEGIN_DECLS

/* What matchup_run_rows_read() reads, as the first columns of a statement about the table runs. */
#define MATCHUP_RUN_COLUMNS                                                                       \
  "runs.id, runs.round_id, runs.slot, attempt, current, " MATCHUP_CONTESTANT_COLUMNS              \
  ", state, finish_reason, finish_reason_raw, reported_model,"                                    \
  " error_kind, error_reason, error_status, error_code, error_type, error_message,"               \
  " error_retryable, error_retry_after,"                                                          \
  " started_at, connect_start, connected, first_event, first_reasoning, first_text, done,"        \
  " retry_wait, tries, usage.prompt, usage.completion, usage.total, usage.cached,"                \
  " usage.reasoning, usage.source, costs.amount, costs.currency, costs.source, costs.list_date,"  \
  " costs.input, costs.cached, costs.output, tier_above, tier_up_to, tier_max_output, peak, own," \
  " doubtful, load_time, prompt_time, prompt_tokens, writing_time, written_tokens, continues,"    \
  " continued_length, sent"
#define MATCHUP_RUN_JOINS                                                                \
  " LEFT JOIN timings ON timings.run_id = runs.id"                                       \
  " LEFT JOIN usage ON usage.run_id = runs.id LEFT JOIN costs ON costs.run_id = runs.id" \
  " LEFT JOIN service_timings ON service_timings.run_id = runs.id"

/* A run without its text. */
MatchupRunRecord *matchup_run_rows_read (MatchupDbStatement *statement) G_GNUC_WARN_UNUSED_RESULT;

/* Runs with their timings, usage and cost. @instance: of this process, kept while the run is
 * active. */
gboolean matchup_run_rows_save (sqlite3 *connection,
                                const MatchupRunRecord *record,
                                const char *instance,
                                GError **error);
/* All the text of a run's answer (MatchupPartRecord), whatever was appended before. */
gboolean matchup_run_rows_save_parts (sqlite3 *connection,
                                      const char *run_id,
                                      GPtrArray *parts,
                                      GError **error);
gboolean matchup_run_rows_set_deleted (sqlite3 *connection,
                                       const char *id,
                                       gboolean deleted,
                                       GError **error);
/* All runs of a conversation that are not deleted with their text, by round, slot and attempt. */
GPtrArray *matchup_run_rows_load (sqlite3 *connection, const char *conversation_id, GError **error);
/* MatchupContestantRecord without params: the models asked last, newest first. */
GPtrArray *matchup_run_rows_list_models (sqlite3 *connection, gint64 limit, GError **error);

G_END_DECLS
