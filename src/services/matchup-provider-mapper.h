/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider-registry.h"
#include "matchup-provider.h"
#include "matchup-records.h"

G_BEGIN_DECLS

/* A connected service as it is in memory and as it is on the disk. */

/* Without position and model list, which the list of services knows. */
MatchupProviderRecord *
matchup_provider_mapper_to_record (MatchupProvider *provider) G_GNUC_WARN_UNUSED_RESULT;
MatchupProvider *
matchup_provider_mapper_from_record (const MatchupProviderRecord *record,
                                     MatchupProviderRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
