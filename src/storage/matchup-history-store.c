/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-history-store.h"

#include "matchup-db-private.h"
#include "matchup-conversation-rows.h"
#include "matchup-db-statement.h"
#include "matchup-enum-types.h"

struct _MatchupHistoryStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupHistoryStore, matchup_history_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_WRITE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
matchup_summary_record_free (MatchupSummaryRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->id);
  g_free (record->title);
  g_free (record);
}

int
matchup_summary_record_compare (gconstpointer a, gconstpointer b)
{
  const MatchupSummaryRecord *x = *(const MatchupSummaryRecord *const *) a;
  const MatchupSummaryRecord *y = *(const MatchupSummaryRecord *const *) b;
  gboolean x_first = x->pinned && !x->archived;
  gboolean y_first = y->pinned && !y->archived;

  if (x_first != y_first)
    return x_first ? -1 : 1;
  if (x->updated_at != y->updated_at)
    return x->updated_at > y->updated_at ? -1 : 1;
  return g_strcmp0 (x->id, y->id);
}

static void
matchup_history_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_HISTORY_STORE (object)->db);

  G_OBJECT_CLASS (matchup_history_store_parent_class)->finalize (object);
}

static void
matchup_history_store_class_init (MatchupHistoryStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_history_store_finalize;

  signals[SIGNAL_WRITE_FAILED] = g_signal_new ("write-failed",
                                               MATCHUP_TYPE_HISTORY_STORE,
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
matchup_history_store_init (MatchupHistoryStore *self)
{
}

MatchupHistoryStore *
matchup_history_store_new (MatchupDb *db)
{
  MatchupHistoryStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_HISTORY_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

typedef struct
{
  GPtrArray *records;
  gboolean complete;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->records, g_ptr_array_unref);
  g_free (listing);
}

#define COLUMNS \
  "id, kind, title, title_source, updated_at, pinned, archived, " MATCHUP_CONVERSATION_IS_PRACTICE

static MatchupSummaryRecord *
read_record (MatchupDbStatement *statement)
{
  MatchupSummaryRecord *record = g_new0 (MatchupSummaryRecord, 1);
  g_autofree char *kind_nick = matchup_db_statement_dup_text (statement, 1);
  g_autofree char *source_nick = matchup_db_statement_dup_text (statement, 3);
  int kind = MATCHUP_CONVERSATION_KIND_COMPARE;
  int source = MATCHUP_TITLE_SOURCE_PROMPT;

  matchup_enum_from_nick (MATCHUP_TYPE_CONVERSATION_KIND, kind_nick, &kind);
  matchup_enum_from_nick (MATCHUP_TYPE_TITLE_SOURCE, source_nick, &source);
  record->id = matchup_db_statement_dup_text (statement, 0);
  record->kind = (MatchupConversationKind) kind;
  record->title = matchup_db_statement_dup_text (statement, 2);
  record->title_source = (MatchupTitleSource) source;
  record->updated_at = matchup_db_statement_get_int (statement, 4);
  record->pinned = matchup_db_statement_get_int (statement, 5) != 0;
  record->archived = matchup_db_statement_get_int (statement, 6) != 0;
  record->practice = matchup_db_statement_get_int (statement, 7) != 0;
  return record;
}

static gboolean
read_records (sqlite3 *connection, const char *sql, guint limit, GPtrArray *records, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, sql);
  if (limit > 0)
    matchup_db_statement_bind_int (&select, 1, limit);
  while (matchup_db_statement_step (&select))
    g_ptr_array_add (records, read_record (&select));
  return matchup_db_statement_check (&select, error);
}

static gboolean
read_newest (sqlite3 *connection, guint limit, Listing *listing, GError **error)
{
  if (!read_records (connection,
                     "SELECT " COLUMNS " FROM conversations"
                     " WHERE deleted_at IS NULL AND NOT (pinned AND NOT archived)"
                     " ORDER BY updated_at DESC LIMIT ?1",
                     limit,
                     listing->records,
                     error))
    return FALSE;
  listing->complete = listing->records->len < limit;
  return read_records (connection,
                       "SELECT " COLUMNS " FROM conversations"
                       " WHERE deleted_at IS NULL AND pinned AND NOT archived",
                       0,
                       listing->records,
                       error);
}

/* In one transaction: what another process pins meanwhile would be there twice. */
static gboolean
read_listing (sqlite3 *connection, guint limit, Listing *listing, GError **error)
{
  gboolean success;

  if (limit == 0)
    {
      listing->complete = TRUE;
      return read_records (connection,
                           "SELECT " COLUMNS " FROM conversations WHERE deleted_at IS NULL",
                           0,
                           listing->records,
                           error);
    }
  if (!matchup_db_exec (connection, "BEGIN", error))
    return FALSE;
  success = read_newest (connection, limit, listing, error);
  matchup_db_exec (connection, "COMMIT", NULL);
  return success;
}

static gboolean
list_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Listing *listing = g_new0 (Listing, 1);

  listing->records = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_summary_record_free);
  if (!read_listing (connection, GPOINTER_TO_UINT (data), listing, error))
    {
      listing_free (listing);
      return FALSE;
    }
  g_ptr_array_sort (listing->records, matchup_summary_record_compare);
  *result = listing;
  return TRUE;
}

void
matchup_history_store_list_async (MatchupHistoryStore *self,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_HISTORY_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_history_store_list_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   list_job,
                   GUINT_TO_POINTER (limit),
                   NULL,
                   listing_free,
                   task);
}

GPtrArray *
matchup_history_store_list_finish (MatchupHistoryStore *self,
                                   GAsyncResult *result,
                                   gboolean *complete,
                                   GError **error)
{
  Listing *listing;
  GPtrArray *records;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  listing = g_task_propagate_pointer (G_TASK (result), error);
  if (listing == NULL)
    return NULL;
  if (complete != NULL)
    *complete = listing->complete;
  records = g_steal_pointer (&listing->records);
  listing_free (listing);
  return records;
}

typedef struct
{
  GStrv ids;
  MatchupHistoryFlag flag;
  gboolean value; /* of the flag; of a title: whether it may be put over a person's */
  char *title;
  MatchupTitleSource source;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_strfreev (write->ids);
  g_free (write->title);
  g_free (write);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!matchup_db_finish (result, &error))
    g_signal_emit (source, signals[SIGNAL_WRITE_FAILED], 0, error);
}

static void
push_write (MatchupHistoryStore *self, MatchupDbJob job, Write *write)
{
  GTask *task = g_task_new (self, NULL, written_cb, NULL);

  g_task_set_source_tag (task, push_write);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, job, write, write_free, NULL, task);
}

static gboolean
set_flag_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  static const char *const statements[] = {
    "UPDATE conversations SET pinned = ?2 WHERE id = ?1",
    "UPDATE conversations SET archived = ?2 WHERE id = ?1",
    "UPDATE conversations SET deleted_at = nullif (?2, 0) WHERE id = ?1",
  };
  Write *write = data;
  gint64 value = write->value;
  g_auto (MatchupDbStatement) statement = { 0 };

  if (write->flag == MATCHUP_HISTORY_FLAG_DELETED && write->value)
    value = g_get_real_time ();
  matchup_db_statement_init (&statement, connection, statements[write->flag]);
  for (guint i = 0; write->ids[i] != NULL; i++)
    {
      matchup_db_statement_bind_text (&statement, 1, write->ids[i]);
      matchup_db_statement_bind_int (&statement, 2, value);
      if (!matchup_db_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

void
matchup_history_store_set_flag (MatchupHistoryStore *self,
                                const char *const *ids,
                                MatchupHistoryFlag flag,
                                gboolean value)
{
  Write *write;

  g_return_if_fail (MATCHUP_IS_HISTORY_STORE (self));
  g_return_if_fail (ids != NULL);

  write = g_new0 (Write, 1);
  write->ids = g_strdupv ((GStrv) ids);
  write->flag = flag;
  write->value = value;
  push_write (self, set_flag_job, write);
}

static gboolean
set_title_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Write *write = data;
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "UPDATE conversations SET title = ?2, title_source = ?3"
                             " WHERE id = ?1 AND (?4 OR title_source <> 'person')");
  matchup_db_statement_bind_text (&statement, 1, write->ids[0]);
  matchup_db_statement_bind_text (&statement, 2, write->title);
  matchup_db_statement_bind_text (&statement,
                                  3,
                                  matchup_enum_get_nick (MATCHUP_TYPE_TITLE_SOURCE,
                                                         (int) write->source));
  matchup_db_statement_bind_int (&statement, 4, write->value);
  return matchup_db_statement_run (&statement, error);
}

void
matchup_history_store_set_title (MatchupHistoryStore *self,
                                 const char *id,
                                 const char *title,
                                 MatchupTitleSource source,
                                 gboolean over_person)
{
  const char *ids[] = { id, NULL };
  Write *write;

  g_return_if_fail (MATCHUP_IS_HISTORY_STORE (self));
  g_return_if_fail (id != NULL && title != NULL);

  write = g_new0 (Write, 1);
  write->ids = g_strdupv ((GStrv) ids);
  write->title = g_strdup (title);
  write->source = source;
  write->value = over_person;
  push_write (self, set_title_job, write);
}
