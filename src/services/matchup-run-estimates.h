/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-pricing-private.h"
#include "matchup-run.h"

G_BEGIN_DECLS

/* At the end of a run: what its service did not tell of tokens and cost is counted here and said to
 * be an estimate. @messages: what was sent. */
void matchup_run_estimates_set (MatchupRun *run,
                                GPtrArray *messages,
                                MatchupPricing *pricing,
                                gint64 sent_at);

G_END_DECLS
