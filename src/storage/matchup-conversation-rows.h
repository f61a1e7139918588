/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db-statement.h"
#include "matchup-model-ref.h"
#include "matchup-records.h"

G_BEGIN_DECLS

/* Conversations, on the database thread. */

/* What matchup_conversation_rows_read() reads, as the first columns of a statement. */
#define MATCHUP_CONVERSATION_COLUMNS                                                   \
  "id, kind, title, created_at, updated_at, pinned, blind, reveal_together, archived," \
  " title_source, tip, preset_id, preset_name"

/* Whether nobody but practice models answers one of "conversations", and answered there. Nearly all
 * are decided by their line-up, which is next to each other. */
#define MATCHUP_CONVERSATION_IS_PRACTICE                                          \
  "CASE WHEN (SELECT min (provider_id = '" MATCHUP_PRACTICE_ID "') FROM lineups"  \
  "  WHERE owner = conversations.id)"                                             \
  " THEN NOT EXISTS (SELECT 1 FROM rounds JOIN runs ON runs.round_id = rounds.id" \
  "  WHERE rounds.conversation_id = conversations.id"                             \
  "  AND runs.provider_id <> '" MATCHUP_PRACTICE_ID "') ELSE 0 END"

MatchupConversationRecord *
matchup_conversation_rows_read (MatchupDbStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
/* All of one but its stamp. */
MatchupConversationData *
matchup_conversation_rows_load (sqlite3 *connection, const char *id, GError **error);
/*
 * Another number when something was changed of what is shown of it; never 0. No text of an answer
 * is read for it, and of those that come to @instance nothing counts.
 */
guint64
matchup_conversation_rows_get_stamp (sqlite3 *connection, const char *id, const char *instance);

G_END_DECLS
