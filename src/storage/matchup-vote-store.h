/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-vote-records.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_VOTE_STORE (matchup_vote_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupVoteStore, matchup_vote_store, MATCHUP, VOTE_STORE, GObject)

/**
 * MatchupVoteStore: votes in the database. Every write is one transaction: after a crash a vote is
 * there as a whole or not at all.
 */
MatchupVoteStore *matchup_vote_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/*
 * Replaces the vote of a saved round; NULL: there is none. @revealed_at: when the round's names
 * were revealed, 0 for not; saved along with it. Completes when it is on the disk.
 */
void matchup_vote_store_save_async (MatchupVoteStore *self,
                                    const char *round_id,
                                    MatchupVote *vote,
                                    gint64 revealed_at,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
matchup_vote_store_save_finish (MatchupVoteStore *self, GAsyncResult *result, GError **error);

/* #MatchupVoteRecord of all conversations that are not deleted, oldest round first. */
void matchup_vote_store_list_async (MatchupVoteStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *
matchup_vote_store_list_finish (MatchupVoteStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
