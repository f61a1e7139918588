/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preset.h"

G_BEGIN_DECLS

/*
 * Presets as a file, to keep and to pass on: NAME.matchup-presets.json, UTF-8.
 *
 *   {
 *     "format": "matchup-presets",
 *     "version": 1,
 *     "presets": [
 *       {
 *         "name": "Tutor",                 what it is called; needed
 *         "instructions": "You are …",     what the model is told before every question
 *         "starting_line": "Explain ",     what an empty composer is filled with
 *         "temperature": 0.7,              creativity, 0 to 2
 *         "max_tokens": 400,               the longest answer, 1 to 1000000
 *         "thinking": "off"                or "on" or "auto"
 *       }
 *     ]
 *   }
 *
 * What is left out or null is left to the model. Members that are not known are passed over, so
 * that a later program may add some; what an older one would misunderstand gets a new version.
 */
#define MATCHUP_PRESET_FILE_SUFFIX ".matchup-presets.json"
#define MATCHUP_PRESET_FILE_MAX_BYTES (8 * 1024 * 1024)
#define MATCHUP_PRESET_FILE_MAX_PRESETS 500

/* @presets: #MatchupPreset; their ids are not written. Newly allocated. */
char *matchup_preset_file_write (GPtrArray *presets) G_GNUC_WARN_UNUSED_RESULT;
/*
 * Reads what anybody may have written: #MatchupPreset with fresh ids, or NULL with a sentence that
 * says what is wrong, and then nothing of the file is used. Pure; any thread.
 */
GPtrArray *
matchup_preset_file_read (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same off the main thread; a file that is too large or never ends is not read whole. */
void matchup_preset_file_load_async (GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *matchup_preset_file_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
