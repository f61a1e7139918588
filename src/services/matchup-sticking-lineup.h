/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-catalog.h"
#include "matchup-lineup.h"
#include "matchup-provider-list.h"
#include "matchup-settings-store.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_STICKING_LINEUP (matchup_sticking_lineup_get_type ())
G_DECLARE_FINAL_TYPE (MatchupStickingLineup,
                      matchup_sticking_lineup,
                      MATCHUP,
                      STICKING_LINEUP,
                      GObject)

/**
 * MatchupStickingLineup: a line-up that is there again at the next start: saved by itself whenever
 * it changes. Main thread only.
 */
MatchupStickingLineup *
matchup_sticking_lineup_new (const char *owner, /* MATCHUP_LINEUP_OWNER_... */
                             MatchupSettingsStore *settings,
                             MatchupProviderList *providers,
                             MatchupCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;
/* Empty and not saved until it is loaded. */
MatchupLineup *matchup_sticking_lineup_get (MatchupStickingLineup *self);
void matchup_sticking_lineup_load_async (MatchupStickingLineup *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean matchup_sticking_lineup_load_finish (MatchupStickingLineup *self,
                                              GAsyncResult *result,
                                              GError **error);
/* Has what waits written now. */
void matchup_sticking_lineup_flush (MatchupStickingLineup *self);

G_END_DECLS
