/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRIVACY_STORE (matchup_privacy_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPrivacyStore, matchup_privacy_store, MATCHUP, PRIVACY_STORE, GObject)

/* What the database holds. */
typedef struct
{
  gint64 conversations; /* in the history */
  gint64 deleted;       /* that can still be brought back */
  gint64 pinned;
  gint64 drafts;
  gint64 days; /* with counts of what was sent */
} MatchupStoredCounts;

/**
 * MatchupPrivacyStore: how much is stored, and what is older than it may be. All jobs are short.
 */
MatchupPrivacyStore *matchup_privacy_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

void matchup_privacy_store_count_async (MatchupPrivacyStore *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean matchup_privacy_store_count_finish (MatchupPrivacyStore *self,
                                             GAsyncResult *result,
                                             MatchupStoredCounts *out_counts,
                                             GError **error);

/* Bytes of the search index, which is a part of the database; read in steps. */
void matchup_privacy_store_measure_index_async (MatchupPrivacyStore *self,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gint64 matchup_privacy_store_measure_index_finish (MatchupPrivacyStore *self,
                                                   GAsyncResult *result,
                                                   GError **error); /* -1 */

/* How many were changed last before @before (microseconds since 1970) and are not pinned. */
void matchup_privacy_store_count_older_async (MatchupPrivacyStore *self,
                                              gint64 before,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gint64 matchup_privacy_store_count_older_finish (MatchupPrivacyStore *self,
                                                 GAsyncResult *result,
                                                 GError **error); /* -1 */

/*
 * Deletes a few of these for good, with all that belongs to them, but for @except and those with an
 * answer under way in any process; gives back their ids, none where there are no more. @drafts: all
 * drafts go, but those in what is pinned.
 */
void matchup_privacy_store_expire_async (MatchupPrivacyStore *self,
                                         gint64 before,
                                         const char *const *except,
                                         gboolean drafts,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GStrv matchup_privacy_store_expire_finish (MatchupPrivacyStore *self,
                                           GAsyncResult *result,
                                           GError **error);
/* The last step: files of pictures that nobody needs any more, and the words of the search index.
 */
void matchup_privacy_store_clean_async (MatchupPrivacyStore *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean matchup_privacy_store_clean_finish (MatchupPrivacyStore *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
