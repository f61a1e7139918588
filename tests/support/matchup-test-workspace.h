/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-test-folder.h"
#include "matchup-test-wait.h"
#include "matchup-workspace-private.h"

G_BEGIN_DECLS

/* Not open yet; keys in memory, and no service is looked for on this computer. */
MatchupWorkspace *
matchup_test_make_workspace (const char *folder,
                             MatchupClock *clock /* or NULL */) G_GNUC_WARN_UNUSED_RESULT;
MatchupWorkspace *
matchup_test_open_workspace (const char *folder,
                             MatchupClock *clock /* or NULL */) G_GNUC_WARN_UNUSED_RESULT;
void matchup_test_close_workspace (MatchupWorkspace *workspace /* transfer full */);

/**
 * MatchupTestWorkspace: an open workspace in a temporary folder, with keys in memory.
 */
typedef struct
{
  char *folder;
  MatchupWorkspace *workspace;
  GSubprocess *server; /* NULL until matchup_test_workspace_start_server() */
  char *address;       /* of the server */
} MatchupTestWorkspace;

MatchupTestWorkspace *
matchup_test_workspace_new (MatchupClock *clock /* NULL: the system's */) G_GNUC_WARN_UNUSED_RESULT;
/* Closes and opens it, as the next start of the program does. */
void matchup_test_workspace_reopen (MatchupTestWorkspace *self);
void matchup_test_workspace_free (MatchupTestWorkspace *self);

/* All that is to be written is on the disk. */
void matchup_test_workspace_flush (MatchupTestWorkspace *self);
/* Transfer full. Without one of this id the test ends. */
MatchupConversation *matchup_test_workspace_open (MatchupTestWorkspace *self, const char *id);

/* tests/support/loopback-llm, which ends with this process at the latest. */
void matchup_test_workspace_start_server (MatchupTestWorkspace *self);
/* Connects a kind of service at the server, or where nobody answers when that does not run. */
MatchupProvider *matchup_test_workspace_connect (MatchupTestWorkspace *self,
                                                 const char *template_id,
                                                 const char *key /* or NULL */); /* borrowed */

/* What a check of @provider with @key says; NULL: all is well. */
MatchupErrorInfo *matchup_test_check (MatchupProviderList *providers,
                                      MatchupProvider *provider,
                                      const char *key) G_GNUC_WARN_UNUSED_RESULT;

/* @model: SERVICE/MODEL. */
MatchupContestant *matchup_test_contestant_new (const char *model) G_GNUC_WARN_UNUSED_RESULT;
/* @models: NULL-terminated. */
MatchupLineup *matchup_test_lineup_new (const char *const *models) G_GNUC_WARN_UNUSED_RESULT;
/* A new comparison of @models (NULL-terminated). */
MatchupConversation *matchup_test_workspace_create (MatchupTestWorkspace *self,
                                                    const char *const *models,
                                                    gboolean private_) G_GNUC_WARN_UNUSED_RESULT;
/* Until all have answered; borrowed. */
MatchupRound *matchup_test_workspace_ask (MatchupTestWorkspace *self,
                                          MatchupConversation *conversation,
                                          const char *prompt);
MatchupRound *matchup_test_get_last (MatchupConversation *conversation); /* borrowed */
MatchupRun *matchup_test_get_run (MatchupRound *round, guint slot);      /* borrowed */
/* One round with an answer of @text by each of the conversation's line-up, whose run is @state. */
MatchupRound *matchup_test_add_round (MatchupConversation *conversation,
                                      const char *prompt,
                                      const char *text,
                                      MatchupRunState state); /* borrowed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupTestWorkspace, matchup_test_workspace_free)

G_END_DECLS
