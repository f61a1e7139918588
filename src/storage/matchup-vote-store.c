/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-store.h"

#include "matchup-db-private.h"
#include "matchup-vote-rows.h"

struct _MatchupVoteStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupVoteStore, matchup_vote_store, G_TYPE_OBJECT)

static void
matchup_vote_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_VOTE_STORE (object)->db);

  G_OBJECT_CLASS (matchup_vote_store_parent_class)->finalize (object);
}

static void
matchup_vote_store_class_init (MatchupVoteStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_vote_store_finalize;
}

static void
matchup_vote_store_init (MatchupVoteStore *self)
{
}

MatchupVoteStore *
matchup_vote_store_new (MatchupDb *db)
{
  MatchupVoteStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_VOTE_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

typedef struct
{
  char *round_id;
  MatchupVote *vote;
  gint64 revealed_at;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->round_id);
  g_clear_pointer (&save->vote, matchup_vote_unref);
  g_free (save);
}

static gboolean
save_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Save *save = data;
  g_auto (MatchupDbStatement) reveal = { 0 };

  /* Names that were shown once are known, whatever another window thinks. */
  matchup_db_statement_init (&reveal,
                             connection,
                             "UPDATE rounds SET revealed_at = ?2"
                             " WHERE id = ?1 AND revealed_at = 0");
  matchup_db_statement_bind_text (&reveal, 1, save->round_id);
  matchup_db_statement_bind_int (&reveal, 2, save->revealed_at);
  return matchup_db_statement_run (&reveal, error) &&
         matchup_vote_rows_save (connection, save->round_id, save->vote, error);
}

void
matchup_vote_store_save_async (MatchupVoteStore *self,
                               const char *round_id,
                               MatchupVote *vote,
                               gint64 revealed_at,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Save *save;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_VOTE_STORE (self));
  g_return_if_fail (round_id != NULL);

  save = g_new0 (Save, 1);
  save->round_id = g_strdup (round_id);
  save->vote = vote != NULL ? matchup_vote_ref (vote) : NULL;
  save->revealed_at = revealed_at;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_vote_store_save_async);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, save_job, save, save_free, NULL, task);
}

gboolean
matchup_vote_store_save_finish (MatchupVoteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}

static gboolean
list_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  *result = matchup_vote_rows_list (connection, error);
  return *result != NULL;
}

void
matchup_vote_store_list_async (MatchupVoteStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_VOTE_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_vote_store_list_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   list_job,
                   NULL,
                   NULL,
                   (GDestroyNotify) g_ptr_array_unref,
                   task);
}

GPtrArray *
matchup_vote_store_list_finish (MatchupVoteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
