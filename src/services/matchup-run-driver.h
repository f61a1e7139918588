/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-catalog-private.h"
#include "matchup-clock.h"
#include "matchup-ledger-private.h"
#include "matchup-mask-restorer.h"
#include "matchup-practice-service.h"
#include "matchup-pricing-private.h"
#include "matchup-run.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RUN_DRIVER (matchup_run_driver_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRunDriver, matchup_run_driver, MATCHUP, RUN_DRIVER, GObject)

/**
 * MatchupRunDriver: takes one run from QUEUED to its terminal state: key, request, stream, retries,
 * marks, tokens and price. Main thread only. Signal "finished": the run ended and nothing more will
 * happen.
 */
MatchupRunDriver *matchup_run_driver_new (MatchupRun *run,
                                          GPtrArray *messages, /* MatchupMessage; what is sent */
                                          MatchupProviderList *providers,
                                          MatchupPricing *pricing,
                                          MatchupHttpClient *http,
                                          MatchupPracticeService *practice,
                                          MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* Where its requests are counted; its first one is counted in @entry already. */
void matchup_run_driver_set_ledger (MatchupRunDriver *self,
                                    MatchupLedger *ledger,
                                    MatchupLedgerEntry *entry);

/* @start, @started_at: the moment that all runs of the group share, monotonic and wall,
 * microseconds. */
void matchup_run_driver_start (MatchupRunDriver *self, gint64 start, gint64 started_at);

/* Before it is started: what these stand for is put back into the answer. @masks: of the
 * conversation; what is sent has them already. */
void matchup_run_driver_set_masks (MatchupRunDriver *self, MatchupMaskList *masks);

G_END_DECLS
