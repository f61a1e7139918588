/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-contestant.h"
#include "matchup-cost.h"
#include "matchup-ledger-store.h"
#include "matchup-pricing.h"
#include "matchup-provider-list.h"

G_BEGIN_DECLS

/**
 * MatchupLedgerEntry: one run in the ledger: what each of its requests sends, and what is counted
 * as its cost at the moment. Plain data with a count of references.
 */
typedef struct
{
  MatchupSentRecord sent; /* of one request */
  MatchupCost *forecast;  /* before anything is sent; NULL: the price is not known */
  MatchupCost *counted;   /* what stands in the ledger now; NULL: nothing */
  gboolean private_;
  gboolean practice; /* nothing is sent, and nothing counted */
  gboolean local;    /* nothing leaves this computer: where no price is known, there is none */
} MatchupLedgerEntry;

MatchupLedgerEntry *matchup_ledger_entry_new (MatchupProviderList *providers,
                                              MatchupPricing *pricing,
                                              MatchupContestant *contestant,
                                              GPtrArray *messages, /* MatchupMessage */
                                              gboolean private_,
                                              gint64 now) G_GNUC_WARN_UNUSED_RESULT;
MatchupLedgerEntry *matchup_ledger_entry_ref (MatchupLedgerEntry *self);
void matchup_ledger_entry_unref (MatchupLedgerEntry *self);

/* To @change: @n requests, negative to take them back. */
void matchup_ledger_entry_add_requests (const MatchupLedgerEntry *self,
                                        MatchupLedgerData *change,
                                        int n);
/* To @change: @cost (or NULL) in the place of what was counted. */
void matchup_ledger_entry_set_cost (MatchupLedgerEntry *self,
                                    MatchupLedgerData *change,
                                    const MatchupCost *cost);
/* To @change: an answer whose cost nobody knows. */
void matchup_ledger_entry_add_unpriced (const MatchupLedgerEntry *self, MatchupLedgerData *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupLedgerEntry, matchup_ledger_entry_unref)

G_END_DECLS
