/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-ledger-private.h"
#include "matchup-run.h"

G_BEGIN_DECLS

/**
 * MatchupRunCounter: has the requests of one run counted in the ledger, each before it leaves. The
 * first one was counted with those of the other runs, before the clock began to run. Plain data.
 */
typedef struct
{
  MatchupLedger *ledger;
  MatchupLedgerEntry *entry;
  gboolean pending; /* a request is counted that did not leave yet */
} MatchupRunCounter;

MatchupRunCounter *matchup_run_counter_new (MatchupLedger *ledger,
                                            MatchupLedgerEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
void matchup_run_counter_free (MatchupRunCounter *self);

/* TRUE: one is counted that can leave now; else @callback is called when one is. */
gboolean matchup_run_counter_prepare (MatchupRunCounter *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void matchup_run_counter_prepare_finish (MatchupRunCounter *self, GAsyncResult *result);
/* It reached the service. */
void matchup_run_counter_left (MatchupRunCounter *self);
/* It will not any more, if it did not. */
void matchup_run_counter_take_back (MatchupRunCounter *self);
/* @run has ended. */
void matchup_run_counter_settle (MatchupRunCounter *self, MatchupRun *run);

G_END_DECLS
