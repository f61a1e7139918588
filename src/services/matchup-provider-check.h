/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider-list-private.h"

G_BEGIN_DECLS

/* See matchup_provider_list_check_async(). */
void matchup_provider_check_async (MatchupProviderList *providers,
                                   MatchupHttpClient *http,
                                   MatchupProvider *provider,
                                   MatchupSecret *key,
                                   MatchupSecret *proxy_login,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
MatchupErrorInfo *
matchup_provider_check_finish (GAsyncResult *result, guint *out_n_models, GError **error);

G_END_DECLS
