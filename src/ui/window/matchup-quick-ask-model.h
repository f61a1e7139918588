/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * Who is asked at first where nobody was chosen: who answers in the next chat, with the settings;
 * else the model that was asked last, else the first one of the line-up. Only of services that are
 * connected; NULL without an error where there is none.
 */
void matchup_quick_ask_model_find_async (MatchupWorkspace *workspace,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
MatchupContestant *matchup_quick_ask_model_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
