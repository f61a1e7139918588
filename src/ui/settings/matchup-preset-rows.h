/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_ROWS (matchup_preset_rows_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetRows, matchup_preset_rows, MATCHUP, PRESET_ROWS, AdwBin)

/**
 * MatchupPresetRows: the person's own presets in the preferences, or the built-in ones: a
 * #MatchupPresetRow each, which are made in steps, and only so many as a person looks through; the
 * rest at the press of a button. A row stays the same one as long as its preset does.
 *
 * Signals: "open", "remove" and "duplicate" (MatchupPreset *): asked for in a row; "filled" (): all
 * rows are there that are to be shown now.
 */
GtkWidget *matchup_preset_rows_new (MatchupPresetList *list,
                                    gboolean built_in) G_GNUC_WARN_UNUSED_RESULT;
/* Shows those with all of the words of @text only; "" shows all. */
void matchup_preset_rows_set_search (MatchupPresetRows *self, const char *text);
guint matchup_preset_rows_get_n (MatchupPresetRows *self);
/* FALSE: there is no row. */
gboolean matchup_preset_rows_focus_first (MatchupPresetRows *self);

G_END_DECLS
