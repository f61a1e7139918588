/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * MatchupSearchKeeper: when the index of the search is worked on. Plain data of the database
 * thread.
 *
 * What a transaction wrote is taken in before it ends, as far as that takes a few milliseconds. The
 * rest, and what was there before the index, is done in short steps: while no job waits, or a few a
 * second where there is always one. No failure of the index makes a write fail.
 */
typedef struct
{
  gboolean left;     /* there is something to do at leisure */
  gboolean thorough; /* once after the start, and after much was deleted by itself: see
                        matchup_search_rows_step(); the file written ahead is emptied then */
  gint64 not_before; /* monotonic time, in microseconds: no step is taken before this one */
  gint64 overdue;    /* and from this one on it no longer waits for a gap between jobs */
} MatchupSearchKeeper;

void matchup_search_keeper_init (MatchupSearchKeeper *self);
/* Words of what was deleted are to leave the files. */
void matchup_search_keeper_begin_thorough (MatchupSearchKeeper *self);
/* Microseconds without a job before the next step; 0: it is due before any job. */
guint64 matchup_search_keeper_get_pause (const MatchupSearchKeeper *self);
/* At the end of a writing transaction, inside it. */
void matchup_search_keeper_follow (MatchupSearchKeeper *self, sqlite3 *connection);
/* One step in a transaction of its own. */
void matchup_search_keeper_step (MatchupSearchKeeper *self, sqlite3 *connection);

G_END_DECLS
