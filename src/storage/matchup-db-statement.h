/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * MatchupDbStatement: a prepared statement with parameters bound by position (1, 2, ...) and the
 * first failure kept, so that a row of calls is checked once. On the stack; database thread only.
 */
typedef struct
{
  sqlite3 *connection;
  sqlite3_stmt *statement;
  int status; /* SQLITE_OK, or the first thing that went wrong */
} MatchupDbStatement;

void matchup_db_statement_init (MatchupDbStatement *self, sqlite3 *connection, const char *sql);
void matchup_db_statement_clear (MatchupDbStatement *self);

void matchup_db_statement_bind_text (MatchupDbStatement *self, int position, const char *text);
void matchup_db_statement_bind_bytes (MatchupDbStatement *self, int position, GBytes *bytes);
void matchup_db_statement_bind_string (MatchupDbStatement *self,
                                       int position,
                                       const char *text,
                                       gsize length);
void matchup_db_statement_bind_int (MatchupDbStatement *self, int position, gint64 value);
void matchup_db_statement_bind_double (MatchupDbStatement *self,
                                       int position,
                                       double value); /* NAN: NULL */

/* TRUE while there is a row. */
gboolean matchup_db_statement_step (MatchupDbStatement *self);
/* Runs to the end; FALSE with @error when any call failed. Usable again with new values. */
gboolean matchup_db_statement_run (MatchupDbStatement *self, GError **error);
/* After a loop over step(). */
gboolean matchup_db_statement_check (MatchupDbStatement *self, GError **error);

char *matchup_db_statement_dup_text (MatchupDbStatement *self, int column);      /* NULL for NULL */
GString *matchup_db_statement_dup_string (MatchupDbStatement *self, int column); /* "" for NULL */
gint64 matchup_db_statement_get_int (MatchupDbStatement *self, int column);
double matchup_db_statement_get_double (MatchupDbStatement *self, int column); /* NAN for NULL */
gboolean matchup_db_statement_is_null (MatchupDbStatement *self, int column);
GBytes *matchup_db_statement_dup_bytes (MatchupDbStatement *self, int column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MatchupDbStatement, matchup_db_statement_clear)

/* SQL without parameters and results. */
gboolean matchup_db_exec (sqlite3 *connection, const char *sql, GError **error);
/* What @status of SQLite means to a person. */
void matchup_db_set_error (GError **error, sqlite3 *connection, int status);

G_END_DECLS
