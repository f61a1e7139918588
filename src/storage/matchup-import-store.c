/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-import-store.h"

#include "matchup-config.h"
#include "matchup-conversation-store-private.h"
#include "matchup-db-private.h"
#include "matchup-db-statement.h"
#include "matchup-round-rows.h"
#include "matchup-run-rows.h"
#include "matchup-vote-rows.h"

#include <glib/gi18n.h>

typedef struct
{
  MatchupDb *db; /* borrowed: it outlives its jobs */
  MatchupConversationData *data;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  matchup_conversation_data_free (adding->data);
  g_free (adding);
}

/* Makes room where it was deleted; *@present: it is there. */
static gboolean
look_for (sqlite3 *connection, const char *id, gboolean *present, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };
  g_auto (MatchupDbStatement) remove = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT 1 FROM conversations WHERE id = ?1 AND deleted_at IS NULL");
  matchup_db_statement_bind_text (&select, 1, id);
  *present = matchup_db_statement_step (&select);
  if (!matchup_db_statement_check (&select, error) || *present)
    return *present;
  matchup_db_statement_init (&remove, connection, "DELETE FROM conversations WHERE id = ?1");
  matchup_db_statement_bind_text (&remove, 1, id);
  return matchup_db_statement_run (&remove, error);
}

/* Rows that are there would be left as they are and make the conversation incomplete. */
static gboolean
check_id (MatchupDbStatement *select, const char *id, GError **error)
{
  gboolean taken;

  matchup_db_statement_bind_text (select, 1, id);
  taken = matchup_db_statement_step (select);
  if (!matchup_db_statement_check (select, error))
    return FALSE;
  if (taken)
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_EXISTS,
                         _ ("A part of it is in another conversation already."));
  return !taken;
}

static gboolean
check_ids (sqlite3 *connection, const MatchupConversationData *data, GError **error)
{
  g_auto (MatchupDbStatement) round = { 0 };
  g_auto (MatchupDbStatement) run = { 0 };

  matchup_db_statement_init (&round, connection, "SELECT 1 FROM rounds WHERE id = ?1");
  for (guint i = 0; i < data->rounds->len; i++)
    {
      if (!check_id (&round,
                     ((MatchupRoundRecord *) g_ptr_array_index (data->rounds, i))->id,
                     error))
        return FALSE;
    }
  matchup_db_statement_init (&run, connection, "SELECT 1 FROM runs WHERE id = ?1");
  for (guint i = 0; i < data->runs->len; i++)
    {
      if (!check_id (&run, ((MatchupRunRecord *) g_ptr_array_index (data->runs, i))->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_rounds (sqlite3 *connection, Adding *adding, GError **error)
{
  const char *folder = matchup_db_get_folder (adding->db);
  GPtrArray *rounds = adding->data->rounds;

  for (guint i = 0; i < rounds->len; i++)
    {
      const MatchupRoundRecord *round = g_ptr_array_index (rounds, i);

      if (!matchup_round_rows_save (connection, folder, round, error) ||
          (round->summary != NULL &&
           !matchup_round_rows_set_summary (connection, round->id, round->summary, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_runs_and_votes (sqlite3 *connection, Adding *adding, GError **error)
{
  const char *instance = matchup_db_get_instance (adding->db);
  GPtrArray *rounds = adding->data->rounds;
  GPtrArray *runs = adding->data->runs;

  for (guint i = 0; i < runs->len; i++)
    {
      if (!matchup_run_rows_save (connection, g_ptr_array_index (runs, i), instance, error))
        return FALSE;
    }
  for (guint i = 0; i < rounds->len; i++)
    {
      const MatchupRoundRecord *round = g_ptr_array_index (rounds, i);

      if (round->vote != NULL &&
          !matchup_vote_rows_save (connection, round->id, round->vote, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Adding *adding = data;
  const MatchupConversationData *record = adding->data;
  gboolean present = FALSE;

  if (!look_for (connection, record->conversation->id, &present, error))
    return FALSE;
  *result = GINT_TO_POINTER (present ? MATCHUP_IMPORT_PRESENT : MATCHUP_IMPORT_ADDED);
  return present ||
         (check_ids (connection, record, error) &&
          _matchup_conversation_store_save (connection,
                                            record->conversation,
                                            record->lineup,
                                            error) &&
          add_rounds (connection, adding, error) && add_runs_and_votes (connection, adding, error));
}

void
matchup_import_store_add_async (MatchupDb *db,
                                MatchupConversationData *data,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Adding *adding;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_DB (db));
  g_return_if_fail (data != NULL);

  task = g_task_new (db, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_import_store_add_async);
  adding = g_new0 (Adding, 1);
  adding->db = db;
  adding->data = data;
  matchup_db_push (db, MATCHUP_DB_WRITE, add_job, adding, adding_free, NULL, task);
}

MatchupImportResult
matchup_import_store_add_finish (MatchupDb *db, GAsyncResult *result, GError **error)
{
  GError *problem = NULL;
  gpointer value;

  g_return_val_if_fail (g_task_is_valid (result, db), MATCHUP_IMPORT_FAILED);

  value = g_task_propagate_pointer (G_TASK (result), &problem);
  if (problem == NULL)
    return (MatchupImportResult) GPOINTER_TO_INT (value);
  g_propagate_error (error, problem);
  return MATCHUP_IMPORT_FAILED;
}
