/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * The files of #MatchupBlobStore. Writing and collecting are done on the database thread, inside a
 * writing transaction: that is what keeps processes that share a folder from collecting what
 * another one is about to refer to.
 */

/* Writes @bytes to the disk (folder 0700, file 0600) unless they are there; the file is whole or
 * not there at all. */
gboolean
matchup_blob_files_write (const char *folder, const char *sha256, GBytes *bytes, GError **error);
/* Any thread. G_IO_ERROR_NOT_FOUND when there is none, or when it is not what its name says. */
GBytes *matchup_blob_files_read (const char *folder, const char *sha256, GError **error);
/* Removes one that no row refers to; where one does, nothing. */
gboolean matchup_blob_files_release (const char *folder,
                                     sqlite3 *connection,
                                     const char *sha256,
                                     GError **error);
/* Removes what no row refers to, and what a process that died left half-written. */
gboolean matchup_blob_files_collect (const char *folder, sqlite3 *connection, GError **error);

G_END_DECLS
