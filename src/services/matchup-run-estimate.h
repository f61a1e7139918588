/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-pricing-private.h"
#include "matchup-run.h"

G_BEGIN_DECLS

/*
 * Where the service did not count, we do, and say so: the tokens of what was sent (@messages) and
 * of what came, and what that costs. Only for answers of which something came; what the service
 * told is better than any list.
 */
void matchup_run_estimate (MatchupRun *run,
                           GPtrArray *messages,
                           MatchupPricing *pricing,
                           gint64 sent_at); /* microseconds since 1970 */

G_END_DECLS
