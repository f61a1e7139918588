/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-standings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two competitors: who is ahead, the share with its interval, the counts, the places. */
GtkWidget *matchup_results_make_pair_card (MatchupStandings *standings,
                                           guint pair) G_GNUC_WARN_UNUSED_RESULT;
/* One competitor: medians of what was measured. */
GtkWidget *
matchup_results_make_model_card (MatchupStandings *standings,
                                 const MatchupModelFigures *figures) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
