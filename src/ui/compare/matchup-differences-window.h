/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_DIFFERENCES_WINDOW (matchup_differences_window_get_type ())
G_DECLARE_FINAL_TYPE (MatchupDifferencesWindow,
                      matchup_differences_window,
                      MATCHUP,
                      DIFFERENCES_WINDOW,
                      AdwWindow)

/**
 * MatchupDifferencesWindow: two answers of a round side by side with their differences marked.
 *
 * The texts are taken when it opens: answers that still come do not move under the reader.
 */
/* @answer goes first, and the next one that says something is compared with it. */
GtkWidget *matchup_differences_window_new (MatchupRound *round,
                                           MatchupAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;
/* @answer and another one of @round say something. */
gboolean matchup_differences_window_can_show (MatchupRound *round, MatchupAnswer *answer);

G_END_DECLS
