/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-records.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LINEUP_STORE (matchup_lineup_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineupStore, matchup_lineup_store, MATCHUP, LINEUP_STORE, GObject)

/**
 * MatchupLineupStore: the line-ups that the person keeps under a name, in the database.
 *
 * The _finish of both writing calls is matchup_lineup_store_write_finish().
 */
MatchupLineupStore *matchup_lineup_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/* #MatchupSavedLineupRecord, in no order that means something. */
void matchup_lineup_store_list_async (MatchupLineupStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *
matchup_lineup_store_list_finish (MatchupLineupStore *self, GAsyncResult *result, GError **error);

/* Inserts or replaces; takes @record. */
void matchup_lineup_store_save_async (MatchupLineupStore *self,
                                      MatchupSavedLineupRecord *record,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void matchup_lineup_store_remove_async (MatchupLineupStore *self,
                                        const char *id,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
matchup_lineup_store_write_finish (MatchupLineupStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
