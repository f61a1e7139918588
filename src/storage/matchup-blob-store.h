/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLOB_STORE (matchup_blob_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlobStore, matchup_blob_store, MATCHUP, BLOB_STORE, GObject)

/**
 * MatchupBlobStore: large immutable bytes (pictures) as files under FOLDER/blobs/, named by their
 * sha256, so that each is there once however often it is used.
 *
 * Written by the jobs that save what refers to them, before the rows and in the same transaction
 * (see matchup-blob-files.h). Reading is done in a thread of its own.
 */
MatchupBlobStore *matchup_blob_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;
/* G_IO_ERROR_NOT_FOUND when it is gone, or not what it was. */
void matchup_blob_store_read_async (MatchupBlobStore *self,
                                    const char *sha256, /* hexadecimal */
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GBytes *
matchup_blob_store_read_finish (MatchupBlobStore *self, GAsyncResult *result, GError **error);
/* The same; blocks, for threads. */
GBytes *matchup_blob_store_read (MatchupBlobStore *self, const char *sha256, GError **error);

G_END_DECLS
