/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-prompt-cost.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LEDGER (matchup_ledger_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLedger, matchup_ledger, MATCHUP, LEDGER, GObject)

/**
 * MatchupLedgerService: what was sent to one service. Plain data, owned by who has it.
 */
typedef struct
{
  char *provider_id;
  char *service; /* its name, as it was last */
  gint64 requests;
  gint64 characters;
  gint64 pictures;
  gint64 files;
  gint64 unpriced; /* answers whose cost nobody knows */
  GArray *told;    /* MatchupPromptCost per currency: as the service told */
  GArray *own;     /* estimated with prices of the person's own */
  GArray *listed;  /* estimated with the price list */
} MatchupLedgerService;

void matchup_ledger_service_free (MatchupLedgerService *self);
/* Told and estimated amounts, one per currency; new. */
GArray *matchup_ledger_service_sum (const MatchupLedgerService *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * MatchupLedger: what was sent to whom on which day and what it cost, as numbers only: no words, no
 * titles, no models. A request is counted before it leaves, on the disk, so that none is lost
 * however the program ends; what its answer may cost counts from then on, and what it did cost in
 * its place when it has ended. Private chats are counted in memory only, until the program ends.
 * Practice models, which send nothing, are not in it. Main thread only.
 *
 * Signal "changed": there is more, here or in another process.
 */

/* #MatchupLedgerService of the last @n_days, today included, those with most requests first. With
 * what was private in this session, which is on no disk, where @with_private. */
GPtrArray *matchup_ledger_dup_last_days (MatchupLedger *self, guint n_days, gboolean with_private);
/* The same of this month. */
GPtrArray *matchup_ledger_dup_month (MatchupLedger *self, gboolean with_private);
/* Requests of private chats in this session. */
gint64 matchup_ledger_get_n_private (MatchupLedger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupLedgerService, matchup_ledger_service_free)

G_END_DECLS
