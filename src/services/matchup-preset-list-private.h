/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-db.h"
#include "matchup-preset-list.h"
#include "matchup-settings-store.h"

G_BEGIN_DECLS

MatchupPresetList *matchup_preset_list_new (MatchupDb *db,
                                            MatchupSettingsStore *settings,
                                            MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void matchup_preset_list_load_async (MatchupPresetList *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
matchup_preset_list_load_finish (MatchupPresetList *self, GAsyncResult *result, GError **error);

G_END_DECLS
