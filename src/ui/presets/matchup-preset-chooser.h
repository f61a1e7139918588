/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_CHOOSER (matchup_preset_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetChooser, matchup_preset_chooser, MATCHUP, PRESET_CHOOSER, AdwBin)

/**
 * MatchupPresetChooser: all presets in a list, with a search over names and descriptions where
 * there are many; for popovers.
 *
 * Signals: "picked" (const char *id): "" for no preset; "dismissed" (): the person wants out.
 * Action preset-chooser.pick (s), for assistive technologies.
 */
GtkWidget *matchup_preset_chooser_new (MatchupPresetList *list,
                                       gboolean none_allowed) G_GNUC_WARN_UNUSED_RESULT;
/* To be called whenever it is shown: an empty search, with a mark at the current one. */
void matchup_preset_chooser_start (MatchupPresetChooser *self,
                                   const char *current_id /* "": none of them; NULL: no mark */);
void matchup_preset_chooser_set_search (MatchupPresetChooser *self, const char *text);

G_END_DECLS
