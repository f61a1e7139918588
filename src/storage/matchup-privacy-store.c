/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-privacy-store.h"

#include "matchup-blob-files.h"
#include "matchup-db-private.h"
#include "matchup-db-statement.h"

/* Conversations that go in one job: whoever waits for the database does not notice. */
#define EXPIRE_AT_ONCE 3
/* Blocks of the index that are looked at in one job; only their lengths are read. */
#define BLOCKS_AT_ONCE 2000

struct _MatchupPrivacyStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupPrivacyStore, matchup_privacy_store, G_TYPE_OBJECT)

static void
matchup_privacy_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_PRIVACY_STORE (object)->db);

  G_OBJECT_CLASS (matchup_privacy_store_parent_class)->finalize (object);
}

static void
matchup_privacy_store_class_init (MatchupPrivacyStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_privacy_store_finalize;
}

static void
matchup_privacy_store_init (MatchupPrivacyStore *self)
{
}

MatchupPrivacyStore *
matchup_privacy_store_new (MatchupDb *db)
{
  MatchupPrivacyStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_PRIVACY_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

static gboolean
count_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  MatchupStoredCounts counts = { 0 };
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT (SELECT count(*) FROM conversations WHERE deleted_at IS NULL),"
      " (SELECT count(*) FROM conversations WHERE deleted_at IS NOT NULL),"
      " (SELECT count(*) FROM conversations WHERE deleted_at IS NULL AND pinned),"
      " (SELECT count(*) FROM drafts), (SELECT count(DISTINCT day) FROM sent_days)");
  if (matchup_db_statement_step (&select))
    {
      counts.conversations = matchup_db_statement_get_int (&select, 0);
      counts.deleted = matchup_db_statement_get_int (&select, 1);
      counts.pinned = matchup_db_statement_get_int (&select, 2);
      counts.drafts = matchup_db_statement_get_int (&select, 3);
      counts.days = matchup_db_statement_get_int (&select, 4);
    }
  *result = g_memdup2 (&counts, sizeof counts);
  return matchup_db_statement_check (&select, error);
}

void
matchup_privacy_store_count_async (MatchupPrivacyStore *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRIVACY_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_privacy_store_count_async);
  matchup_db_push (self->db, MATCHUP_DB_READ, count_job, NULL, NULL, g_free, task);
}

gboolean
matchup_privacy_store_count_finish (MatchupPrivacyStore *self,
                                    GAsyncResult *result,
                                    MatchupStoredCounts *out_counts,
                                    GError **error)
{
  g_autofree MatchupStoredCounts *counts = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  counts = g_task_propagate_pointer (G_TASK (result), error);
  if (counts == NULL)
    return FALSE;
  *out_counts = *counts;
  return TRUE;
}

/* A walk through the blocks of both indexes. */
typedef struct
{
  guint table;
  gint64 after; /* the last block that was looked at */
  gint64 bytes;
  gboolean done;
} Measure;

static gboolean
measure_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  static const char *const statements[] = {
    "SELECT id, length (block) FROM search_index_data WHERE id > ?1 ORDER BY id LIMIT ?2",
    "SELECT id, length (block) FROM search_titles_data WHERE id > ?1 ORDER BY id LIMIT ?2",
  };
  Measure *measure = g_memdup2 (data, sizeof *measure);
  g_auto (MatchupDbStatement) select = { 0 };
  guint n = 0;

  matchup_db_statement_init (&select, connection, statements[measure->table]);
  matchup_db_statement_bind_int (&select, 1, measure->after);
  matchup_db_statement_bind_int (&select, 2, BLOCKS_AT_ONCE);
  for (; matchup_db_statement_step (&select); n++)
    {
      measure->after = matchup_db_statement_get_int (&select, 0);
      measure->bytes += matchup_db_statement_get_int (&select, 1);
    }
  if (n < BLOCKS_AT_ONCE)
    {
      measure->table++;
      measure->after = G_MININT64;
      measure->done = measure->table == G_N_ELEMENTS (statements);
    }
  *result = measure;
  return matchup_db_statement_check (&select, error);
}

static void measure (MatchupPrivacyStore *self, const Measure *from, GTask *task);

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree Measure *reached = g_task_propagate_pointer (G_TASK (result), &error);

  if (reached == NULL)
    g_task_return_error (task, error);
  else if (reached->done)
    g_task_return_int (task, (gssize) reached->bytes);
  else
    measure (MATCHUP_PRIVACY_STORE (source), reached, g_steal_pointer (&task));
}

/* Takes @task. */
static void
measure (MatchupPrivacyStore *self, const Measure *from, GTask *task)
{
  GTask *step = g_task_new (self, NULL, measured_cb, task);

  g_task_set_source_tag (step, measure);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   measure_job,
                   g_memdup2 (from, sizeof *from),
                   g_free,
                   g_free,
                   step);
}

void
matchup_privacy_store_measure_index_async (MatchupPrivacyStore *self,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRIVACY_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_privacy_store_measure_index_async);
  measure (self, &(Measure){ .after = G_MININT64 }, task);
}

gint64
matchup_privacy_store_measure_index_finish (MatchupPrivacyStore *self,
                                            GAsyncResult *result,
                                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

typedef struct
{
  gint64 before;
  GStrv except;
  gboolean drafts; /* all of them go as well, but those in what is pinned */
} Expire;

static void
expire_free (gpointer data)
{
  Expire *expire = data;

  g_strfreev (expire->except);
  g_free (expire);
}

static gboolean
count_older_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const Expire *expire = data;
  gint64 n = 0;
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT count(*) FROM conversations"
                             " WHERE updated_at < ?1 AND NOT pinned AND deleted_at IS NULL");
  matchup_db_statement_bind_int (&select, 1, expire->before);
  if (matchup_db_statement_step (&select))
    n = matchup_db_statement_get_int (&select, 0);
  *result = g_memdup2 (&n, sizeof n);
  return matchup_db_statement_check (&select, error);
}

void
matchup_privacy_store_count_older_async (MatchupPrivacyStore *self,
                                         gint64 before,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  Expire *expire = g_new0 (Expire, 1);
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRIVACY_STORE (self));

  expire->before = before;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_privacy_store_count_older_async);
  matchup_db_push (self->db, MATCHUP_DB_READ, count_older_job, expire, expire_free, g_free, task);
}

gint64
matchup_privacy_store_count_older_finish (MatchupPrivacyStore *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_autofree gint64 *n = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  n = g_task_propagate_pointer (G_TASK (result), error);
  return n != NULL ? *n : -1;
}

static gboolean
find_expired (sqlite3 *connection, const Expire *expire, GPtrArray *ids, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  /* By the index of times, oldest first. */
  matchup_db_statement_init (
      &select,
      connection,
      "SELECT id FROM conversations WHERE updated_at < ?1 AND NOT pinned AND deleted_at IS NULL"
      " AND NOT EXISTS"
      " (SELECT 1 FROM runs JOIN rounds ON rounds.id = runs.round_id"
      "  WHERE runs.instance IS NOT NULL AND rounds.conversation_id = conversations.id)"
      " ORDER BY updated_at");
  matchup_db_statement_bind_int (&select, 1, expire->before);
  while (ids->len < EXPIRE_AT_ONCE && matchup_db_statement_step (&select))
    {
      g_autofree char *id = matchup_db_statement_dup_text (&select, 0);

      if (!g_strv_contains ((const char *const *) expire->except, id))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }
  return matchup_db_statement_check (&select, error);
}

/* Of a conversation that is open in several windows, there is more than one draft. */
static const char *const expire_statements[] = {
  "DELETE FROM drafts WHERE owner = ?1 OR substr (owner, 1, length (?1) + 1) = ?1 || '/'",
  "DELETE FROM lineups WHERE owner = ?1",
  "DELETE FROM prompt_queues WHERE conversation_id = ?1",
  "DELETE FROM conversations WHERE id = ?1",
};

static const char expire_drafts[] =
    "DELETE FROM drafts WHERE NOT EXISTS (SELECT 1 FROM conversations WHERE pinned AND"
    " (owner = id OR substr (owner, 1, length (id) + 1) = id || '/'))";

static gboolean
expire_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const Expire *expire = data;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!find_expired (connection, expire, ids, error) ||
      (expire->drafts && !matchup_db_exec (connection, expire_drafts, error)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (expire_statements); i++)
    {
      g_auto (MatchupDbStatement) statement = { 0 };

      matchup_db_statement_init (&statement, connection, expire_statements[i]);
      for (guint j = 0; j < ids->len; j++)
        {
          matchup_db_statement_bind_text (&statement, 1, g_ptr_array_index (ids, j));
          if (!matchup_db_statement_run (&statement, error))
            return FALSE;
        }
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_set_free_func (ids, NULL);
  *result = g_ptr_array_free (g_steal_pointer (&ids), FALSE);
  return TRUE;
}

void
matchup_privacy_store_expire_async (MatchupPrivacyStore *self,
                                    gint64 before,
                                    const char *const *except,
                                    gboolean drafts,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Expire *expire = g_new0 (Expire, 1);
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRIVACY_STORE (self));

  expire->before = before;
  expire->except = g_strdupv ((GStrv) except);
  expire->drafts = drafts;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_privacy_store_expire_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_WRITE,
                   expire_job,
                   expire,
                   expire_free,
                   (GDestroyNotify) g_strfreev,
                   task);
}

GStrv
matchup_privacy_store_expire_finish (MatchupPrivacyStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Files do not come back where a transaction is undone: after the one that removed the rows. */
static gboolean
clean_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  MatchupDb *db = data;

  matchup_db_begin_thorough (db);
  return matchup_blob_files_collect (matchup_db_get_folder (db), connection, error);
}

void
matchup_privacy_store_clean_async (MatchupPrivacyStore *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRIVACY_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_privacy_store_clean_async);
  /* The task holds this, and this the database. */
  matchup_db_push (self->db, MATCHUP_DB_WRITE, clean_job, self->db, NULL, NULL, task);
}

gboolean
matchup_privacy_store_clean_finish (MatchupPrivacyStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
