/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-pricing.h"
#include "matchup-run.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ANSWER_DETAILS (matchup_answer_details_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAnswerDetails,
                      matchup_answer_details,
                      MATCHUP,
                      ANSWER_DETAILS,
                      GtkPopover)

/**
 * MatchupAnswerDetails: a popover with all that; it can be copied, and What Was Sent is reached
 * from it (action answer.sent of what it belongs to). Action: details.copy.
 */
GtkWidget *matchup_answer_details_new (MatchupRun *run,
                                       MatchupPricing *pricing,
                                       const char *service) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
