/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-keeper.h"

#include "matchup-db-statement.h"
#include "matchup-search-rows.h"

/* Microseconds. A step is as long as nobody notices who waits for the database meanwhile. */
#define FOLLOW (8 * 1000)
#define STEP (10 * 1000)
#define PAUSE (4 * 1000)
#define FIRST_PAUSE (500 * 1000) /* the start has the computer and the database to itself */
#define PATIENCE (100 * 1000)    /* then it is its turn, also while one job follows the other */
#define BUSY_PAUSE (500 * 1000)  /* another process writes, or the index was damaged */
#define BUSY_MILLISECONDS 5000   /* as in matchup-db.c */

static void
wait_for (MatchupSearchKeeper *self, gint64 pause)
{
  gint64 now = g_get_monotonic_time ();

  self->not_before = now + pause;
  self->overdue = self->not_before + PATIENCE;
}

void
matchup_search_keeper_init (MatchupSearchKeeper *self)
{
  *self = (MatchupSearchKeeper){ .left = TRUE, .thorough = TRUE };
  wait_for (self, FIRST_PAUSE);
}

guint64
matchup_search_keeper_get_pause (const MatchupSearchKeeper *self)
{
  gint64 now = g_get_monotonic_time ();

  return now >= self->overdue ? 0 : (guint64) MAX (self->not_before - now, PAUSE);
}

/* FTS5 says so of itself; it is made of what is in the other tables, which are whole. */
static gboolean
is_damaged (sqlite3 *connection)
{
  return sqlite3_extended_errcode (connection) == SQLITE_CORRUPT_VTAB;
}

void
matchup_search_keeper_follow (MatchupSearchKeeper *self, sqlite3 *connection)
{
  g_autoptr (GError) error = NULL;
  gboolean left = FALSE;
  gboolean damaged;

  if (!matchup_db_exec (connection, "SAVEPOINT search", NULL))
    return;
  if (matchup_search_rows_update (connection, FOLLOW, &left, &error))
    {
      matchup_db_exec (connection, "RELEASE search", NULL);
      if (left && !self->left)
        wait_for (self, 0);
      self->left |= left;
      return;
    }
  damaged = is_damaged (connection);
  g_debug ("What was written is not in the index yet: %s", error->message);
  if (sqlite3_get_autocommit (connection))
    return;
  matchup_db_exec (connection, "ROLLBACK TO search; RELEASE search", NULL);
  if (damaged && matchup_search_rows_forget_all (connection, NULL))
    self->left = TRUE;
}

static gboolean
begin (sqlite3 *connection)
{
  int status;

  /* There is always another time: nothing waits for a lock here. */
  sqlite3_busy_timeout (connection, 0);
  status = sqlite3_exec (connection, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  sqlite3_busy_timeout (connection, BUSY_MILLISECONDS);
  return status == SQLITE_OK;
}

void
matchup_search_keeper_begin_thorough (MatchupSearchKeeper *self)
{
  self->left = TRUE;
  self->thorough = TRUE;
}

/* What was deleted is in no index any more; nor shall it be in the file that is written ahead. */
static void
end_thorough (MatchupSearchKeeper *self, sqlite3 *connection)
{
  if (self->thorough)
    {
      sqlite3_busy_timeout (connection, 0);
      sqlite3_exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
      sqlite3_busy_timeout (connection, BUSY_MILLISECONDS);
    }
  self->thorough = FALSE;
}

void
matchup_search_keeper_step (MatchupSearchKeeper *self, sqlite3 *connection)
{
  g_autoptr (GError) error = NULL;
  gboolean damaged;

  if (!begin (connection))
    {
      wait_for (self, BUSY_PAUSE);
      self->left = (sqlite3_errcode (connection) & 0xff) == SQLITE_BUSY;
      return;
    }
  wait_for (self, 0);
  if (matchup_search_rows_step (connection, STEP, self->thorough, &self->left, &error) &&
      matchup_db_exec (connection, "COMMIT", &error))
    {
      if (!self->left)
        end_thorough (self, connection);
      return;
    }
  damaged = is_damaged (connection);
  g_debug ("The index stays as it is for now: %s", error->message);
  if (!sqlite3_get_autocommit (connection))
    matchup_db_exec (connection, "ROLLBACK", NULL);
  self->left = damaged && matchup_search_rows_forget_all (connection, NULL);
  wait_for (self, BUSY_PAUSE);
}
