/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * MatchupDbInstance: this process's claim on the folder: a lock file that the system unlocks when
 * the process ends, however it ends. Database thread only.
 */
typedef struct _MatchupDbInstance MatchupDbInstance;

MatchupDbInstance *matchup_db_instance_new (const char *folder, GError **error);
void matchup_db_instance_free (MatchupDbInstance *self); /* removes the file */
const char *matchup_db_instance_get_id (MatchupDbInstance *self);

/* How many processes have the folder open. Any thread. */
guint matchup_db_instance_count (const char *folder);

/*
 * Marks active runs of processes that are gone as interrupted, and removes conversations that were
 * deleted more than a day ago (another window may still offer to undo).
 */
gboolean matchup_db_instance_recover (MatchupDbInstance *self, sqlite3 *connection, GError **error);

G_END_DECLS
