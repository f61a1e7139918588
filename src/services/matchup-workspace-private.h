/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider-registry.h"
#include "matchup-secret-store.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* A workspace of other parts than this system's; NULL: the usual one. For tests. */
MatchupWorkspace *matchup_workspace_new_for_parts (const char *folder,
                                                   MatchupSecretStore *secrets,
                                                   MatchupProviderRegistry *registry,
                                                   MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
