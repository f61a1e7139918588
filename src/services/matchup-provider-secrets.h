/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider-list-private.h"

G_BEGIN_DECLS

/* Key and proxy login of a service in the #MatchupSecretStore; see also #MatchupProviderList. */

/* Clears both. */
void matchup_provider_secrets_clear_async (MatchupProviderList *providers,
                                           MatchupProvider *provider,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean matchup_provider_secrets_clear_finish (GAsyncResult *result, GError **error);

G_END_DECLS
