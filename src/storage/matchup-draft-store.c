/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-draft-store.h"

#include "matchup-db-private.h"
#include "matchup-db-statement.h"

#include <string.h>

struct _MatchupDraftStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupDraftStore, matchup_draft_store, G_TYPE_OBJECT)

/* What a job of writing is given. */
typedef struct
{
  char *owner;
  char *text;
  gint64 now;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_free (write->owner);
  g_free (write->text);
  g_free (write);
}

void
matchup_draft_record_free (MatchupDraftRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->owner);
  g_free (record->text);
  g_free (record);
}

static void
matchup_draft_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_DRAFT_STORE (object)->db);

  G_OBJECT_CLASS (matchup_draft_store_parent_class)->finalize (object);
}

static void
matchup_draft_store_class_init (MatchupDraftStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_draft_store_finalize;
}

static void
matchup_draft_store_init (MatchupDraftStore *self)
{
}

MatchupDraftStore *
matchup_draft_store_new (MatchupDb *db)
{
  MatchupDraftStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_DRAFT_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

static gboolean
remove_draft (sqlite3 *connection, const char *owner, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement, connection, "DELETE FROM drafts WHERE owner = ?1");
  matchup_db_statement_bind_text (&statement, 1, owner);
  return matchup_db_statement_run (&statement, error);
}

/* The owner without what tells several windows apart. */
static char *
dup_base (const char *owner)
{
  const char *slash = strchr (owner, '/');

  return slash != NULL ? g_strndup (owner, (gsize) (slash - owner)) : g_strdup (owner);
}

static gboolean
is_wanted (sqlite3 *connection,
           const char *const *kinds,
           const char *owner,
           gboolean *out_wanted,
           GError **error)
{
  g_autofree char *base = dup_base (owner);
  g_auto (MatchupDbStatement) select = { 0 };

  if (g_strv_contains (kinds, base))
    {
      *out_wanted = TRUE;
      return TRUE;
    }
  matchup_db_statement_init (&select, connection, "SELECT 1 FROM conversations WHERE id = ?1");
  matchup_db_statement_bind_text (&select, 1, base);
  *out_wanted = matchup_db_statement_step (&select);
  return matchup_db_statement_check (&select, error);
}

static gboolean
read_all (sqlite3 *connection, GPtrArray *records, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT owner, text FROM drafts ORDER BY updated_at DESC, owner");
  while (matchup_db_statement_step (&select))
    {
      MatchupDraftRecord *record = g_new0 (MatchupDraftRecord, 1);

      record->owner = matchup_db_statement_dup_text (&select, 0);
      record->text = matchup_db_statement_dup_text (&select, 1);
      g_ptr_array_add (records, record);
    }
  return matchup_db_statement_check (&select, error);
}

static gboolean
load_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_draft_record_free);

  if (!read_all (connection, records, error))
    return FALSE;
  for (guint i = records->len; i > 0; i--)
    {
      const MatchupDraftRecord *record = g_ptr_array_index (records, i - 1);
      gboolean wanted;

      if (!is_wanted (connection, data, record->owner, &wanted, error))
        return FALSE;
      if (wanted && record->text != NULL && *record->text != '\0')
        continue;
      if (!remove_draft (connection, record->owner, error))
        return FALSE;
      g_ptr_array_remove_index (records, i - 1);
    }
  *result = g_steal_pointer (&records);
  return TRUE;
}

static gboolean
save_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const Write *write = data;
  g_auto (MatchupDbStatement) statement = { 0 };

  if (*write->text == '\0')
    return remove_draft (connection, write->owner, error);
  matchup_db_statement_init (
      &statement,
      connection,
      "INSERT OR REPLACE INTO drafts (owner, text, updated_at) VALUES (?1, ?2, ?3)");
  matchup_db_statement_bind_text (&statement, 1, write->owner);
  matchup_db_statement_bind_text (&statement, 2, write->text);
  matchup_db_statement_bind_int (&statement, 3, write->now);
  return matchup_db_statement_run (&statement, error);
}

void
matchup_draft_store_load_async (MatchupDraftStore *self,
                                const char *const *kinds,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_DRAFT_STORE (self));
  g_return_if_fail (kinds != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_draft_store_load_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_WRITE,
                   load_job,
                   g_strdupv ((char **) kinds),
                   (GDestroyNotify) g_strfreev,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_draft_store_load_finish (MatchupDraftStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
matchup_draft_store_save_async (MatchupDraftStore *self,
                                const char *owner,
                                char *text,
                                gint64 now,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Write *write;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_DRAFT_STORE (self));
  g_return_if_fail (owner != NULL);
  g_return_if_fail (text != NULL);

  write = g_new (Write, 1);
  *write = (Write){ g_strdup (owner), text, now };
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_draft_store_save_async);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, save_job, write, write_free, NULL, task);
}

gboolean
matchup_draft_store_save_finish (MatchupDraftStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
