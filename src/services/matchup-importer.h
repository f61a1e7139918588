/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-import-report.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* Of the file that is read, from 0 to 1; main thread. */
typedef void (*MatchupProgressFunc) (double part, gpointer user_data);

/*
 * Imports conversations: Matchup's own JSON, ChatGPT's export and Open WebUI's, as they are or in
 * their archive, and backups of Cherry Studio. Each conversation is saved as a whole or not at all;
 * one that is there already stays as it is. Cancelled, it keeps what was imported until then.
 *
 * Files of any size: read in a thread, one conversation at a time. @progress may be NULL.
 */
void matchup_importer_import_async (MatchupWorkspace *workspace,
                                    GFile *file,
                                    MatchupProgressFunc progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* NULL with @error: nothing could be imported, and why; transfer full. */
MatchupImportReport *
matchup_importer_import_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
