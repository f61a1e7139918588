/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider-template.h"

G_BEGIN_DECLS

/* Id of the kind of service that can be at any address. */
#define MATCHUP_PROVIDER_REGISTRY_CUSTOM "custom"

#define MATCHUP_TYPE_PROVIDER_REGISTRY (matchup_provider_registry_get_type ())
G_DECLARE_FINAL_TYPE (MatchupProviderRegistry,
                      matchup_provider_registry,
                      MATCHUP,
                      PROVIDER_REGISTRY,
                      GObject)

/**
 * MatchupProviderRegistry: the kinds of service of data/providers.json.
 *
 * A #GListModel of #MatchupProviderTemplate, in the order of the file; "custom" (any
 * address, key optional) is the last one.
 */
/* Reads the file that is built in. */
MatchupProviderRegistry *matchup_provider_registry_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* NULL with @error naming the entry and field that is wrong. */
MatchupProviderRegistry *
matchup_provider_registry_new_for_json (const char *json,
                                        gssize length,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* By id or alias; borrowed or NULL. */
MatchupProviderTemplate *matchup_provider_registry_find (MatchupProviderRegistry *self,
                                                         const char *name);
/*
 * The kind of service that a key in the environment connects by itself, or NULL: the first one with
 * this variable, as two sites of one maker do not take each other's keys. Only variables made for
 * such keys; a GITHUB_TOKEN opens more than models and was set for something else.
 */
MatchupProviderTemplate *matchup_provider_registry_find_by_variable (MatchupProviderRegistry *self,
                                                                     const char *variable);

G_END_DECLS
