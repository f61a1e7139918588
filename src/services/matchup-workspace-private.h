/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-practice-service.h"
#include "matchup-provider-registry.h"
#include "matchup-secret-store.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* A workspace of other parts than this system's; NULL: the usual one. For tests. */
MatchupWorkspace *matchup_workspace_new_for_parts (const char *folder,
                                                   MatchupSecretStore *secrets,
                                                   MatchupProviderRegistry *registry,
                                                   MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/*
 * Something that the program itself wants to know of @model, in a private conversation that nobody
 * sees: "asked" is not emitted for it, so that nobody is told of it either. Where @about is
 * private, it is not even counted on the disk. Transfer full: the answer, which is on its way.
 */
MatchupRun *matchup_workspace_ask_aside (MatchupWorkspace *self,
                                         MatchupConversation *about, /* whose masks it has */
                                         MatchupModelRef *model,
                                         const char *instructions,
                                         const char *question) G_GNUC_WARN_UNUSED_RESULT;
/* What it says; NULL where it did not come to its end, was refused or is empty. */
char *matchup_workspace_dup_aside (MatchupRun *run) G_GNUC_WARN_UNUSED_RESULT;

MatchupPracticeService *matchup_workspace_get_practice (MatchupWorkspace *self); /* borrowed */

G_END_DECLS
