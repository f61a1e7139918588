/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-import-formats.h"

G_BEGIN_DECLS

/*
 * Reads all conversations of a source, whatever program wrote it. FALSE with @error where the file
 * is at fault, or without where "add" ended it. Blocks; any thread.
 */
gboolean matchup_import_reader_read (MatchupImportSource *source,
                                     MatchupImportNotes *notes,
                                     const MatchupImportReaderFuncs *funcs,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
