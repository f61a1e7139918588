/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "matchup-records.h"

G_BEGIN_DECLS

/* Rounds with their prompts, on the database thread. */

/* Those of a conversation, deleted ones too, in the order they were asked: #MatchupRoundRecord
 * without votes. */
GPtrArray *
matchup_round_rows_load (sqlite3 *connection, const char *conversation_id, GError **error);
/* A new round, behind those that are there; @folder: of the data, for its pictures. One that is
 * there already is left. */
gboolean matchup_round_rows_save (sqlite3 *connection,
                                  const char *folder,
                                  const MatchupRoundRecord *round,
                                  GError **error);
gboolean
matchup_round_rows_set_deleted (sqlite3 *connection, GStrv ids, gboolean deleted, GError **error);
gboolean matchup_round_rows_set_summary (sqlite3 *connection,
                                         const char *id,
                                         const char *summary, /* or NULL */
                                         GError **error);
/* Removes the rounds and runs for good that were deleted before this time, microseconds since 1970.
 */
gboolean matchup_round_rows_purge (sqlite3 *connection, gint64 before, GError **error);

G_END_DECLS
