/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-draft-store.h"

#include "matchup-blob-files.h"
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
  char *folder;
  char *owner;
  char *text;             /* NULL: as it is */
  GPtrArray *attachments; /* likewise */
  GPtrArray *dropped;     /* names of blobs; the database thread's until the job is done */
  gint64 now;
  char *round_id; /* only where it is there; or NULL */
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_free (write->folder);
  g_free (write->owner);
  g_free (write->text);
  g_free (write->round_id);
  g_clear_pointer (&write->attachments, g_ptr_array_unref);
  g_clear_pointer (&write->dropped, g_ptr_array_unref);
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
                             "SELECT owner, text, EXISTS (SELECT 1 FROM draft_attachments"
                             " WHERE draft_attachments.owner = drafts.owner)"
                             " FROM drafts ORDER BY updated_at DESC, owner");
  while (matchup_db_statement_step (&select))
    {
      MatchupDraftRecord *record = g_new0 (MatchupDraftRecord, 1);

      record->owner = matchup_db_statement_dup_text (&select, 0);
      record->text = matchup_db_statement_dup_text (&select, 1);
      record->attached = matchup_db_statement_get_int (&select, 2) != 0;
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
      if (wanted && ((record->text != NULL && *record->text != '\0') || record->attached))
        continue;
      if (!remove_draft (connection, record->owner, error))
        return FALSE;
      g_ptr_array_remove_index (records, i - 1);
    }
  *result = g_steal_pointer (&records);
  return TRUE;
}

static gboolean
save_text (sqlite3 *connection, const Write *write, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "INSERT INTO drafts (owner, text, updated_at)"
                             " VALUES (?1, coalesce (?2, ''), ?3) ON CONFLICT (owner)"
                             " DO UPDATE SET text = coalesce (?2, text), updated_at = ?3");
  matchup_db_statement_bind_text (&statement, 1, write->owner);
  matchup_db_statement_bind_text (&statement, 2, write->text);
  matchup_db_statement_bind_int (&statement, 3, write->now);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
remove_empty (sqlite3 *connection, const char *owner, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "DELETE FROM drafts WHERE owner = ?1 AND text = '' AND NOT EXISTS"
                             " (SELECT 1 FROM draft_attachments WHERE owner = ?1)");
  matchup_db_statement_bind_text (&statement, 1, owner);
  return matchup_db_statement_run (&statement, error);
}

/* A question that could not be saved is still in the draft. */
static gboolean
is_due (sqlite3 *connection, const Write *write, gboolean *out_due, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  *out_due = TRUE;
  if (write->round_id == NULL)
    return TRUE;
  matchup_db_statement_init (&select, connection, "SELECT 1 FROM rounds WHERE id = ?1");
  matchup_db_statement_bind_text (&select, 1, write->round_id);
  *out_due = matchup_db_statement_step (&select);
  return matchup_db_statement_check (&select, error);
}

/* The result is what may have to be released. */
static gboolean
save_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const Write *write = data;
  gboolean due;

  if (!is_due (connection, write, &due, error))
    return FALSE;
  *result = g_ptr_array_ref (write->dropped);
  if (!due)
    return TRUE;
  if (!save_text (connection, write, error))
    return FALSE;
  if (write->attachments != NULL && !matchup_draft_attachments_save (connection,
                                                                     write->folder,
                                                                     write->owner,
                                                                     write->attachments,
                                                                     write->dropped,
                                                                     error))
    return FALSE;
  return remove_empty (connection, write->owner, error);
}

static gboolean
release_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const Write *write = data;

  for (guint i = 0; i < write->dropped->len; i++)
    {
      if (!matchup_blob_files_release (write->folder,
                                       connection,
                                       g_ptr_array_index (write->dropped, i),
                                       error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_attachments_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  *result = matchup_draft_attachments_load (connection, data, error);
  return *result != NULL;
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
matchup_draft_store_load_attachments_async (MatchupDraftStore *self,
                                            const char *owner,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_DRAFT_STORE (self));
  g_return_if_fail (owner != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_draft_store_load_attachments_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   load_attachments_job,
                   g_strdup (owner),
                   g_free,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_draft_store_load_attachments_finish (MatchupDraftStore *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Once what referred to them is gone from the disk: a transaction that is undone brings no file
 * back. What is not done when the program ends is done at the next start. */
static void
release (MatchupDraftStore *self, GPtrArray *dropped)
{
  Write *write;
  GTask *task;

  if (dropped->len == 0)
    return;
  write = g_new0 (Write, 1);
  write->folder = g_strdup (matchup_db_get_folder (self->db));
  write->dropped = g_ptr_array_ref (dropped);
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, release);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, release_job, write, write_free, NULL, task);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) dropped = g_task_propagate_pointer (G_TASK (result), &error);

  if (dropped == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  release (MATCHUP_DRAFT_STORE (source), dropped);
  g_task_return_boolean (task, TRUE);
}

void
matchup_draft_store_save_async (MatchupDraftStore *self,
                                const char *owner,
                                char *text,
                                GPtrArray *attachments,
                                gint64 now,
                                const char *round_id,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Write *write;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_DRAFT_STORE (self));
  g_return_if_fail (owner != NULL);

  write = g_new (Write, 1);
  *write = (Write){ g_strdup (matchup_db_get_folder (self->db)),
                    g_strdup (owner),
                    text,
                    attachments,
                    g_ptr_array_new_with_free_func (g_free),
                    now,
                    g_strdup (round_id) };
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_draft_store_save_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_WRITE,
                   save_job,
                   write,
                   write_free,
                   (GDestroyNotify) g_ptr_array_unref,
                   g_task_new (self, NULL, saved_cb, task));
}

gboolean
matchup_draft_store_save_finish (MatchupDraftStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
