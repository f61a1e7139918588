/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESETS_PAGE (matchup_presets_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetsPage,
                      matchup_presets_page,
                      MATCHUP,
                      PRESETS_PAGE,
                      AdwPreferencesPage)

/**
 * MatchupPresetsPage: the person's own presets, to be made, ordered and deleted, the built-in ones,
 * and the ways to and from files.
 *
 * Actions: presets.add, presets.import, presets.export. Signal "open-preset" (MatchupPreset *,
 * gboolean fresh): it is to be shown.
 */
GtkWidget *matchup_presets_page_new (MatchupPresetList *list) G_GNUC_WARN_UNUSED_RESULT;
/* Deletes one of the person's own, with undo. */
void matchup_presets_page_remove (MatchupPresetsPage *self, const char *id);

G_END_DECLS
