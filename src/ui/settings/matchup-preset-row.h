/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_ROW (matchup_preset_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetRow, matchup_preset_row, MATCHUP, PRESET_ROW, AdwActionRow)

/**
 * MatchupPresetRow: one preset in the preferences; what is pressed in it are actions. Each can be
 * moved, also by the pointer; one's own can be deleted, a built-in one copied and hidden.
 *
 * Actions: preset-row.open, preset-row.up, preset-row.down, preset-row.remove, preset-row.hide,
 * preset-row.duplicate. Signals: "open" (), "remove" (), "duplicate" ().
 */
GtkWidget *matchup_preset_row_new (MatchupPresetList *list,
                                   MatchupPreset *preset) G_GNUC_WARN_UNUSED_RESULT;
MatchupPreset *matchup_preset_row_get_preset (MatchupPresetRow *self);
/* Shows whether it is hidden, and where it can go from where it stands. */
void matchup_preset_row_update (MatchupPresetRow *self, gboolean can_go_up, gboolean can_go_down);

G_END_DECLS
