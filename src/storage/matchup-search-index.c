/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-index.h"

#include "matchup-conversation-rows.h"
#include "matchup-db-private.h"
#include "matchup-db-statement.h"
#include "matchup-enum-types.h"
#include "matchup-search-rows.h"
#include "matchup-search-schema.h"
#include "matchup-search-snippet.h"

/*
 * How long one job may look at what the index gives, in microseconds. That begins with the first
 * one: for a beginning of a word FTS5 merges all words with it before, in some milliseconds, and a
 * job that ended then would have to do so again for each.
 */
#define JOB_TIME (15 * 1000)

struct _MatchupSearchIndex
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupSearchIndex, matchup_search_index, G_TYPE_OBJECT)

static void
matchup_search_index_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_SEARCH_INDEX (object)->db);

  G_OBJECT_CLASS (matchup_search_index_parent_class)->finalize (object);
}

static void
matchup_search_index_class_init (MatchupSearchIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_search_index_finalize;
}

static void
matchup_search_index_init (MatchupSearchIndex *self)
{
}

MatchupSearchIndex *
matchup_search_index_new (MatchupDb *db)
{
  MatchupSearchIndex *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_SEARCH_INDEX, NULL);
  self->db = g_object_ref (db);
  return self;
}

void
matchup_search_hit_record_free (MatchupSearchHitRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->conversation_id);
  g_free (record->round_id);
  g_free (record->run_id);
  g_free (record->title);
  g_free (record->model);
  g_free (record->file);
  g_free (record->snippet);
  g_clear_pointer (&record->ranges, g_array_unref);
  g_free (record);
}

void
matchup_search_found_free (MatchupSearchFound *found)
{
  if (found == NULL)
    return;
  g_clear_pointer (&found->hits, g_ptr_array_unref);
  g_free (found);
}

typedef struct
{
  MatchupSearchQuery *query;
  gboolean titles;
  gint64 below;
  guint limit;
  GCancellable *cancellable; /* or NULL */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  matchup_search_query_unref (request->query);
  g_clear_object (&request->cancellable);
  g_free (request);
}

/* Columns: conversation_id, conversation kind, title, archived, time, round_id, run_id, model,
 * file, kind of the part, text where it is short, whether it is practice. What is deleted, and what
 * belongs to it, is not there; who wrote an answer whose names are hidden is not even read. */
#define CONVERSATION \
  "conversations.id, conversations.kind, conversations.title, conversations.archived,"
#define PRACTICE " " MATCHUP_CONVERSATION_IS_PRACTICE
#define NOT_DELETED " AND conversations.deleted_at IS NULL AND rounds.deleted_at IS NULL"

static const char part_sql[] =
    "SELECT " CONVERSATION " rounds.created_at, rounds.id, runs.id,"
    " iif (rounds.blind AND rounds.revealed_at = 0, NULL,"
    "  coalesce (runs.own_name, runs.model_name)), files.name, parts.kind, NULL," PRACTICE
    " FROM parts JOIN messages ON messages.id = parts.message_id"
    " LEFT JOIN runs ON runs.id = messages.run_id"
    " JOIN rounds ON rounds.id = coalesce (messages.round_id, runs.round_id)"
    " JOIN conversations ON conversations.id = rounds.conversation_id"
    " LEFT JOIN files ON files.part_id = parts.id"
    " WHERE parts.id = ?1 AND runs.deleted_at IS NULL" NOT_DELETED;

static const char note_sql[] =
    "SELECT " CONVERSATION " voted_at, rounds.id, NULL, NULL, NULL, NULL, note," PRACTICE
    " FROM votes JOIN rounds ON rounds.id = votes.round_id"
    " JOIN conversations ON conversations.id = rounds.conversation_id"
    " WHERE votes.round_id = ?1" NOT_DELETED;

static const char name_sql[] =
    "SELECT " CONVERSATION
    " rounds.created_at, rounds.id, NULL, NULL, files.name, NULL, files.name," PRACTICE
    " FROM files JOIN parts ON parts.id = files.part_id"
    " JOIN messages ON messages.id = parts.message_id"
    " JOIN rounds ON rounds.id = messages.round_id"
    " JOIN conversations ON conversations.id = rounds.conversation_id"
    " WHERE files.part_id = ?1" NOT_DELETED;

static const char title_sql[] =
    "SELECT " CONVERSATION " conversations.updated_at, NULL, NULL, NULL, NULL, NULL,"
    " conversations.title," PRACTICE " FROM conversations WHERE id = ?1 AND deleted_at IS NULL";

/* A search under way on the database thread. */
typedef struct
{
  sqlite3 *connection;
  const Request *request;
  gint64 deadline;               /* 0: nothing was found yet */
  MatchupDbStatement sources[5]; /* by MatchupSearchSource */
  sqlite3_blob *texts;           /* of parts, or NULL */
  MatchupSearchFound *found;
} Finder;

static void
finder_clear (Finder *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    matchup_db_statement_clear (&self->sources[i]);
  sqlite3_blob_close (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finder, finder_clear)

/* The piece of a part's text that was found, without reading all of it. */
static char *
read_piece (Finder *self, gint64 part, gint64 start, gint64 length)
{
  g_autofree char *text = NULL;
  int status =
      self->texts != NULL
          ? sqlite3_blob_reopen (self->texts, part)
          : sqlite3_blob_open (self->connection, "main", "parts", "text", part, 0, &self->texts);

  if (status != SQLITE_OK)
    {
      sqlite3_blob_close (g_steal_pointer (&self->texts));
      return NULL;
    }
  text = g_malloc ((gsize) length + 1);
  if (sqlite3_blob_read (self->texts, text, (int) length, (int) start) != SQLITE_OK)
    return NULL;
  text[length] = '\0';
  return g_steal_pointer (&text);
}

static MatchupSearchHitKind
find_kind (MatchupDbStatement *select, MatchupSearchSource source)
{
  if (source == MATCHUP_SEARCH_SOURCE_TITLE)
    return MATCHUP_SEARCH_HIT_TITLE;
  if (source == MATCHUP_SEARCH_SOURCE_NOTE)
    return MATCHUP_SEARCH_HIT_NOTE;
  if (!matchup_db_statement_is_null (select, 6))
    return MATCHUP_SEARCH_HIT_ANSWER;
  return matchup_db_statement_is_null (select, 8) ? MATCHUP_SEARCH_HIT_PROMPT
                                                  : MATCHUP_SEARCH_HIT_FILE;
}

static MatchupSearchHitRecord *
read_hit (MatchupDbStatement *select, MatchupSearchSource source)
{
  MatchupSearchHitRecord *record = g_new0 (MatchupSearchHitRecord, 1);
  g_autofree char *nick = matchup_db_statement_dup_text (select, 1);
  int kind = MATCHUP_CONVERSATION_KIND_COMPARE;

  matchup_enum_from_nick (MATCHUP_TYPE_CONVERSATION_KIND, nick, &kind);
  record->kind = find_kind (select, source);
  record->conversation_kind = (MatchupConversationKind) kind;
  record->conversation_id = matchup_db_statement_dup_text (select, 0);
  record->title = matchup_db_statement_dup_text (select, 2);
  record->archived = matchup_db_statement_get_int (select, 3) != 0;
  record->time = matchup_db_statement_get_int (select, 4);
  record->round_id = matchup_db_statement_dup_text (select, 5);
  record->run_id = matchup_db_statement_dup_text (select, 6);
  record->model = matchup_db_statement_dup_text (select, 7);
  record->file = matchup_db_statement_dup_text (select, 8);
  record->practice = matchup_db_statement_get_int (select, 11) != 0;
  record->ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));
  return record;
}

/*
 * A document that has the words; what it is of may be deleted, and the words elsewhere in it. What
 * is in several tables is only read of what is found.
 */
static gboolean
look_at (Finder *self,
         MatchupSearchSource source,
         sqlite3_value *id,
         gint64 start,
         gint64 length,
         GError **error)
{
  MatchupDbStatement *select = &self->sources[source];
  const MatchupSearchQuery *query = self->request->query;
  g_autofree char *text = NULL;

  if (source == MATCHUP_SEARCH_SOURCE_PART)
    {
      text = read_piece (self, sqlite3_value_int64 (id), start, length);
      if (text == NULL || !matchup_search_query_match (query, text, (gsize) length, NULL))
        return TRUE;
    }
  if (select->status == SQLITE_OK)
    sqlite3_bind_value (select->statement, 1, id);
  if (matchup_db_statement_step (select))
    {
      MatchupSearchHitRecord *record;

      if (source != MATCHUP_SEARCH_SOURCE_PART)
        {
          text = matchup_db_statement_dup_text (select, 10);
          length = (gint64) strlen (text);
          if (!matchup_search_query_match (query, text, (gsize) length, NULL))
            return matchup_db_statement_check (select, error);
        }
      record = read_hit (select, source);
      record->snippet = matchup_search_snippet_new (text,
                                                    (gsize) length,
                                                    record->kind == MATCHUP_SEARCH_HIT_ANSWER,
                                                    query,
                                                    record->ranges);
      g_ptr_array_add (self->found->hits, record);
    }
  return matchup_db_statement_check (select, error);
}

static gboolean
is_over (const Finder *self)
{
  return self->found->hits->len >= self->request->limit ||
         g_get_monotonic_time () >= self->deadline ||
         g_cancellable_is_cancelled (self->request->cancellable);
}

static gboolean
find (Finder *self, GError **error)
{
  const Request *request = self->request;
  MatchupSearchFound *found = self->found;
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      self->connection,
      request->titles ? "SELECT d.id, d.kind, d.source, d.start, d.length FROM search_titles AS t"
                        " JOIN search_documents AS d ON d.id = t.rowid"
                        " WHERE search_titles MATCH ?1 AND t.rowid < ?2 AND d.source IS NOT NULL"
                        " ORDER BY t.rowid DESC"
                      : "SELECT d.id, d.kind, d.source, d.start, d.length FROM search_index AS t"
                        " JOIN search_documents AS d ON d.id = t.rowid"
                        " WHERE search_index MATCH ?1 AND t.rowid < ?2 AND d.source IS NOT NULL"
                        " ORDER BY t.rowid DESC");
  matchup_db_statement_bind_text (&select, 1, matchup_search_query_get_expression (request->query));
  matchup_db_statement_bind_int (&select, 2, request->below);
  found->done = TRUE;
  while (matchup_db_statement_step (&select))
    {
      int source = (int) matchup_db_statement_get_int (&select, 1);
      sqlite3_value *id = sqlite3_column_value (select.statement, 2);

      if (self->deadline == 0)
        self->deadline = g_get_monotonic_time () + JOB_TIME;
      found->below = matchup_db_statement_get_int (&select, 0);
      if (source >= MATCHUP_SEARCH_SOURCE_TITLE && source <= MATCHUP_SEARCH_SOURCE_NAME &&
          !look_at (self,
                    (MatchupSearchSource) source,
                    id,
                    matchup_db_statement_get_int (&select, 3),
                    matchup_db_statement_get_int (&select, 4),
                    error))
        return FALSE;
      if (is_over (self))
        {
          found->done = FALSE;
          break;
        }
    }
  return matchup_db_statement_check (&select, error);
}

static gboolean
find_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const Request *request = data;
  g_autoptr (MatchupSearchFound) found = g_new0 (MatchupSearchFound, 1);
  g_auto (Finder) self = { .connection = connection, .request = request, .found = found };

  /* What was typed meanwhile has taken its place. */
  if (g_cancellable_set_error_if_cancelled (request->cancellable, error))
    return FALSE;
  found->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_search_hit_record_free);
  found->below = request->below;
  matchup_db_statement_init (&self.sources[MATCHUP_SEARCH_SOURCE_TITLE], connection, title_sql);
  matchup_db_statement_init (&self.sources[MATCHUP_SEARCH_SOURCE_PART], connection, part_sql);
  matchup_db_statement_init (&self.sources[MATCHUP_SEARCH_SOURCE_NOTE], connection, note_sql);
  matchup_db_statement_init (&self.sources[MATCHUP_SEARCH_SOURCE_NAME], connection, name_sql);
  if (!find (&self, error) || !matchup_search_rows_is_whole (connection, &found->whole, error))
    return FALSE;
  *result = g_steal_pointer (&found);
  return TRUE;
}

void
matchup_search_index_find_async (MatchupSearchIndex *self,
                                 MatchupSearchQuery *query,
                                 gboolean titles,
                                 gint64 below,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Request *request;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_SEARCH_INDEX (self));
  g_return_if_fail (query != NULL);

  request = g_new0 (Request, 1);
  request->query = matchup_search_query_ref (query);
  request->titles = titles;
  request->below = below;
  request->limit = limit;
  request->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_search_index_find_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   find_job,
                   request,
                   request_free,
                   (GDestroyNotify) matchup_search_found_free,
                   task);
}

MatchupSearchFound *
matchup_search_index_find_finish (MatchupSearchIndex *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
