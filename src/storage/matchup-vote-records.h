/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-records.h"

G_BEGIN_DECLS

/**
 * MatchupVoteRecord: a vote with what was voted about, for statistics over all conversations. A
 * plain owned struct; times are microseconds since 1970 UTC.
 */
typedef struct
{
  char *round_id;
  char *conversation_id;
  gint64 created_at; /* of the round */
  gboolean blind;    /* of the round; the vote says whether it was cast blind */
  MatchupVote *vote;
  GPtrArray
      *runs; /* MatchupRunRecord without text, one for each answer of the vote, in its order */
} MatchupVoteRecord;

void matchup_vote_record_free (MatchupVoteRecord *record); /* takes NULL */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupVoteRecord, matchup_vote_record_free)

G_END_DECLS
