/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-pricing.h"
#include "matchup-run.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_COST_POPOVER (matchup_cost_popover_get_type ())
G_DECLARE_FINAL_TYPE (MatchupCostPopover, matchup_cost_popover, MATCHUP, COST_POPOVER, GtkPopover)

/**
 * MatchupCostPopover: how the cost of an answer that has ended adds up, where the prices come from,
 * and the way to change them (action "app.price"). It shows what was known when it was made.
 */
GtkWidget *matchup_cost_popover_new (MatchupRun *run,
                                     MatchupPricing *pricing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
