/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-queue-store.h"

#include "matchup-db-private.h"
#include "matchup-db-statement.h"

struct _MatchupPromptQueueStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupPromptQueueStore, matchup_prompt_queue_store, G_TYPE_OBJECT)

void
matchup_prompt_queue_record_free (MatchupPromptQueueRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->conversation_id);
  g_strfreev (record->prompts);
  g_free (record);
}

static void
matchup_prompt_queue_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_PROMPT_QUEUE_STORE (object)->db);

  G_OBJECT_CLASS (matchup_prompt_queue_store_parent_class)->finalize (object);
}

static void
matchup_prompt_queue_store_class_init (MatchupPromptQueueStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_prompt_queue_store_finalize;
}

static void
matchup_prompt_queue_store_init (MatchupPromptQueueStore *self)
{
}

MatchupPromptQueueStore *
matchup_prompt_queue_store_new (MatchupDb *db)
{
  MatchupPromptQueueStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_PROMPT_QUEUE_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

static gboolean
load_queues (sqlite3 *connection, GPtrArray *records, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT conversation_id, total, wait, alone, prompt_queues.created_at FROM prompt_queues"
      " JOIN conversations ON conversations.id = conversation_id WHERE deleted_at IS NULL"
      " ORDER BY prompt_queues.created_at, conversation_id");
  while (matchup_db_statement_step (&select))
    {
      MatchupPromptQueueRecord *record = g_new0 (MatchupPromptQueueRecord, 1);

      record->conversation_id = matchup_db_statement_dup_text (&select, 0);
      record->total = (guint) matchup_db_statement_get_int (&select, 1);
      record->wait = matchup_db_statement_get_int (&select, 2) != 0;
      record->alone = matchup_db_statement_get_int (&select, 3) != 0;
      record->created_at = matchup_db_statement_get_int (&select, 4);
      g_ptr_array_add (records, record);
    }
  return matchup_db_statement_check (&select, error);
}

/* What was asked last since the list was made; NULL: nothing. */
static gboolean
load_last_prompt (sqlite3 *connection,
                  const MatchupPromptQueueRecord *record,
                  char **out_prompt,
                  GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT parts.text FROM rounds JOIN messages ON messages.round_id = rounds.id"
      " JOIN parts ON parts.message_id = messages.id AND parts.kind = 'text'"
      " WHERE conversation_id = ?1 AND created_at >= ?2"
      " ORDER BY rounds.position DESC, created_at DESC LIMIT 1");
  matchup_db_statement_bind_text (&select, 1, record->conversation_id);
  matchup_db_statement_bind_int (&select, 2, record->created_at);
  *out_prompt =
      matchup_db_statement_step (&select) ? matchup_db_statement_dup_text (&select, 0) : NULL;
  return matchup_db_statement_check (&select, error);
}

static gboolean
load_prompts (sqlite3 *connection, MatchupPromptQueueRecord *record, GError **error)
{
  g_autoptr (GPtrArray) prompts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last = NULL;
  g_auto (MatchupDbStatement) select = { 0 };

  if (!load_last_prompt (connection, record, &last, error))
    return FALSE;
  matchup_db_statement_init (&select,
                             connection,
                             "SELECT prompt FROM queued_prompts"
                             " WHERE conversation_id = ?1 ORDER BY position");
  matchup_db_statement_bind_text (&select, 1, record->conversation_id);
  while (matchup_db_statement_step (&select))
    {
      char *prompt = matchup_db_statement_dup_text (&select, 0);

      if (prompts->len == 0 && g_strcmp0 (prompt, last) == 0)
        {
          g_free (prompt);
          g_clear_pointer (&last, g_free);
        }
      else
        {
          g_ptr_array_add (prompts, prompt);
        }
    }
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  record->total = MAX (record->total, prompts->len);
  record->n_asked = record->total - prompts->len;
  g_ptr_array_add (prompts, NULL);
  g_ptr_array_set_free_func (prompts, NULL);
  record->prompts = (char **) g_ptr_array_free (g_steal_pointer (&prompts), FALSE);
  return TRUE;
}

static gboolean
load_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_prompt_queue_record_free);

  if (!load_queues (connection, records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      if (!load_prompts (connection, g_ptr_array_index (records, i), error))
        return FALSE;
    }
  *result = g_steal_pointer (&records);
  return TRUE;
}

static gboolean
remove_queue (sqlite3 *connection, const char *conversation_id, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "DELETE FROM prompt_queues WHERE conversation_id = ?1");
  matchup_db_statement_bind_text (&statement, 1, conversation_id);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
save_prompts (sqlite3 *connection, const MatchupPromptQueueRecord *record, GError **error)
{
  g_auto (MatchupDbStatement) insert = { 0 };

  matchup_db_statement_init (&insert,
                             connection,
                             "INSERT INTO queued_prompts (conversation_id, position, prompt)"
                             " VALUES (?1, ?2, ?3)");
  for (guint i = 0; record->prompts[i] != NULL; i++)
    {
      matchup_db_statement_bind_text (&insert, 1, record->conversation_id);
      matchup_db_statement_bind_int (&insert, 2, record->n_asked + i);
      matchup_db_statement_bind_text (&insert, 3, record->prompts[i]);
      if (!matchup_db_statement_run (&insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const MatchupPromptQueueRecord *record = data;
  g_auto (MatchupDbStatement) insert = { 0 };

  if (!remove_queue (connection, record->conversation_id, error))
    return FALSE;
  matchup_db_statement_init (&insert,
                             connection,
                             "INSERT INTO prompt_queues (conversation_id, total, wait, alone,"
                             " created_at) VALUES (?1, ?2, ?3, ?4, ?5)");
  matchup_db_statement_bind_text (&insert, 1, record->conversation_id);
  matchup_db_statement_bind_int (&insert, 2, record->total);
  matchup_db_statement_bind_int (&insert, 3, record->wait);
  matchup_db_statement_bind_int (&insert, 4, record->alone);
  matchup_db_statement_bind_int (&insert, 5, record->created_at);
  return matchup_db_statement_run (&insert, error) && save_prompts (connection, record, error);
}

static gboolean
set_asked_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const MatchupPromptQueueRecord *record = data;
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "DELETE FROM queued_prompts"
                             " WHERE conversation_id = ?1 AND position < ?2");
  matchup_db_statement_bind_text (&statement, 1, record->conversation_id);
  matchup_db_statement_bind_int (&statement, 2, record->n_asked);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
set_wait_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const MatchupPromptQueueRecord *record = data;
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "UPDATE prompt_queues SET wait = ?2 WHERE conversation_id = ?1");
  matchup_db_statement_bind_text (&statement, 1, record->conversation_id);
  matchup_db_statement_bind_int (&statement, 2, record->wait);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
remove_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const MatchupPromptQueueRecord *record = data;

  return remove_queue (connection, record->conversation_id, error);
}

void
matchup_prompt_queue_store_load_async (MatchupPromptQueueStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_prompt_queue_store_load_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   load_job,
                   NULL,
                   NULL,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_prompt_queue_store_load_finish (MatchupPromptQueueStore *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
push_write (MatchupPromptQueueStore *self,
            MatchupDbJob job,
            MatchupPromptQueueRecord *record,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, push_write);
  matchup_db_push (self->db,
                   MATCHUP_DB_WRITE,
                   job,
                   record,
                   (GDestroyNotify) matchup_prompt_queue_record_free,
                   NULL,
                   task);
}

static MatchupPromptQueueRecord *
record_new (const char *conversation_id)
{
  MatchupPromptQueueRecord *record = g_new0 (MatchupPromptQueueRecord, 1);

  record->conversation_id = g_strdup (conversation_id);
  return record;
}

void
matchup_prompt_queue_store_save_async (MatchupPromptQueueStore *self,
                                       MatchupPromptQueueRecord *record,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE_STORE (self));
  g_return_if_fail (record != NULL && record->prompts != NULL);

  push_write (self, save_job, record, callback, user_data);
}

void
matchup_prompt_queue_store_set_asked_async (MatchupPromptQueueStore *self,
                                            const char *conversation_id,
                                            guint n_asked,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  MatchupPromptQueueRecord *record;

  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE_STORE (self));
  g_return_if_fail (conversation_id != NULL);

  record = record_new (conversation_id);
  record->n_asked = n_asked;
  push_write (self, set_asked_job, record, callback, user_data);
}

void
matchup_prompt_queue_store_set_wait_async (MatchupPromptQueueStore *self,
                                           const char *conversation_id,
                                           gboolean wait,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  MatchupPromptQueueRecord *record;

  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE_STORE (self));
  g_return_if_fail (conversation_id != NULL);

  record = record_new (conversation_id);
  record->wait = wait;
  push_write (self, set_wait_job, record, callback, user_data);
}

void
matchup_prompt_queue_store_remove_async (MatchupPromptQueueStore *self,
                                         const char *conversation_id,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE_STORE (self));
  g_return_if_fail (conversation_id != NULL);

  push_write (self, remove_job, record_new (conversation_id), callback, user_data);
}

gboolean
matchup_prompt_queue_store_write_finish (MatchupPromptQueueStore *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
