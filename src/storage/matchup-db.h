/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_DB (matchup_db_get_type ())
G_DECLARE_FINAL_TYPE (MatchupDb, matchup_db, MATCHUP, DB, GObject)

/**
 * MatchupDb: the database and its one thread.
 *
 * Every sqlite3 call is made on that thread. Jobs run in the order in which they were pushed, in
 * one transaction as long as more writing jobs wait; an error is a #GError of its job, never an
 * abort.
 *
 * Several processes may use one folder at the same time. Each holds a lock file under
 * FOLDER/instances/ as long as it lives, so that a run left over by a process that died can be told
 * from one that another process is working on.
 *
 * Signal "changed-elsewhere" (main thread): another process wrote; at most one every 200 ms.
 * Signal "erase-wanted" (main thread): everything is to be deleted, and whoever has the folder open
 * has to leave it; see MATCHUP_DB_ERASE_FILE.
 */
MatchupDb *matchup_db_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/*
 * Makes the folder (mode 0700) and the file (0600) where missing, migrates, marks left-over runs as
 * interrupted. A file that is damaged or of a newer version is a #GError; the file stays as it is.
 */
void matchup_db_open_async (MatchupDb *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean matchup_db_open_finish (MatchupDb *self, GAsyncResult *result, GError **error);

/*
 * Runs what was pushed before, closes, ends the thread. What is pushed afterwards fails at once
 * with G_IO_ERROR_CLOSED.
 */
void matchup_db_close_async (MatchupDb *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean matchup_db_close_finish (MatchupDb *self, GAsyncResult *result, GError **error);

/* Completes when everything pushed before is on the disk. */
void matchup_db_flush_async (MatchupDb *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean matchup_db_flush_finish (MatchupDb *self, GAsyncResult *result, GError **error);

const char *matchup_db_get_folder (MatchupDb *self);

/* In the folder as long as it is being deleted. */
#define MATCHUP_DB_ERASE_FILE "erase-everything"
/* How many processes have the folder open, this one included. Any thread. */
guint matchup_db_count_users (const char *folder);

G_END_DECLS
