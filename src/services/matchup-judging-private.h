/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-judging.h"
#include "matchup-settings-store.h"

G_BEGIN_DECLS

MatchupJudging *matchup_judging_new (MatchupSettingsStore *settings,
                                     MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void matchup_judging_load_async (MatchupJudging *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean matchup_judging_load_finish (MatchupJudging *self, GAsyncResult *result, GError **error);

G_END_DECLS
