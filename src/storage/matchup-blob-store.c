/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-blob-store.h"

#include "matchup-blob-files.h"

struct _MatchupBlobStore
{
  GObject parent_instance;

  char *folder; /* the database's */
};

G_DEFINE_FINAL_TYPE (MatchupBlobStore, matchup_blob_store, G_TYPE_OBJECT)

static void
matchup_blob_store_finalize (GObject *object)
{
  g_clear_pointer (&MATCHUP_BLOB_STORE (object)->folder, g_free);

  G_OBJECT_CLASS (matchup_blob_store_parent_class)->finalize (object);
}

static void
matchup_blob_store_class_init (MatchupBlobStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_blob_store_finalize;
}

static void
matchup_blob_store_init (MatchupBlobStore *self)
{
}

MatchupBlobStore *
matchup_blob_store_new (MatchupDb *db)
{
  MatchupBlobStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_BLOB_STORE, NULL);
  self->folder = g_strdup (matchup_db_get_folder (db));
  return self;
}

GBytes *
matchup_blob_store_read (MatchupBlobStore *self, const char *sha256, GError **error)
{
  g_return_val_if_fail (MATCHUP_IS_BLOB_STORE (self), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  return matchup_blob_files_read (self->folder, sha256, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MatchupBlobStore *self = source;
  GError *error = NULL;
  GBytes *bytes = matchup_blob_files_read (self->folder, task_data, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
matchup_blob_store_read_async (MatchupBlobStore *self,
                               const char *sha256,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MATCHUP_IS_BLOB_STORE (self));
  g_return_if_fail (sha256 != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_blob_store_read_async);
  g_task_set_task_data (task, g_strdup (sha256), g_free);
  g_task_run_in_thread (task, read_thread);
}

GBytes *
matchup_blob_store_read_finish (MatchupBlobStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
