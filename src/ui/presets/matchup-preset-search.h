/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preset.h"

G_BEGIN_DECLS

/* Searching presets by name and by what is shown below it, the same in every place. */

/* The words of @text, without regard to case and width; NULL where there is none. */
char **matchup_preset_search_dup_terms (const char *text);
/* Whether all of @terms are in it; TRUE for NULL. What is compared is made once per preset. */
gboolean matchup_preset_search_matches (MatchupPreset *preset, char **terms);

G_END_DECLS
