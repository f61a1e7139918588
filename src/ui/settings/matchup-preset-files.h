/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

/*
 * Presets to and from a file that the person chooses; what came of it is told near to @near. One
 * question for a file at a time: while one is open, nothing happens.
 */

/* One preset, or with NULL all of the person's own. */
void matchup_preset_files_export (GtkWidget *near, MatchupPresetList *list, const char *id);
void matchup_preset_files_import (GtkWidget *near, MatchupPresetList *list);
/* The second half: off the main thread, all of the file or nothing, with undo. */
void matchup_preset_files_import_file (GtkWidget *near, MatchupPresetList *list, GFile *file);

/* "Tutor.matchup-presets.json", as a file can be called everywhere. Newly allocated. */
char *matchup_preset_files_dup_name (const char *name);

G_END_DECLS
