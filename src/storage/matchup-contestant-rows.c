/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-contestant-rows.h"

#include "matchup-enum-types.h"

void
matchup_contestant_rows_bind (MatchupDbStatement *statement,
                              int first,
                              const MatchupContestantRecord *record)
{
  const MatchupParams *params = record->params;

  matchup_db_statement_bind_text (statement, first, record->contestant_id);
  matchup_db_statement_bind_text (statement, first + 1, record->provider_id);
  matchup_db_statement_bind_text (statement, first + 2, record->model_id);
  matchup_db_statement_bind_text (statement, first + 3, record->model_name);
  matchup_db_statement_bind_text (statement, first + 4, matchup_params_get_instructions (params));
  matchup_db_statement_bind_double (statement, first + 5, matchup_params_get_temperature (params));
  matchup_db_statement_bind_int (statement, first + 6, matchup_params_get_max_tokens (params));
  matchup_db_statement_bind_text (
      statement,
      first + 7,
      matchup_enum_get_nick (MATCHUP_TYPE_THINKING, (int) matchup_params_get_thinking (params)));
  matchup_db_statement_bind_text (statement, first + 8, record->own_name);
}

MatchupContestantRecord *
matchup_contestant_rows_read (MatchupDbStatement *statement, int first)
{
  MatchupContestantRecord *record = g_new0 (MatchupContestantRecord, 1);
  g_autofree char *instructions = matchup_db_statement_dup_text (statement, first + 4);
  g_autofree char *thinking_nick = matchup_db_statement_dup_text (statement, first + 7);
  int thinking = MATCHUP_THINKING_DEFAULT;

  matchup_enum_from_nick (MATCHUP_TYPE_THINKING, thinking_nick, &thinking);
  record->contestant_id = matchup_db_statement_dup_text (statement, first);
  record->provider_id = matchup_db_statement_dup_text (statement, first + 1);
  record->model_id = matchup_db_statement_dup_text (statement, first + 2);
  record->model_name = matchup_db_statement_dup_text (statement, first + 3);
  record->params = matchup_params_new (instructions,
                                       matchup_db_statement_get_double (statement, first + 5),
                                       (int) matchup_db_statement_get_int (statement, first + 6),
                                       (MatchupThinking) thinking);
  record->own_name = matchup_db_statement_dup_text (statement, first + 8);
  return record;
}

gboolean
matchup_contestant_rows_save_lineup (sqlite3 *connection,
                                     const char *owner,
                                     GPtrArray *lineup,
                                     GError **error)
{
  g_auto (MatchupDbStatement) clear = { 0 };

  matchup_db_statement_init (&clear, connection, "DELETE FROM lineups WHERE owner = ?1");
  matchup_db_statement_bind_text (&clear, 1, owner);
  if (!matchup_db_statement_run (&clear, error))
    return FALSE;
  for (guint i = 0; i < lineup->len; i++)
    {
      g_auto (MatchupDbStatement) insert = { 0 };

      matchup_db_statement_init (&insert,
                                 connection,
                                 "INSERT INTO lineups (owner, position, " MATCHUP_CONTESTANT_COLUMNS
                                 ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
      matchup_db_statement_bind_text (&insert, 1, owner);
      matchup_db_statement_bind_int (&insert, 2, i);
      matchup_contestant_rows_bind (&insert, 3, g_ptr_array_index (lineup, i));
      if (!matchup_db_statement_run (&insert, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
matchup_contestant_rows_load_lineup (sqlite3 *connection, const char *owner, GError **error)
{
  g_autoptr (GPtrArray) lineup =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT " MATCHUP_CONTESTANT_COLUMNS
                             " FROM lineups WHERE owner = ?1 ORDER BY position");
  matchup_db_statement_bind_text (&select, 1, owner);
  while (matchup_db_statement_step (&select))
    g_ptr_array_add (lineup, matchup_contestant_rows_read (&select, 0));
  return matchup_db_statement_check (&select, error) ? g_steal_pointer (&lineup) : NULL;
}
