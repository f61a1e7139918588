/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-import-formats.h"

G_BEGIN_DECLS

/* What is told while a file is read, in the thread that reads it. */
typedef struct
{
  MatchupImportSink add; /* a conversation */
  /* One that cannot be taken: why. @title may be NULL. */
  void (*refuse) (const char *title, const char *reason, gpointer user_data);
  void (*progress) (double part, gpointer user_data);
} MatchupImportReaderFuncs;

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
