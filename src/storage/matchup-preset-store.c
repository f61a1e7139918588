/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-store.h"

#include "matchup-db-private.h"
#include "matchup-db-statement.h"
#include "matchup-enum-types.h"

/* Behind all others, until the order is written, which follows at once. */
#define LAST 1000000

struct _MatchupPresetStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupPresetStore, matchup_preset_store, G_TYPE_OBJECT)

typedef struct
{
  GPtrArray *presets;
  gint64 updated_at;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_ptr_array_unref (saving->presets);
  g_free (saving);
}

static void
matchup_preset_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_PRESET_STORE (object)->db);

  G_OBJECT_CLASS (matchup_preset_store_parent_class)->finalize (object);
}

static void
matchup_preset_store_class_init (MatchupPresetStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_preset_store_finalize;
}

static void
matchup_preset_store_init (MatchupPresetStore *self)
{
}

MatchupPresetStore *
matchup_preset_store_new (MatchupDb *db)
{
  MatchupPresetStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

static MatchupPreset *
read_preset (MatchupDbStatement *select)
{
  g_autofree char *id = matchup_db_statement_dup_text (select, 0);
  g_autofree char *name = matchup_db_statement_dup_text (select, 1);
  g_autofree char *instructions = matchup_db_statement_dup_text (select, 2);
  g_autofree char *nick = matchup_db_statement_dup_text (select, 5);
  g_autofree char *starting_line = matchup_db_statement_dup_text (select, 6);
  int thinking = MATCHUP_THINKING_DEFAULT;
  g_autoptr (MatchupParams) params = NULL;

  if (nick != NULL)
    matchup_enum_from_nick (MATCHUP_TYPE_THINKING, nick, &thinking);
  params = matchup_params_new (instructions,
                               matchup_db_statement_get_double (select, 3),
                               (int) matchup_db_statement_get_int (select, 4),
                               (MatchupThinking) thinking);
  return matchup_preset_new (id, name != NULL ? name : "", NULL, starting_line, params, FALSE);
}

static gboolean
list_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT id, name, instructions, temperature, max_tokens, thinking,"
                             " starting_line FROM presets ORDER BY position, updated_at, id");
  while (matchup_db_statement_step (&select))
    g_ptr_array_add (presets, read_preset (&select));
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  *result = g_steal_pointer (&presets);
  return TRUE;
}

static gboolean
save_preset (sqlite3 *connection, MatchupPreset *preset, gint64 updated_at, GError **error)
{
  MatchupParams *params = matchup_preset_get_params (preset);
  const char *instructions = matchup_params_get_instructions (params);
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (
      &save,
      connection,
      "INSERT INTO presets (id, name, position, instructions, temperature, max_tokens, thinking,"
      " starting_line, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
      " ON CONFLICT (id) DO UPDATE SET name = ?2, instructions = ?4, temperature = ?5,"
      " max_tokens = ?6, thinking = ?7, starting_line = ?8, updated_at = ?9");
  matchup_db_statement_bind_text (&save, 1, matchup_preset_get_id (preset));
  matchup_db_statement_bind_text (&save, 2, matchup_preset_get_name (preset));
  matchup_db_statement_bind_int (&save, 3, LAST);
  matchup_db_statement_bind_text (&save, 4, instructions != NULL ? instructions : "");
  matchup_db_statement_bind_double (&save, 5, matchup_params_get_temperature (params));
  matchup_db_statement_bind_int (&save, 6, matchup_params_get_max_tokens (params));
  matchup_db_statement_bind_text (
      &save,
      7,
      matchup_enum_get_nick (MATCHUP_TYPE_THINKING, (int) matchup_params_get_thinking (params)));
  matchup_db_statement_bind_text (&save, 8, matchup_preset_get_starting_line (preset));
  matchup_db_statement_bind_int (&save, 9, updated_at);
  return matchup_db_statement_run (&save, error);
}

static gboolean
save_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Saving *saving = data;

  for (guint i = 0; i < saving->presets->len; i++)
    {
      if (!save_preset (connection,
                        g_ptr_array_index (saving->presets, i),
                        saving->updated_at,
                        error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
order_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  char **ids = data;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_auto (MatchupDbStatement) update = { 0 };

      matchup_db_statement_init (&update,
                                 connection,
                                 "UPDATE presets SET position = ?2 WHERE id = ?1");
      matchup_db_statement_bind_text (&update, 1, ids[i]);
      matchup_db_statement_bind_int (&update, 2, i);
      if (!matchup_db_statement_run (&update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement, connection, "DELETE FROM presets WHERE id = ?1");
  matchup_db_statement_bind_text (&statement, 1, data);
  return matchup_db_statement_run (&statement, error);
}

void
matchup_preset_store_list_async (MatchupPresetStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRESET_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_preset_store_list_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   list_job,
                   NULL,
                   NULL,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_preset_store_list_finish (MatchupPresetStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
matchup_preset_store_save_async (MatchupPresetStore *self,
                                 GPtrArray *presets,
                                 gint64 updated_at,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  Saving *saving;

  g_return_if_fail (MATCHUP_IS_PRESET_STORE (self));
  g_return_if_fail (presets != NULL);

  saving = g_new0 (Saving, 1);
  saving->presets = g_ptr_array_ref (presets);
  saving->updated_at = updated_at;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_preset_store_save_async);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, save_job, saving, saving_free, NULL, task);
}

void
matchup_preset_store_order_async (MatchupPresetStore *self,
                                  const char *const *ids,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRESET_STORE (self));
  g_return_if_fail (ids != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_preset_store_order_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_WRITE,
                   order_job,
                   g_strdupv ((char **) ids),
                   (GDestroyNotify) g_strfreev,
                   NULL,
                   task);
}

void
matchup_preset_store_remove_async (MatchupPresetStore *self,
                                   const char *id,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRESET_STORE (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_preset_store_remove_async);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, remove_job, g_strdup (id), g_free, NULL, task);
}

gboolean
matchup_preset_store_write_finish (MatchupPresetStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
