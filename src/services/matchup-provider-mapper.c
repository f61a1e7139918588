/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider-mapper.h"

MatchupProviderRecord *
matchup_provider_mapper_to_record (MatchupProvider *provider)
{
  MatchupProviderRecord *record = g_new0 (MatchupProviderRecord, 1);
  MatchupProviderTemplate *template_ = matchup_provider_get_template (provider);

  record->id = g_strdup (matchup_provider_get_id (provider));
  record->name = g_strdup (matchup_provider_get_name (provider));
  record->template_id = g_strdup (matchup_provider_template_get (template_)->id);
  record->address = g_strdup (matchup_provider_get_address (provider));
  record->protocol = g_strdup (matchup_provider_get_protocol (provider));
  record->proxy_mode = matchup_provider_get_proxy_mode (provider);
  record->proxy_address = g_strdup (matchup_provider_get_proxy_address (provider));
  record->plain_http_accepted = matchup_provider_get_plain_http_accepted (provider);
  record->enabled = matchup_provider_get_enabled (provider);
  return record;
}

MatchupProvider *
matchup_provider_mapper_from_record (const MatchupProviderRecord *record,
                                     MatchupProviderRegistry *registry)
{
  MatchupProviderTemplate *template_ =
      matchup_provider_registry_find (registry, record->template_id);
  MatchupProvider *provider;

  /* A kind of service that this version does not know is treated as any other address. */
  if (template_ == NULL)
    template_ = matchup_provider_registry_find (registry, MATCHUP_PROVIDER_REGISTRY_CUSTOM);
  provider = matchup_provider_new (record->id, template_, record->name, record->address);
  matchup_provider_set_protocol (provider, record->protocol);
  matchup_provider_set_proxy_mode (provider, record->proxy_mode);
  matchup_provider_set_proxy_address (provider, record->proxy_address);
  matchup_provider_set_plain_http_accepted (provider, record->plain_http_accepted);
  matchup_provider_set_enabled (provider, record->enabled);
  matchup_provider_set_hidden_models (provider, (const char *const *) record->hidden_models);
  matchup_provider_set_saved (provider, TRUE);
  return provider;
}
