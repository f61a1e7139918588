/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preset-in-force.h"

G_BEGIN_DECLS

/* What a chat goes by, in words. Translated, newly allocated. */

/* "Translator", "No Preset", "Own Instructions". */
char *matchup_preset_words_dup_name (MatchupPresetInForce *in_force);
/* "Changed: instructions, creativity", or that it was deleted; "" where there is nothing to say. */
char *matchup_preset_words_dup_changes (MatchupPresetInForce *in_force);
/* Both: "Translator, changed: instructions, creativity". */
char *matchup_preset_words_dup_all (MatchupPresetInForce *in_force);

G_END_DECLS
