/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ledger-store.h"

#include "matchup-db-private.h"
#include "matchup-db-statement.h"

struct _MatchupLedgerStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupLedgerStore, matchup_ledger_store, G_TYPE_OBJECT)

static void
sent_free (gpointer data)
{
  MatchupSentRecord *record = data;

  g_free (record->provider_id);
  g_free (record->service);
  g_free (record);
}

static void
spent_free (gpointer data)
{
  MatchupSpentRecord *record = data;

  g_free (record->provider_id);
  g_free (record);
}

MatchupLedgerData *
matchup_ledger_data_new (void)
{
  MatchupLedgerData *data = g_new0 (MatchupLedgerData, 1);

  data->sent = g_ptr_array_new_with_free_func (sent_free);
  data->spent = g_ptr_array_new_with_free_func (spent_free);
  return data;
}

void
matchup_ledger_data_free (MatchupLedgerData *data)
{
  if (data == NULL)
    return;
  g_ptr_array_unref (data->sent);
  g_ptr_array_unref (data->spent);
  g_free (data);
}

static MatchupSentRecord *
find_sent (MatchupLedgerData *data, const MatchupSentRecord *like)
{
  MatchupSentRecord *record;

  for (guint i = 0; i < data->sent->len; i++)
    {
      record = g_ptr_array_index (data->sent, i);
      if (record->day == like->day && g_str_equal (record->provider_id, like->provider_id))
        return record;
    }
  record = g_new0 (MatchupSentRecord, 1);
  record->day = like->day;
  record->provider_id = g_strdup (like->provider_id);
  g_ptr_array_add (data->sent, record);
  return record;
}

static MatchupSpentRecord *
find_spent (MatchupLedgerData *data, const MatchupSpentRecord *like)
{
  MatchupSpentRecord *record;

  for (guint i = 0; i < data->spent->len; i++)
    {
      record = g_ptr_array_index (data->spent, i);
      if (record->day == like->day && g_str_equal (record->provider_id, like->provider_id) &&
          g_str_equal (record->currency, like->currency))
        return record;
    }
  record = g_new0 (MatchupSpentRecord, 1);
  record->day = like->day;
  record->provider_id = g_strdup (like->provider_id);
  g_strlcpy (record->currency, like->currency, sizeof record->currency);
  g_ptr_array_add (data->spent, record);
  return record;
}

void
matchup_ledger_data_add (MatchupLedgerData *data, const MatchupLedgerData *change)
{
  for (guint i = 0; i < change->sent->len; i++)
    {
      const MatchupSentRecord *more = g_ptr_array_index (change->sent, i);
      MatchupSentRecord *record = find_sent (data, more);

      g_free (record->service);
      record->service = g_strdup (more->service);
      record->requests += more->requests;
      record->characters += more->characters;
      record->pictures += more->pictures;
      record->files += more->files;
      record->unpriced += more->unpriced;
    }
  for (guint i = 0; i < change->spent->len; i++)
    {
      const MatchupSpentRecord *more = g_ptr_array_index (change->spent, i);
      MatchupSpentRecord *record = find_spent (data, more);

      record->told += more->told;
      record->own += more->own;
      record->listed += more->listed;
    }
}

static void
matchup_ledger_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_LEDGER_STORE (object)->db);

  G_OBJECT_CLASS (matchup_ledger_store_parent_class)->finalize (object);
}

static void
matchup_ledger_store_class_init (MatchupLedgerStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_ledger_store_finalize;
}

static void
matchup_ledger_store_init (MatchupLedgerStore *self)
{
}

MatchupLedgerStore *
matchup_ledger_store_new (MatchupDb *db)
{
  MatchupLedgerStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_LEDGER_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

static gboolean
load_sent (sqlite3 *connection, int from_day, MatchupLedgerData *data, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT day, provider_id, service, requests, characters, pictures,"
                             " files, unpriced FROM sent_days WHERE day >= ?1");
  matchup_db_statement_bind_int (&select, 1, from_day);
  while (matchup_db_statement_step (&select))
    {
      MatchupSentRecord *record = g_new0 (MatchupSentRecord, 1);

      record->day = (int) matchup_db_statement_get_int (&select, 0);
      record->provider_id = matchup_db_statement_dup_text (&select, 1);
      record->service = matchup_db_statement_dup_text (&select, 2);
      record->requests = matchup_db_statement_get_int (&select, 3);
      record->characters = matchup_db_statement_get_int (&select, 4);
      record->pictures = matchup_db_statement_get_int (&select, 5);
      record->files = matchup_db_statement_get_int (&select, 6);
      record->unpriced = matchup_db_statement_get_int (&select, 7);
      g_ptr_array_add (data->sent, record);
    }
  return matchup_db_statement_check (&select, error);
}

static gboolean
load_spent (sqlite3 *connection, int from_day, MatchupLedgerData *data, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT day, provider_id, currency, told, own, listed FROM spent_days"
                             " WHERE day >= ?1");
  matchup_db_statement_bind_int (&select, 1, from_day);
  while (matchup_db_statement_step (&select))
    {
      MatchupSpentRecord *record = g_new0 (MatchupSpentRecord, 1);
      g_autofree char *currency = matchup_db_statement_dup_text (&select, 2);

      record->day = (int) matchup_db_statement_get_int (&select, 0);
      record->provider_id = matchup_db_statement_dup_text (&select, 1);
      g_strlcpy (record->currency, currency, sizeof record->currency);
      record->told = matchup_db_statement_get_double (&select, 3);
      record->own = matchup_db_statement_get_double (&select, 4);
      record->listed = matchup_db_statement_get_double (&select, 5);
      g_ptr_array_add (data->spent, record);
    }
  return matchup_db_statement_check (&select, error);
}

static gboolean
load_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (MatchupLedgerData) loaded = matchup_ledger_data_new ();

  if (!load_sent (connection, GPOINTER_TO_INT (data), loaded, error) ||
      !load_spent (connection, GPOINTER_TO_INT (data), loaded, error))
    return FALSE;
  *result = g_steal_pointer (&loaded);
  return TRUE;
}

void
matchup_ledger_store_load_async (MatchupLedgerStore *self,
                                 int from_day,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LEDGER_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_ledger_store_load_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   load_job,
                   GINT_TO_POINTER (from_day),
                   NULL,
                   (GDestroyNotify) matchup_ledger_data_free,
                   task);
}

MatchupLedgerData *
matchup_ledger_store_load_finish (MatchupLedgerStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
add_sent (sqlite3 *connection, GPtrArray *records, GError **error)
{
  g_auto (MatchupDbStatement) add = { 0 };

  matchup_db_statement_init (
      &add,
      connection,
      "INSERT INTO sent_days (day, provider_id, service, requests, characters, pictures, files,"
      " unpriced) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
      " ON CONFLICT (day, provider_id) DO UPDATE SET service = excluded.service,"
      " requests = requests + excluded.requests, characters = characters + excluded.characters,"
      " pictures = pictures + excluded.pictures, files = files + excluded.files,"
      " unpriced = unpriced + excluded.unpriced");
  for (guint i = 0; i < records->len; i++)
    {
      const MatchupSentRecord *record = g_ptr_array_index (records, i);

      matchup_db_statement_bind_int (&add, 1, record->day);
      matchup_db_statement_bind_text (&add, 2, record->provider_id);
      matchup_db_statement_bind_text (&add, 3, record->service);
      matchup_db_statement_bind_int (&add, 4, record->requests);
      matchup_db_statement_bind_int (&add, 5, record->characters);
      matchup_db_statement_bind_int (&add, 6, record->pictures);
      matchup_db_statement_bind_int (&add, 7, record->files);
      matchup_db_statement_bind_int (&add, 8, record->unpriced);
      if (!matchup_db_statement_run (&add, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_spent (sqlite3 *connection, GPtrArray *records, GError **error)
{
  g_auto (MatchupDbStatement) add = { 0 };

  matchup_db_statement_init (
      &add,
      connection,
      "INSERT INTO spent_days (day, provider_id, currency, told, own, listed)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (day, provider_id, currency) DO UPDATE SET"
      " told = told + excluded.told, own = own + excluded.own, listed = listed + excluded.listed");
  for (guint i = 0; i < records->len; i++)
    {
      const MatchupSpentRecord *record = g_ptr_array_index (records, i);

      matchup_db_statement_bind_int (&add, 1, record->day);
      matchup_db_statement_bind_text (&add, 2, record->provider_id);
      matchup_db_statement_bind_text (&add, 3, record->currency);
      matchup_db_statement_bind_double (&add, 4, record->told);
      matchup_db_statement_bind_double (&add, 5, record->own);
      matchup_db_statement_bind_double (&add, 6, record->listed);
      if (!matchup_db_statement_run (&add, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const MatchupLedgerData *change = data;

  return add_sent (connection, change->sent, error) && add_spent (connection, change->spent, error);
}

void
matchup_ledger_store_add_async (MatchupLedgerStore *self,
                                MatchupLedgerData *change,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LEDGER_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_ledger_store_add_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_WRITE,
                   add_job,
                   change,
                   (GDestroyNotify) matchup_ledger_data_free,
                   NULL,
                   task);
}

gboolean
matchup_ledger_store_add_finish (MatchupLedgerStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
