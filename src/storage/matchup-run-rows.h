/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db-statement.h"
#include "matchup-records.h"

G_BEGIN_DECLS

/* Runs with their timings, usage and cost. @instance: of this process, kept while the run is
 * active. */
gboolean matchup_run_rows_save (sqlite3 *connection,
                                const MatchupRunRecord *record,
                                const char *instance,
                                GError **error);
/* All runs of a conversation with their text, by round, slot and attempt. */
GPtrArray *matchup_run_rows_load (sqlite3 *connection, const char *conversation_id, GError **error);
/* MatchupContestantRecord without params: the models asked last, newest first. */
GPtrArray *matchup_run_rows_list_models (sqlite3 *connection, gint64 limit, GError **error);

G_END_DECLS
