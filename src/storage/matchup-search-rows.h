/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * Does what the triggers of matchup-search-schema.c noted. Database thread, within a transaction.
 *
 * Both stop soon after @microseconds; @left tells whether there is more. What takes longer is done
 * in the next call, also by another process, also after this one was killed: how far it is stands
 * in the tables. A failure (FALSE) is to be undone by the caller; nothing is lost by it.
 */

/* What was written just now: for every writing transaction. */
gboolean matchup_search_rows_update (sqlite3 *connection,
                                     gint64 microseconds,
                                     gboolean *left,
                                     GError **error);
/* That, then what was there before there was an index, newest first. An index by other rules, and
 * one that is to be forgotten, is begun anew. @thorough: in the end the words of texts that are
 * gone are taken out of the file too, for which all of the index is written once more. */
gboolean matchup_search_rows_step (sqlite3 *connection,
                                   gint64 microseconds,
                                   gboolean thorough,
                                   gboolean *left,
                                   GError **error);

/* Whether everything can be found. */
gboolean matchup_search_rows_is_whole (sqlite3 *connection, gboolean *whole, GError **error);
/* Has the next step begin anew. */
gboolean matchup_search_rows_forget_all (sqlite3 *connection, GError **error);

G_END_DECLS
