/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-codec.h"
#include "matchup-http-client.h"
#include "matchup-provider-list.h"
#include "matchup-provider-registry.h"
#include "matchup-secret-store.h"
#include "matchup-settings-store.h"

G_BEGIN_DECLS

MatchupProviderList *matchup_provider_list_new (MatchupProviderRegistry *registry,
                                                MatchupSettingsStore *settings,
                                                MatchupSecretStore *secrets,
                                                MatchupHttpClient *http);
/* Reads the saved services; those with a key in the environment are added. */
void matchup_provider_list_load_async (MatchupProviderList *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
matchup_provider_list_load_finish (MatchupProviderList *self, GAsyncResult *result, GError **error);

MatchupSecretStore *matchup_provider_list_get_secrets (MatchupProviderList *self); /* borrowed */
/* Borrowed, or NULL. */
const char *matchup_provider_list_peek_environment_key (MatchupProvider *provider);
const MatchupCodec *matchup_provider_list_get_codec (MatchupProviderList *self,
                                                     MatchupProvider *provider);
/* The list that the service gave last (its own words), or NULL; kept with the service. */
GBytes *matchup_provider_list_get_models (MatchupProviderList *self, MatchupProvider *provider);
void matchup_provider_list_set_models (MatchupProviderList *self,
                                       MatchupProvider *provider,
                                       GBytes *models);

G_END_DECLS
