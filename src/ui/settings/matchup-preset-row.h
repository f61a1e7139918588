/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_ROW (matchup_preset_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetRow, matchup_preset_row, MATCHUP, PRESET_ROW, AdwActionRow)

/**
 * MatchupPresetRow: one preset in the preferences; what is pressed in it are actions. One's own can
 * be moved and deleted, a built-in one copied.
 *
 * Actions: preset-row.open, preset-row.up, preset-row.down, preset-row.remove,
 * preset-row.duplicate. Signals: "open"
 * (), "remove" (), "duplicate" ().
 */
GtkWidget *matchup_preset_row_new (MatchupPresetList *list,
                                   MatchupPreset *preset) G_GNUC_WARN_UNUSED_RESULT;
MatchupPreset *matchup_preset_row_get_preset (MatchupPresetRow *self);

G_END_DECLS
