/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-settings-store.h"

#include "matchup-contestant-rows.h"
#include "matchup-db-private.h"
#include "matchup-enum-types.h"

struct _MatchupSettingsStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupSettingsStore, matchup_settings_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_WRITE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_settings_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_SETTINGS_STORE (object)->db);

  G_OBJECT_CLASS (matchup_settings_store_parent_class)->finalize (object);
}

static void
matchup_settings_store_class_init (MatchupSettingsStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_settings_store_finalize;

  signals[SIGNAL_WRITE_FAILED] = g_signal_new ("write-failed",
                                               MATCHUP_TYPE_SETTINGS_STORE,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               G_TYPE_ERROR);
}

static void
matchup_settings_store_init (MatchupSettingsStore *self)
{
}

MatchupSettingsStore *
matchup_settings_store_new (MatchupDb *db)
{
  MatchupSettingsStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_SETTINGS_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

static MatchupProxyMode
read_proxy_mode (MatchupDbStatement *select, int column)
{
  g_autofree char *nick = matchup_db_statement_dup_text (select, column);
  int mode = MATCHUP_PROXY_MODE_SYSTEM;

  matchup_enum_from_nick (MATCHUP_TYPE_PROXY_MODE, nick, &mode);
  return (MatchupProxyMode) mode;
}

/* NULL where the database fails. */
static char **
dup_hidden_models (sqlite3 *connection, const char *provider_id, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT model_id FROM hidden_models WHERE provider_id = ?1");
  matchup_db_statement_bind_text (&select, 1, provider_id);
  while (matchup_db_statement_step (&select))
    {
      g_autofree char *id = matchup_db_statement_dup_text (&select, 0);

      g_strv_builder_add (ids, id);
    }
  return matchup_db_statement_check (&select, error) ? g_strv_builder_end (ids) : NULL;
}

static gboolean
list_providers_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_provider_record_free);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT id, name, template_id, address, position, models,"
                             " protocol, proxy_mode, proxy_address, plain_http_accepted,"
                             " enabled"
                             " FROM providers ORDER BY position, id");
  while (matchup_db_statement_step (&select))
    {
      MatchupProviderRecord *record = g_new0 (MatchupProviderRecord, 1);

      record->id = matchup_db_statement_dup_text (&select, 0);
      record->name = matchup_db_statement_dup_text (&select, 1);
      record->template_id = matchup_db_statement_dup_text (&select, 2);
      record->address = matchup_db_statement_dup_text (&select, 3);
      record->position = (int) matchup_db_statement_get_int (&select, 4);
      record->models = matchup_db_statement_dup_bytes (&select, 5);
      record->protocol = matchup_db_statement_dup_text (&select, 6);
      record->proxy_mode = read_proxy_mode (&select, 7);
      record->proxy_address = matchup_db_statement_dup_text (&select, 8);
      record->plain_http_accepted = matchup_db_statement_get_int (&select, 9) != 0;
      record->enabled = matchup_db_statement_get_int (&select, 10) != 0;
      record->hidden_models = dup_hidden_models (connection, record->id, error);
      if (record->hidden_models == NULL)
        {
          matchup_provider_record_free (record);
          return FALSE;
        }
      g_ptr_array_add (records, record);
    }
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  *result = g_steal_pointer (&records);
  return TRUE;
}

static gboolean
save_provider_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  MatchupProviderRecord *record = data;
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (
      &save,
      connection,
      "INSERT INTO providers (id, name, template_id, address, position, models, protocol,"
      " proxy_mode, proxy_address, plain_http_accepted, enabled)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET"
      " name = excluded.name, template_id = excluded.template_id, address = excluded.address,"
      " position = excluded.position, models = coalesce (excluded.models, models),"
      " protocol = excluded.protocol, proxy_mode = excluded.proxy_mode,"
      " proxy_address = excluded.proxy_address,"
      " plain_http_accepted = excluded.plain_http_accepted, enabled = excluded.enabled");
  matchup_db_statement_bind_text (&save, 1, record->id);
  matchup_db_statement_bind_text (&save, 2, record->name);
  matchup_db_statement_bind_text (&save, 3, record->template_id);
  matchup_db_statement_bind_text (&save, 4, record->address);
  matchup_db_statement_bind_int (&save, 5, record->position);
  matchup_db_statement_bind_bytes (&save, 6, record->models);
  matchup_db_statement_bind_text (&save, 7, record->protocol);
  matchup_db_statement_bind_text (&save,
                                  8,
                                  matchup_enum_get_nick (MATCHUP_TYPE_PROXY_MODE,
                                                         (int) record->proxy_mode));
  matchup_db_statement_bind_text (&save, 9, record->proxy_address);
  matchup_db_statement_bind_int (&save, 10, record->plain_http_accepted);
  matchup_db_statement_bind_int (&save, 11, record->enabled);
  return matchup_db_statement_run (&save, error);
}

static gboolean
run_for (sqlite3 *connection, const char *sql, const char *provider_id, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement, connection, sql);
  matchup_db_statement_bind_text (&statement, 1, provider_id);
  return matchup_db_statement_run (&statement, error);
}

#define UNHIDE_ALL "DELETE FROM hidden_models WHERE provider_id = ?1"

static gboolean
remove_provider_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  return run_for (connection, UNHIDE_ALL, data, error) &&
         run_for (connection, "DELETE FROM providers WHERE id = ?1", data, error);
}

/* @data: the id of the service, then those of the models. */
static gboolean
save_hidden_models_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const char *const *ids = data;

  if (!run_for (connection, UNHIDE_ALL, ids[0], error))
    return FALSE;
  for (guint i = 1; ids[i] != NULL; i++)
    {
      g_auto (MatchupDbStatement) insert = { 0 };

      matchup_db_statement_init (&insert,
                                 connection,
                                 "INSERT OR IGNORE INTO hidden_models (provider_id, model_id)"
                                 " VALUES (?1, ?2)");
      matchup_db_statement_bind_text (&insert, 1, ids[0]);
      matchup_db_statement_bind_text (&insert, 2, ids[i]);
      if (!matchup_db_statement_run (&insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_lineup_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  *result = matchup_contestant_rows_load_lineup (connection, data, error);
  return *result != NULL;
}

typedef struct
{
  const char *owner; /* static */
  GPtrArray *contestants;
} StickingLineup;

static void
sticking_lineup_free (gpointer data)
{
  StickingLineup *lineup = data;

  g_ptr_array_unref (lineup->contestants);
  g_free (lineup);
}

static gboolean
save_lineup_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  StickingLineup *lineup = data;

  return matchup_contestant_rows_save_lineup (connection,
                                              lineup->owner,
                                              lineup->contestants,
                                              error);
}

static void
push_read (MatchupSettingsStore *self, MatchupDbJob job, GDestroyNotify result_free, GTask *task)
{
  g_task_set_source_tag (task, push_read);
  matchup_db_push (self->db, MATCHUP_DB_READ, job, NULL, NULL, result_free, task);
}

/* The end of a write that nobody waits for: its failure is told by the signal. */
static void
unwatched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!matchup_db_finish (result, &error))
    g_signal_emit (source, signals[SIGNAL_WRITE_FAILED], 0, error);
}

static void
push_write (MatchupSettingsStore *self,
            MatchupDbJob job,
            gpointer data,
            GDestroyNotify data_free,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback != NULL ? callback : unwatched_cb, user_data);

  g_task_set_source_tag (task, push_write);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, job, data, data_free, NULL, task);
}

void
matchup_settings_store_list_providers_async (MatchupSettingsStore *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SETTINGS_STORE (self));

  push_read (self,
             list_providers_job,
             (GDestroyNotify) g_ptr_array_unref,
             g_task_new (self, cancellable, callback, user_data));
}

GPtrArray *
matchup_settings_store_list_providers_finish (MatchupSettingsStore *self,
                                              GAsyncResult *result,
                                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
matchup_settings_store_save_provider_async (MatchupSettingsStore *self,
                                            MatchupProviderRecord *record,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SETTINGS_STORE (self));
  g_return_if_fail (record != NULL);

  push_write (self,
              save_provider_job,
              record,
              (GDestroyNotify) matchup_provider_record_free,
              callback,
              user_data);
}

void
matchup_settings_store_remove_provider_async (MatchupSettingsStore *self,
                                              const char *id,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SETTINGS_STORE (self));
  g_return_if_fail (id != NULL);

  push_write (self, remove_provider_job, g_strdup (id), g_free, callback, user_data);
}

void
matchup_settings_store_save_hidden_models_async (MatchupSettingsStore *self,
                                                 const char *provider_id,
                                                 const char *const *model_ids,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_if_fail (MATCHUP_IS_SETTINGS_STORE (self));
  g_return_if_fail (provider_id != NULL && model_ids != NULL);

  g_strv_builder_add (ids, provider_id);
  g_strv_builder_addv (ids, (const char **) model_ids);
  push_write (self,
              save_hidden_models_job,
              g_strv_builder_end (ids),
              (GDestroyNotify) g_strfreev,
              callback,
              user_data);
}

void
matchup_settings_store_load_lineup_async (MatchupSettingsStore *self,
                                          const char *owner,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_SETTINGS_STORE (self));
  g_return_if_fail (owner != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_settings_store_load_lineup_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   load_lineup_job,
                   (gpointer) owner,
                   NULL,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_settings_store_load_lineup_finish (MatchupSettingsStore *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
matchup_settings_store_save_lineup_async (MatchupSettingsStore *self,
                                          const char *owner,
                                          GPtrArray *lineup,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  StickingLineup *sticking;

  g_return_if_fail (MATCHUP_IS_SETTINGS_STORE (self));
  g_return_if_fail (owner != NULL && lineup != NULL);

  sticking = g_new0 (StickingLineup, 1);
  sticking->owner = owner;
  sticking->contestants = lineup;
  push_write (self, save_lineup_job, sticking, sticking_lineup_free, callback, user_data);
}

static gboolean
load_values_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, "SELECT name, value FROM settings");
  while (matchup_db_statement_step (&select))
    {
      g_autofree char *name = matchup_db_statement_dup_text (&select, 0);
      g_autofree char *value = matchup_db_statement_dup_text (&select, 1);

      g_hash_table_insert (values, g_steal_pointer (&name), g_steal_pointer (&value));
    }
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  *result = g_steal_pointer (&values);
  return TRUE;
}

void
matchup_settings_store_load_values_async (MatchupSettingsStore *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SETTINGS_STORE (self));

  push_read (self,
             load_values_job,
             (GDestroyNotify) g_hash_table_unref,
             g_task_new (self, cancellable, callback, user_data));
}

GHashTable *
matchup_settings_store_load_values_finish (MatchupSettingsStore *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *name;
  char *value;
} Value;

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->name);
  g_free (value->value);
  g_free (value);
}

static gboolean
save_value_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Value *value = data;
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (&save,
                             connection,
                             value->value != NULL
                                 ? "REPLACE INTO settings (name, value) VALUES (?1, ?2)"
                                 : "DELETE FROM settings WHERE name = ?1");
  matchup_db_statement_bind_text (&save, 1, value->name);
  if (value->value != NULL)
    matchup_db_statement_bind_text (&save, 2, value->value);
  return matchup_db_statement_run (&save, error);
}

void
matchup_settings_store_save_value_async (MatchupSettingsStore *self,
                                         const char *name,
                                         const char *value,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  Value *saved;

  g_return_if_fail (MATCHUP_IS_SETTINGS_STORE (self));
  g_return_if_fail (name != NULL);

  saved = g_new0 (Value, 1);
  saved->name = g_strdup (name);
  saved->value = g_strdup (value);
  push_write (self, save_value_job, saved, value_free, callback, user_data);
}

gboolean
matchup_settings_store_write_finish (MatchupSettingsStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
