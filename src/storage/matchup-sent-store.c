/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sent-store.h"

#include "matchup-db-private.h"
#include "matchup-db-statement.h"

struct _MatchupSentStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupSentStore, matchup_sent_store, G_TYPE_OBJECT)

/* What the job is given. */
typedef struct
{
  char *except;
  guint limit;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->except);
  g_free (query);
}

static void
matchup_sent_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_SENT_STORE (object)->db);

  G_OBJECT_CLASS (matchup_sent_store_parent_class)->finalize (object);
}

static void
matchup_sent_store_class_init (MatchupSentStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_sent_store_finalize;
}

static void
matchup_sent_store_init (MatchupSentStore *self)
{
}

MatchupSentStore *
matchup_sent_store_new (MatchupDb *db)
{
  MatchupSentStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_SENT_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

/* By index only, however much there is: a few conversations, and the last rounds of each. */
static gboolean
list_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const Query *query = data;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT parts.text FROM (SELECT rounds.id, rounds.created_at FROM"
      " (SELECT id FROM conversations WHERE deleted_at IS NULL AND id IS NOT ?1"
      "  ORDER BY updated_at DESC LIMIT ?2) AS recent"
      " JOIN rounds ON rounds.id IN (SELECT id FROM rounds WHERE conversation_id = recent.id"
      "  AND deleted_at IS NULL ORDER BY position DESC LIMIT ?2)"
      " ORDER BY rounds.created_at DESC LIMIT ?2) AS latest"
      " JOIN messages ON messages.round_id = latest.id"
      " JOIN parts ON parts.message_id = messages.id AND parts.kind = 'text'"
      " WHERE parts.text <> '' ORDER BY latest.created_at DESC, parts.position");
  matchup_db_statement_bind_text (&select, 1, query->except);
  matchup_db_statement_bind_int (&select, 2, query->limit);
  while (matchup_db_statement_step (&select))
    {
      char *text = matchup_db_statement_dup_text (&select, 0);

      if (g_hash_table_add (known, text))
        g_ptr_array_add (texts, text);
      else
        g_free (text);
    }
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  g_ptr_array_add (texts, NULL);
  g_ptr_array_set_free_func (texts, NULL);
  *result = g_ptr_array_free (g_steal_pointer (&texts), FALSE);
  return TRUE;
}

void
matchup_sent_store_list_async (MatchupSentStore *self,
                               const char *except,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Query *query;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_SENT_STORE (self));

  query = g_new (Query, 1);
  *query = (Query){ g_strdup (except), limit };
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_sent_store_list_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   list_job,
                   query,
                   query_free,
                   (GDestroyNotify) g_strfreev,
                   task);
}

char **
matchup_sent_store_list_finish (MatchupSentStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
