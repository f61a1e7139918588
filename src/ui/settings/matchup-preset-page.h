/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_PAGE (matchup_preset_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetPage, matchup_preset_page, MATCHUP, PRESET_PAGE, AdwBin)

/**
 * MatchupPresetPage: one preset. One's own is changed here, and what is typed is kept by itself; a
 * built-in one can be read and copied. A new one that was left as it was made goes again.
 *
 * Actions: preset-page.back, preset-page.duplicate, preset-page.export, preset-page.remove.
 * Signals: "done" (char *sentence or NULL): the page is finished with; "open" (MatchupPreset *):
 * another one is to be shown; "removed" (): it was deleted, which the page of all presets can take
 * back.
 */
GtkWidget *matchup_preset_page_new (MatchupPresetList *list,
                                    MatchupPreset *preset,
                                    gboolean fresh) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_preset_page_get_id (MatchupPresetPage *self); /* of the preset */
void matchup_preset_page_focus (MatchupPresetPage *self);
/* Why what was typed is not kept as it is; "" when it is. */
const char *matchup_preset_page_get_sentence (MatchupPresetPage *self);

G_END_DECLS
