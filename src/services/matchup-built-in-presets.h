/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preset.h"

G_BEGIN_DECLS

/*
 * The presets that come with the program (data/presets.json), each in every language that there is.
 */

/* Of the interface: one of matchup_built_in_presets_get_languages(). Static. */
const char *matchup_built_in_presets_get_language (void);
const char *const *matchup_built_in_presets_get_languages (void); /* "en" first; NULL-terminated */

/* #MatchupPreset in the order of the file; transfer full. */
GPtrArray *matchup_built_in_presets_load (const char *language) G_GNUC_WARN_UNUSED_RESULT;

/*
 * The same of any text: NULL with an error that names the entry and the field when anything is
 * missing in any of the languages, of a wrong type, unknown or there twice.
 */
GPtrArray *matchup_built_in_presets_read (const char *json,
                                          gssize length,
                                          const char *language,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
