/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-store.h"

#include "matchup-contestant-rows.h"
#include "matchup-conversation-rows.h"
#include "matchup-conversation-store-private.h"
#include "matchup-db-private.h"
#include "matchup-enum-types.h"
#include "matchup-part-writer.h"
#include "matchup-picture-rows.h"
#include "matchup-round-rows.h"
#include "matchup-run-rows.h"
#include "matchup-mask-rows.h"

#include <string.h>

struct _MatchupConversationStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupConversationStore, matchup_conversation_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_WRITE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_conversation_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_CONVERSATION_STORE (object)->db);

  G_OBJECT_CLASS (matchup_conversation_store_parent_class)->finalize (object);
}

static void
matchup_conversation_store_class_init (MatchupConversationStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_conversation_store_finalize;

  signals[SIGNAL_WRITE_FAILED] = g_signal_new ("write-failed",
                                               MATCHUP_TYPE_CONVERSATION_STORE,
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
matchup_conversation_store_init (MatchupConversationStore *self)
{
}

MatchupConversationStore *
matchup_conversation_store_new (MatchupDb *db)
{
  MatchupConversationStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_CONVERSATION_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

/* What a writing job needs; only the members of its kind are set. */
typedef struct
{
  MatchupDb *db; /* borrowed: it outlives its jobs */
  MatchupConversationRecord *conversation;
  GPtrArray *lineup;
  MatchupRoundRecord *round;
  GPtrArray *runs;
  MatchupRunRecord *run;
  GPtrArray *parts;
  char *id;
  int part;
  MatchupPartKind kind;
  GBytes *text;
  gboolean deleted;
  GStrv ids;
  char *summary;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_clear_pointer (&write->conversation, matchup_conversation_record_free);
  g_clear_pointer (&write->lineup, g_ptr_array_unref);
  g_clear_pointer (&write->round, matchup_round_record_free);
  g_clear_pointer (&write->runs, g_ptr_array_unref);
  g_clear_pointer (&write->run, matchup_run_record_free);
  g_clear_pointer (&write->parts, g_ptr_array_unref);
  g_clear_pointer (&write->text, g_bytes_unref);
  g_strfreev (write->ids);
  g_free (write->summary);
  g_free (write->id);
  g_free (write);
}

static gboolean
list_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_conversation_record_free);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT " MATCHUP_CONVERSATION_COLUMNS " FROM conversations"
                             " WHERE deleted_at IS NULL ORDER BY updated_at DESC, id");
  while (matchup_db_statement_step (&select))
    g_ptr_array_add (records, matchup_conversation_rows_read (&select));
  if (!matchup_db_statement_check (&select, error))
    return FALSE;
  *result = g_steal_pointer (&records);
  return TRUE;
}

void
matchup_conversation_store_list_async (MatchupConversationStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_CONVERSATION_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_conversation_store_list_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   list_job,
                   NULL,
                   NULL,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_conversation_store_list_finish (MatchupConversationStore *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
list_models_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  *result = matchup_run_rows_list_models (connection, GPOINTER_TO_UINT (data), error);
  return *result != NULL;
}

void
matchup_conversation_store_list_models_async (MatchupConversationStore *self,
                                              guint limit,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_CONVERSATION_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_conversation_store_list_models_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   list_models_job,
                   GUINT_TO_POINTER (limit),
                   NULL,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_conversation_store_list_models_finish (MatchupConversationStore *self,
                                               GAsyncResult *result,
                                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A conversation that is asked for. */
typedef struct
{
  MatchupDb *db; /* borrowed: it outlives its jobs */
  char *id;
  guint64 known; /* the stamp with which it is of no use to load it; 0: it is loaded */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->id);
  g_free (load);
}

static gboolean
load_stamped (sqlite3 *connection, const Load *load, gpointer *result, GError **error)
{
  guint64 stamp = matchup_conversation_rows_get_stamp (connection,
                                                       load->id,
                                                       matchup_db_get_instance (load->db));
  MatchupConversationData *loaded;

  if (load->known != 0 && load->known == stamp)
    return TRUE;
  loaded = matchup_conversation_rows_load (connection, load->id, error);
  if (loaded != NULL)
    loaded->stamp = stamp;
  *result = loaded;
  return loaded != NULL;
}

/* In one transaction: as it is at one moment, and without locking the file for each of its runs. */
static gboolean
load_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  gboolean done;

  if (!matchup_db_exec (connection, "BEGIN", error))
    return FALSE;
  done = load_stamped (connection, data, result, error);
  matchup_db_exec (connection, "COMMIT", NULL);
  return done;
}

void
matchup_conversation_store_load_changed_async (MatchupConversationStore *self,
                                               const char *id,
                                               guint64 known,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  Load *load;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_CONVERSATION_STORE (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_conversation_store_load_changed_async);
  load = g_new0 (Load, 1);
  load->db = self->db;
  load->id = g_strdup (id);
  load->known = known;
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   load_job,
                   load,
                   load_free,
                   (GDestroyNotify) matchup_conversation_data_free,
                   task);
}

void
matchup_conversation_store_load_async (MatchupConversationStore *self,
                                       const char *id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  matchup_conversation_store_load_changed_async (self, id, 0, cancellable, callback, user_data);
}

MatchupConversationData *
matchup_conversation_store_load_finish (MatchupConversationStore *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
matchup_conversation_store_tell_failure (MatchupConversationStore *self, const GError *error)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION_STORE (self));

  g_signal_emit (self, signals[SIGNAL_WRITE_FAILED], 0, error);
}

/* The end of a write that nobody waits for: its failure is told by the signal. */
static void
unwatched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    matchup_conversation_store_tell_failure (MATCHUP_CONVERSATION_STORE (source), error);
}

static void
push_write (MatchupConversationStore *self,
            MatchupDbJob job,
            Write *write,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback != NULL ? callback : unwatched_cb, user_data);

  g_task_set_source_tag (task, push_write);
  write->db = self->db;
  matchup_db_push (self->db, MATCHUP_DB_WRITE, job, write, write_free, NULL, task);
}

/* A title and whether it is pinned are set by MatchupHistoryStore: what is known here may be old.
 */
gboolean
_matchup_conversation_store_save (sqlite3 *connection,
                                  const MatchupConversationRecord *record,
                                  GPtrArray *lineup,
                                  GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (
      &save,
      connection,
      "INSERT INTO conversations (" MATCHUP_CONVERSATION_COLUMNS ")"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, max (?7, 0), max (?8, 0), max (?9, 0),"
      " coalesce (?10, 'prompt'), ?11, nullif (?12, ''), nullif (?13, ''))"
      " ON CONFLICT (id) DO UPDATE SET title = iif (title = '', excluded.title, title),"
      " updated_at = excluded.updated_at, blind = iif (?7 < 0, blind, ?7),"
      " reveal_together = iif (?8 < 0, reveal_together, ?8),"
      " archived = iif (?9 < 0, archived, ?9), title_source = coalesce (?10, title_source),"
      " tip = coalesce (?11, tip), preset_id = nullif (coalesce (?12, preset_id), ''),"
      " preset_name = nullif (coalesce (?13, preset_name), '')");
  matchup_db_statement_bind_text (&save, 1, record->id);
  matchup_db_statement_bind_text (&save,
                                  2,
                                  matchup_enum_get_nick (MATCHUP_TYPE_CONVERSATION_KIND,
                                                         (int) record->kind));
  matchup_db_statement_bind_text (&save, 3, record->title);
  matchup_db_statement_bind_int (&save, 4, record->created_at);
  matchup_db_statement_bind_int (&save, 5, record->updated_at);
  matchup_db_statement_bind_int (&save, 6, record->pinned);
  matchup_db_statement_bind_int (&save, 7, record->blind);
  matchup_db_statement_bind_int (&save, 8, record->reveal_together);
  matchup_db_statement_bind_int (&save, 9, record->archived);
  if (record->title_source >= 0)
    matchup_db_statement_bind_text (&save,
                                    10,
                                    matchup_enum_get_nick (MATCHUP_TYPE_TITLE_SOURCE,
                                                           record->title_source));
  matchup_db_statement_bind_text (&save, 11, record->tip);
  matchup_db_statement_bind_text (&save, 12, record->preset_id);
  matchup_db_statement_bind_text (&save, 13, record->preset_name);
  return matchup_db_statement_run (&save, error) &&
         matchup_mask_rows_save (connection, record->id, record->masks, error) &&
         (lineup == NULL ||
          matchup_contestant_rows_save_lineup (connection, record->id, lineup, error));
}

static gboolean
save_conversation_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;

  return _matchup_conversation_store_save (connection, write->conversation, write->lineup, error);
}

void
matchup_conversation_store_save_conversation_async (MatchupConversationStore *self,
                                                    MatchupConversationRecord *record,
                                                    GPtrArray *lineup,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->conversation = record;
  write->lineup = lineup;
  push_write (self, save_conversation_job, write, callback, user_data);
}

static gboolean
save_round_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;
  MatchupRoundRecord *round = write->round;

  if (!save_conversation_job (connection, data, result, error))
    return FALSE;
  if (!matchup_round_rows_save (connection, matchup_db_get_folder (write->db), round, error))
    return FALSE;
  for (guint i = 0; i < write->runs->len; i++)
    {
      if (!matchup_run_rows_save (connection,
                                  g_ptr_array_index (write->runs, i),
                                  matchup_db_get_instance (write->db),
                                  error))
        return FALSE;
    }
  return TRUE;
}

void
matchup_conversation_store_save_round_async (MatchupConversationStore *self,
                                             MatchupConversationRecord *conversation,
                                             GPtrArray *lineup,
                                             MatchupRoundRecord *round,
                                             GPtrArray *runs,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->conversation = conversation;
  write->lineup = lineup;
  write->round = round;
  write->runs = runs;
  push_write (self, save_round_job, write, callback, user_data);
}

/* Of a round's attempts only one is current. */
static gboolean
clear_other_current (sqlite3 *connection, const MatchupRunRecord *record, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  if (!record->current)
    return TRUE;
  matchup_db_statement_init (
      &statement,
      connection,
      "UPDATE runs SET current = 0 WHERE round_id = ?1 AND slot = ?2 AND id <> ?3 AND current");
  matchup_db_statement_bind_text (&statement, 1, record->round_id);
  matchup_db_statement_bind_int (&statement, 2, record->slot);
  matchup_db_statement_bind_text (&statement, 3, record->id);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
save_run_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;

  return matchup_run_rows_save (connection,
                                write->run,
                                matchup_db_get_instance (write->db),
                                error) &&
         clear_other_current (connection, write->run, error);
}

void
matchup_conversation_store_save_run_async (MatchupConversationStore *self,
                                           MatchupRunRecord *record,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->run = record;
  push_write (self, save_run_job, write, callback, user_data);
}

static gboolean
append_text_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;

  return matchup_part_writer_append (connection,
                                     write->id,
                                     write->part,
                                     write->kind,
                                     write->text,
                                     error);
}

void
matchup_conversation_store_append_text_async (MatchupConversationStore *self,
                                              const char *run_id,
                                              int part,
                                              MatchupPartKind kind,
                                              GBytes *text,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->id = g_strdup (run_id);
  write->part = part;
  write->kind = kind;
  write->text = text;
  push_write (self, append_text_job, write, callback, user_data);
}

static gboolean
replace_text_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;

  return matchup_run_rows_save_parts (connection, write->id, write->parts, error);
}

void
matchup_conversation_store_replace_text_async (MatchupConversationStore *self,
                                               const char *run_id,
                                               GPtrArray *parts,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->id = g_strdup (run_id);
  write->parts = parts;
  push_write (self, replace_text_job, write, callback, user_data);
}

static gboolean
set_alt_text_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;

  return matchup_picture_rows_set_alt_text (connection,
                                            write->id,
                                            (guint) write->part,
                                            g_bytes_get_data (write->text, NULL),
                                            error);
}

void
matchup_conversation_store_set_alt_text_async (MatchupConversationStore *self,
                                               const char *round_id,
                                               guint picture,
                                               const char *alt_text,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->id = g_strdup (round_id);
  write->part = (int) picture;
  write->text = g_bytes_new (alt_text, strlen (alt_text) + 1);
  push_write (self, set_alt_text_job, write, callback, user_data);
}

static gboolean
set_rounds_deleted_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;

  return matchup_round_rows_set_deleted (connection, write->ids, write->deleted, error);
}

void
matchup_conversation_store_set_rounds_deleted_async (MatchupConversationStore *self,
                                                     GStrv ids,
                                                     gboolean deleted,
                                                     GAsyncReadyCallback callback,
                                                     gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->ids = ids;
  write->deleted = deleted;
  push_write (self, set_rounds_deleted_job, write, callback, user_data);
}

static gboolean
set_run_deleted_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;

  return matchup_run_rows_set_deleted (connection, write->id, write->deleted, error);
}

void
matchup_conversation_store_set_run_deleted_async (MatchupConversationStore *self,
                                                  const char *run_id,
                                                  gboolean deleted,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->id = g_strdup (run_id);
  write->deleted = deleted;
  push_write (self, set_run_deleted_job, write, callback, user_data);
}

static gboolean
set_summary_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;

  return matchup_round_rows_set_summary (connection, write->id, write->summary, error);
}

void
matchup_conversation_store_set_summary_async (MatchupConversationStore *self,
                                              const char *round_id,
                                              const char *summary,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->id = g_strdup (round_id);
  write->summary = g_strdup (summary);
  push_write (self, set_summary_job, write, callback, user_data);
}

gboolean
matchup_conversation_store_write_finish (MatchupConversationStore *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
