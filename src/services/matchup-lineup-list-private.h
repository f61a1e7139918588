/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-catalog.h"
#include "matchup-db.h"
#include "matchup-lineup-list.h"
#include "matchup-provider-list.h"

G_BEGIN_DECLS

MatchupLineupList *matchup_lineup_list_new (MatchupDb *db,
                                            MatchupProviderList *providers,
                                            MatchupCatalog *catalog,
                                            MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void matchup_lineup_list_load_async (MatchupLineupList *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
matchup_lineup_list_load_finish (MatchupLineupList *self, GAsyncResult *result, GError **error);

G_END_DECLS
