/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db-statement.h"
#include "matchup-records.h"

G_BEGIN_DECLS

/*
 * A contestant in nine columns, the same in every table that holds one: contestant_id,
 * provider_id, model_id, model_name, instructions, temperature, max_tokens, thinking,
 * own_name; @first is the first of them.
 */
#define MATCHUP_CONTESTANT_COLUMNS                                                            \
  "contestant_id, provider_id, model_id, model_name, instructions, temperature, max_tokens, " \
  "thinking, own_name"

void matchup_contestant_rows_bind (MatchupDbStatement *statement,
                                   int first,
                                   const MatchupContestantRecord *record);
MatchupContestantRecord *matchup_contestant_rows_read (MatchupDbStatement *statement, int first);

/* The line-up of @owner: a conversation's id, "" for the one that sticks. */
gboolean matchup_contestant_rows_save_lineup (sqlite3 *connection,
                                              const char *owner,
                                              GPtrArray *lineup,
                                              GError **error);
GPtrArray *
matchup_contestant_rows_load_lineup (sqlite3 *connection, const char *owner, GError **error);

G_END_DECLS
