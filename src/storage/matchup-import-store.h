/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-records.h"

G_BEGIN_DECLS

/* Whole conversations from elsewhere, into the database: each is there as a whole or not at all. */

typedef enum
{
  MATCHUP_IMPORT_FAILED, /* with an error */
  MATCHUP_IMPORT_ADDED,
  MATCHUP_IMPORT_PRESENT, /* one with this id is there already, and stays as it is */
} MatchupImportResult;

/*
 * Takes @data over. One that was deleted, but not yet for good, is replaced. G_IO_ERROR_EXISTS:
 * another conversation has a round or an answer of it.
 */
void matchup_import_store_add_async (MatchupDb *db,
                                     MatchupConversationData *data,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
MatchupImportResult
matchup_import_store_add_finish (MatchupDb *db, GAsyncResult *result, GError **error);

G_END_DECLS
