/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MODEL_CHOOSER (matchup_model_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MatchupModelChooser, matchup_model_chooser, MATCHUP, MODEL_CHOOSER, AdwBin)

/**
 * MatchupModelChooser: the models of all connected services with a search; what
 * #MatchupModelPicker shows. Fetches lists that are older than some minutes when it is started.
 *
 * Signals: "picked" (MatchupModelRef *model); "dismissed" (): the person wants out.
 */
GtkWidget *matchup_model_chooser_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* To be called whenever it is shown: an empty search, with the cursor at @current. */
void matchup_model_chooser_start (MatchupModelChooser *self,
                                  MatchupModelRef *current /* or NULL */);
void matchup_model_chooser_set_search (MatchupModelChooser *self, const char *text);
/* What is offered now; a #GListModel of #MatchupModelRef. */
GListModel *matchup_model_chooser_get_offered (MatchupModelChooser *self);
/* As Enter in the search does. */
void matchup_model_chooser_pick (MatchupModelChooser *self);
gboolean matchup_model_chooser_is_refreshing (MatchupModelChooser *self);
/* What went wrong with the lists, one sentence a line; "" for nothing. */
const char *matchup_model_chooser_get_trouble (MatchupModelChooser *self);

G_END_DECLS
