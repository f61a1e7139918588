/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

/* What the ledger says of a service, in words; transfer full. */

/* "42 requests, 12,345 characters, 3 pictures" */
char *matchup_sent_words_dup_counts (const MatchupLedgerService *service);
/* "$3.20 as told by the service, ≈ $1.10 by your own prices"; NULL for nothing. */
char *matchup_sent_words_dup_costs (const MatchupLedgerService *service);

G_END_DECLS
