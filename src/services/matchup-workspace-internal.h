/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-blob-store.h"
#include "matchup-http-client.h"
#include "matchup-practice-service.h"
#include "matchup-preset-list-private.h"
#include "matchup-price-list.h"
#include "matchup-retention.h"
#include "matchup-settings-store.h"
#include "matchup-sticking-lineup.h"
#include "matchup-title-maker.h"
#include "matchup-workspace-private.h"

G_BEGIN_DECLS

/* What the matchup-workspace*.c files share. */

struct _MatchupWorkspace
{
  GObject parent_instance;

  MatchupDb *db;
  MatchupSettingsStore *settings;
  GSettings *preferences; /* or NULL */
  MatchupSecretStore *secrets;
  MatchupHttpClient *http;
  MatchupPracticeService *practice;
  MatchupProviderList *providers;
  MatchupPriceList *prices;
  MatchupPricing *pricing;
  MatchupLedger *ledger;
  MatchupBudget *budget;
  MatchupCatalog *catalog;
  MatchupJudging *judging;
  MatchupHistory *history;
  MatchupPromptQueues *prompt_queues;
  MatchupDrafts *drafts;
  MatchupLeaderboard *leaderboard;
  MatchupLocalFinder *local_finder;
  MatchupAttachmentLoader *attachments;
  MatchupBlobStore *blobs;
  MatchupClock *clock;
  MatchupStickingLineup *lineup;
  MatchupStickingLineup *chat_lineup;
  MatchupLineupList *saved_lineups;
  MatchupPresetList *presets;
  MatchupTitleMaker *titles;
  MatchupRetention *retention;

  GHashTable *drivers; /* MatchupRun -> MatchupRunDriver, NULL until the run is sent */
};

MatchupPictureLimits _matchup_workspace_get_limits (MatchupWorkspace *self, MatchupModelRef *model);
/* The bytes of a message's pictures are stored and need not be kept. */
void _matchup_workspace_let_go_of_pictures (MatchupMessage *message);
void _matchup_workspace_notify_active (MatchupWorkspace *self);
/*
 * matchup-workspace-masking.c: finds what is personal in what @runs (MatchupRun) are sent and masks
 * it, where that is done without asking. FALSE: it is not, and @callback is not called.
 */
gboolean _matchup_workspace_mask_alone_async (MatchupWorkspace *self,
                                              MatchupConversation *conversation,
                                              MatchupRound *round,
                                              GPtrArray *runs,
                                              gboolean aside,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
/* matchup-workspace-continuing.c: @to, which was added to a round that is saved, says the same. */
void _matchup_workspace_copy_answer (MatchupRun *from, MatchupRun *to);

G_END_DECLS
