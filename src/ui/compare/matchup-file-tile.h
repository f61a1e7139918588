/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-file-part.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_FILE_TILE (matchup_file_tile_get_type ())
G_DECLARE_FINAL_TYPE (MatchupFileTile, matchup_file_tile, MATCHUP, FILE_TILE, GtkWidget)

/**
 * MatchupFileTile: a text file of a question: its name, kind and size; a press shows its text.
 *
 * Signal "remove": only of one that can be removed.
 */
GtkWidget *matchup_file_tile_new (MatchupFilePart *file,
                                  gboolean removable) G_GNUC_WARN_UNUSED_RESULT;
MatchupFilePart *matchup_file_tile_get_file (MatchupFileTile *self); /* borrowed */

G_END_DECLS
