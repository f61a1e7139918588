/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_CARDS (matchup_preset_cards_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetCards, matchup_preset_cards, MATCHUP, PRESET_CARDS, AdwBin)

/**
 * MatchupPresetCards: presets to begin a chat with, a card each, side by side as there is room; the
 * first few until all are asked for.
 *
 * Signal "picked" (const char *id). Actions preset-cards.pick (s) and preset-cards.show-all.
 */
GtkWidget *matchup_preset_cards_new (MatchupPresetList *list) G_GNUC_WARN_UNUSED_RESULT;
/* Only the first few again. */
void matchup_preset_cards_reset (MatchupPresetCards *self);

G_END_DECLS
