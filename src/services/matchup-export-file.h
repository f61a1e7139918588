/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation-export.h"
#include "matchup-export-pdf.h"

G_BEGIN_DECLS

/**
 * MatchupExportFormat: the forms in which a conversation leaves the program for reading.
 */
typedef enum
{
  MATCHUP_EXPORT_FORMAT_MARKDOWN,
  MATCHUP_EXPORT_FORMAT_HTML,
  MATCHUP_EXPORT_FORMAT_PDF,
  MATCHUP_EXPORT_FORMAT_JSON, /* with everything, see data/matchup-conversations.md */
} MatchupExportFormat;

const char *matchup_export_format_get_ending (MatchupExportFormat format); /* ".md" */

/*
 * Writes @conversation, with its pictures loaded, to @file, in a form for reading. The file is
 * whole or not there: what was there before stays until all is written. Blocks: for threads. Errors
 * are sentences for people.
 */
gboolean matchup_export_file_write (const MatchupConversationExport *conversation,
                                    MatchupExportFormat format,
                                    GFile *file,
                                    MatchupExportProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GError **error);

/*
 * The same for any content. @func writes to the stream and gives FALSE with @error where it could
 * not.
 */
typedef gboolean (*MatchupExportFunc) (GOutputStream *stream,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean matchup_export_file_write_with (GFile *file,
                                         MatchupExportFunc func,
                                         gpointer user_data,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
