/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-pricing.h"
#include "matchup-run.h"

G_BEGIN_DECLS

/*
 * What a finished run took, each with where it comes from, for places without tooltips: "first
 * word 0.6 s", "12 words/s", "20 tokens", "$0.0004 (by the price list of ...)". Strings; never
 * NULL.
 */
GPtrArray *matchup_run_facts_dup (MatchupRun *run, MatchupPricing *pricing);

/* Why an answer is not whole or not there, in one sentence; "" where it is. @service: its name. */
char *matchup_run_facts_dup_ending (MatchupRun *run, const char *service);

G_END_DECLS
