/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-db-statement.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static void
note (MatchupDbStatement *self, int status)
{
  if (self->status == SQLITE_OK && status != SQLITE_OK && status != SQLITE_ROW &&
      status != SQLITE_DONE)
    self->status = status;
}

void
matchup_db_statement_init (MatchupDbStatement *self, sqlite3 *connection, const char *sql)
{
  *self = (MatchupDbStatement){ .connection = connection };
  note (self, sqlite3_prepare_v2 (connection, sql, -1, &self->statement, NULL));
}

void
matchup_db_statement_clear (MatchupDbStatement *self)
{
  sqlite3_finalize (self->statement);
  self->statement = NULL;
}

void
matchup_db_statement_bind_string (MatchupDbStatement *self,
                                  int position,
                                  const char *text,
                                  gsize length)
{
  if (self->status == SQLITE_OK)
    note (self,
          sqlite3_bind_text64 (self->statement,
                               position,
                               text,
                               length,
                               SQLITE_TRANSIENT,
                               SQLITE_UTF8));
}

void
matchup_db_statement_bind_text (MatchupDbStatement *self, int position, const char *text)
{
  if (text != NULL)
    matchup_db_statement_bind_string (self, position, text, strlen (text));
  else if (self->status == SQLITE_OK)
    note (self, sqlite3_bind_null (self->statement, position));
}

void
matchup_db_statement_bind_bytes (MatchupDbStatement *self, int position, GBytes *bytes)
{
  if (self->status != SQLITE_OK)
    return;
  if (bytes == NULL)
    note (self, sqlite3_bind_null (self->statement, position));
  else
    note (self,
          sqlite3_bind_blob64 (self->statement,
                               position,
                               g_bytes_get_data (bytes, NULL),
                               g_bytes_get_size (bytes),
                               SQLITE_TRANSIENT));
}

void
matchup_db_statement_bind_int (MatchupDbStatement *self, int position, gint64 value)
{
  if (self->status == SQLITE_OK)
    note (self, sqlite3_bind_int64 (self->statement, position, value));
}

void
matchup_db_statement_bind_double (MatchupDbStatement *self, int position, double value)
{
  if (self->status == SQLITE_OK)
    note (self,
          isnan (value) ? sqlite3_bind_null (self->statement, position)
                        : sqlite3_bind_double (self->statement, position, value));
}

gboolean
matchup_db_statement_step (MatchupDbStatement *self)
{
  int status;

  if (self->status != SQLITE_OK)
    return FALSE;
  status = sqlite3_step (self->statement);
  note (self, status);
  return status == SQLITE_ROW;
}

gboolean
matchup_db_statement_check (MatchupDbStatement *self, GError **error)
{
  if (self->statement != NULL)
    sqlite3_reset (self->statement);
  if (self->status == SQLITE_OK)
    return TRUE;
  matchup_db_set_error (error, self->connection, self->status);
  return FALSE;
}

gboolean
matchup_db_statement_run (MatchupDbStatement *self, GError **error)
{
  while (matchup_db_statement_step (self))
    ;
  return matchup_db_statement_check (self, error);
}

char *
matchup_db_statement_dup_text (MatchupDbStatement *self, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (self->statement, column));
}

GString *
matchup_db_statement_dup_string (MatchupDbStatement *self, int column)
{
  return g_string_new ((const char *) sqlite3_column_text (self->statement, column));
}

gint64
matchup_db_statement_get_int (MatchupDbStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

double
matchup_db_statement_get_double (MatchupDbStatement *self, int column)
{
  return matchup_db_statement_is_null (self, column)
             ? NAN
             : sqlite3_column_double (self->statement, column);
}

gboolean
matchup_db_statement_is_null (MatchupDbStatement *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

GBytes *
matchup_db_statement_dup_bytes (MatchupDbStatement *self, int column)
{
  if (matchup_db_statement_is_null (self, column))
    return NULL;
  return g_bytes_new (sqlite3_column_blob (self->statement, column),
                      (gsize) sqlite3_column_bytes (self->statement, column));
}

gboolean
matchup_db_exec (sqlite3 *connection, const char *sql, GError **error)
{
  int status = sqlite3_exec (connection, sql, NULL, NULL, NULL);

  if (status == SQLITE_OK)
    return TRUE;
  matchup_db_set_error (error, connection, status);
  return FALSE;
}

static const char *
get_sentence (int status)
{
  switch (status & 0xff)
    {
    case SQLITE_FULL:
      return _ ("The disk is full, so nothing can be saved.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return _ ("Matchup may not write in its data folder.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return _ ("The file with your conversations is damaged. It was left as it is.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return _ ("Another program keeps the file with your conversations busy.");
    case SQLITE_IOERR:
      return _ ("The disk with your conversations cannot be read or written.");
    default:
      return _ ("The file with your conversations cannot be used.");
    }
}

/* What is at fault: the disk, what was to be stored, or anything else. */
static GIOErrorEnum
get_code (int status)
{
  switch (status & 0xff)
    {
    case SQLITE_FULL:
      return G_IO_ERROR_NO_SPACE;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return G_IO_ERROR_INVALID_DATA;
    default:
      return G_IO_ERROR_FAILED;
    }
}

void
matchup_db_set_error (GError **error, sqlite3 *connection, int status)
{
  g_debug ("SQLite %d: %s", status, connection != NULL ? sqlite3_errmsg (connection) : "");
  g_set_error_literal (error, G_IO_ERROR, (int) get_code (status), get_sentence (status));
}
