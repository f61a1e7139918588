/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-store.h"

#include "matchup-contestant-rows.h"
#include "matchup-db-private.h"

struct _MatchupLineupStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupLineupStore, matchup_lineup_store, G_TYPE_OBJECT)

static void
matchup_lineup_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_LINEUP_STORE (object)->db);

  G_OBJECT_CLASS (matchup_lineup_store_parent_class)->finalize (object);
}

static void
matchup_lineup_store_class_init (MatchupLineupStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_lineup_store_finalize;
}

static void
matchup_lineup_store_init (MatchupLineupStore *self)
{
}

MatchupLineupStore *
matchup_lineup_store_new (MatchupDb *db)
{
  MatchupLineupStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_LINEUP_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

static gboolean
list_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) saved =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_saved_lineup_record_free);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, "SELECT id, name, updated_at FROM saved_lineups");
  while (matchup_db_statement_step (&select))
    {
      MatchupSavedLineupRecord *record = g_new0 (MatchupSavedLineupRecord, 1);

      g_ptr_array_add (saved, record);
      record->id = matchup_db_statement_dup_text (&select, 0);
      record->name = matchup_db_statement_dup_text (&select, 1);
      record->updated_at = matchup_db_statement_get_int (&select, 2);
    }
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  for (guint i = 0; i < saved->len; i++)
    {
      MatchupSavedLineupRecord *record = g_ptr_array_index (saved, i);

      record->lineup = matchup_contestant_rows_load_lineup (connection, record->id, error);
      if (record->lineup == NULL)
        return FALSE;
    }
  *result = g_steal_pointer (&saved);
  return TRUE;
}

static gboolean
save_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  MatchupSavedLineupRecord *record = data;
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (
      &save,
      connection,
      "REPLACE INTO saved_lineups (id, name, updated_at) VALUES (?1, ?2, ?3)");
  matchup_db_statement_bind_text (&save, 1, record->id);
  matchup_db_statement_bind_text (&save, 2, record->name);
  matchup_db_statement_bind_int (&save, 3, record->updated_at);
  return matchup_db_statement_run (&save, error) &&
         matchup_contestant_rows_save_lineup (connection, record->id, record->lineup, error);
}

static gboolean
remove_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement, connection, "DELETE FROM saved_lineups WHERE id = ?1");
  matchup_db_statement_bind_text (&statement, 1, data);
  return matchup_db_statement_run (&statement, error) &&
         matchup_contestant_rows_save_lineup (connection, data, nobody, error);
}

void
matchup_lineup_store_list_async (MatchupLineupStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LINEUP_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_lineup_store_list_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   list_job,
                   NULL,
                   NULL,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_lineup_store_list_finish (MatchupLineupStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
matchup_lineup_store_save_async (MatchupLineupStore *self,
                                 MatchupSavedLineupRecord *record,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LINEUP_STORE (self));
  g_return_if_fail (record != NULL && record->lineup != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_lineup_store_save_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_WRITE,
                   save_job,
                   record,
                   (GDestroyNotify) matchup_saved_lineup_record_free,
                   NULL,
                   task);
}

void
matchup_lineup_store_remove_async (MatchupLineupStore *self,
                                   const char *id,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LINEUP_STORE (self));
  g_return_if_fail (id != NULL && *id != '\0'); /* '' owns the line-up that sticks */

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_lineup_store_remove_async);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, remove_job, g_strdup (id), g_free, NULL, task);
}

gboolean
matchup_lineup_store_write_finish (MatchupLineupStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
