/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * A job: runs on the database thread with an open connection. FALSE with @error set undoes what it
 * did and nothing else. @data is freed there afterwards; *@result goes to the caller's main
 * context.
 */
typedef gboolean (*MatchupDbJob) (sqlite3 *connection,
                                  gpointer data,
                                  gpointer *result,
                                  GError **error);

typedef enum
{
  MATCHUP_DB_READ,
  MATCHUP_DB_WRITE,
} MatchupDbMode;

/* @task is completed with the result (pointer) or the error; takes both @data and a reference of
 * @task. */
void matchup_db_push (MatchupDb *self,
                      MatchupDbMode mode,
                      MatchupDbJob job,
                      gpointer data,
                      GDestroyNotify data_free,
                      GDestroyNotify result_free,
                      GTask *task);

/* Of a job without a result: TRUE when it was done. */
gboolean matchup_db_finish (GAsyncResult *result, GError **error);

/* Within a job: much was deleted, and its words are to leave all files as soon as nothing waits. */
void matchup_db_begin_thorough (MatchupDb *self);

const char *matchup_db_get_instance (MatchupDb *self); /* id of this process's use of the folder */

G_END_DECLS
