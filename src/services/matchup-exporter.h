/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-export-file.h"
#include "matchup-importer.h"

G_BEGIN_DECLS

/*
 * Writes one conversation to @file. A private one cannot be written as JSON, as it is not stored.
 * The file is whole or not there. @progress may be NULL; errors are sentences for people.
 */
void matchup_exporter_export_async (MatchupWorkspace *workspace,
                                    MatchupConversation *conversation,
                                    MatchupExportFormat format,
                                    GFile *file,
                                    MatchupProgressFunc progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
matchup_exporter_export_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error);

/*
 * All conversations that are stored: as one file in JSON, or, in the other formats, as a file each
 * in the folder @file, which is made where it is not there. Gives back how many there were; -1 with
 * @error. What a folder has got until then stays in it.
 */
void matchup_exporter_export_all_async (MatchupWorkspace *workspace,
                                        MatchupExportFormat format,
                                        GFile *file,
                                        MatchupProgressFunc progress,
                                        gpointer progress_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
int matchup_exporter_export_all_finish (MatchupWorkspace *workspace,
                                        GAsyncResult *result,
                                        GError **error);

/* "Matchup DATE", for the file or folder with all. */
char *matchup_exporter_dup_name (void);

G_END_DECLS
