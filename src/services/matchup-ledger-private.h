/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-ledger-entry.h"
#include "matchup-ledger.h"

G_BEGIN_DECLS

MatchupLedger *matchup_ledger_new (MatchupDb *db, MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;
/* The database is open: reads what there is. */
void
matchup_ledger_load_async (MatchupLedger *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean matchup_ledger_load_finish (MatchupLedger *self, GAsyncResult *result, GError **error);

/*
 * One request of each of @entries (#MatchupLedgerEntry) is about to be sent; completes when that is
 * on the disk. What could not be written is written with the next one; it holds up nobody.
 */
void matchup_ledger_count_async (MatchupLedger *self,
                                 GPtrArray *entries,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void matchup_ledger_count_finish (MatchupLedger *self, GAsyncResult *result);
/* One that was counted was not sent after all. */
void matchup_ledger_take_back (MatchupLedger *self, MatchupLedgerEntry *entry);
/* The answer has ended. @cost NULL: it is not known, or nothing came that could cost. */
void matchup_ledger_settle (MatchupLedger *self,
                            MatchupLedgerEntry *entry,
                            const MatchupCost *cost,
                            gboolean answered);

G_END_DECLS
