/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-file-part.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_FILE_VIEWER (matchup_file_viewer_get_type ())
G_DECLARE_FINAL_TYPE (MatchupFileViewer, matchup_file_viewer, MATCHUP, FILE_VIEWER, AdwWindow)

/**
 * MatchupFileViewer: the text of a file, as it is sent; the beginning first and more of it when
 * somebody asks. Escape closes it. Action: viewer.more.
 */
GtkWidget *matchup_file_viewer_new (MatchupFilePart *file) G_GNUC_WARN_UNUSED_RESULT;
/* Over the window that @opener is in. */
void matchup_file_viewer_show (MatchupFileViewer *self, GtkWidget *opener);

G_END_DECLS
