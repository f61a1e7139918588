/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-judging.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_JUDGING_PAGE (matchup_judging_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupJudgingPage,
                      matchup_judging_page,
                      MATCHUP,
                      JUDGING_PAGE,
                      AdwPreferencesPage)

/**
 * MatchupJudgingPage: how the person judges: what new comparisons begin with, what a vote does with
 * the answers that still come, and the criteria by which marks are given.
 */
GtkWidget *matchup_judging_page_new (MatchupJudging *judging,
                                     GSettings *settings /* or NULL */) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
