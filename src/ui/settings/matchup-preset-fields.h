/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-params.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_FIELDS (matchup_preset_fields_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetFields,
                      matchup_preset_fields,
                      MATCHUP,
                      PRESET_FIELDS,
                      AdwPreferencesGroup)

/**
 * MatchupPresetFields: the settings of a preset, in words: creativity, longest answer, thinking.
 * Not of one model, so that everything can be set; what a model does not take is left out for it.
 *
 * Signal "changed" (): by the person.
 */
void matchup_preset_fields_set (MatchupPresetFields *self, MatchupParams *params);
/* With @instructions, or NULL, as they are not set here; transfer full. */
MatchupParams *matchup_preset_fields_dup_params (MatchupPresetFields *self,
                                                 const char *instructions);
void matchup_preset_fields_set_editable (MatchupPresetFields *self, gboolean editable);

G_END_DECLS
