/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db-statement.h"
#include "matchup-vote-records.h"

G_BEGIN_DECLS

/* Replaces the vote of a round; NULL: there is none. */
gboolean matchup_vote_rows_save (sqlite3 *connection,
                                 const char *round_id,
                                 const MatchupVote *vote,
                                 GError **error);
/* Round id -> MatchupVote, of one conversation. */
GHashTable *
matchup_vote_rows_load (sqlite3 *connection, const char *conversation_id, GError **error);
/* MatchupVoteRecord of all conversations that are not deleted, oldest round first. */
GPtrArray *matchup_vote_rows_list (sqlite3 *connection, GError **error);

G_END_DECLS
