/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-tokenizer.h"

#include "matchup-db-statement.h"
#include "matchup-search-words.h"

typedef int (*TokenFunc) (void *context, int flags, const char *token, int n, int start, int end);

typedef struct
{
  TokenFunc func;
  void *context;
  int status;
} Sink;

/* It has no state of its own; FTS5 wants something that is not NULL. */
static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **out)
{
  *out = (Fts5Tokenizer *) (gpointer) "matchup";
  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

/* Where a token stands is told to nobody: the index keeps no places (detail = none). */
static gboolean
token_cb (const char *token, gsize length, gpointer user_data)
{
  Sink *sink = user_data;

  sink->status = sink->func (sink->context, 0, token, (int) length, 0, 0);
  return sink->status == SQLITE_OK;
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int length,
          TokenFunc func)
{
  Sink sink = { func, context, SQLITE_OK };

  if ((flags & FTS5_TOKENIZE_QUERY) != 0)
    return func (context, 0, text, length, 0, length);
  if (text != NULL && length > 0)
    matchup_search_words_foreach (text, (gsize) length, token_cb, &sink);
  return sink.status;
}

gboolean
matchup_search_tokenizer_register (sqlite3 *connection, GError **error)
{
  fts5_tokenizer functions = { create, destroy, tokenize };
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  int status;

  /* The documented way to it: a pointer that SQL cannot make up. */
  status = sqlite3_prepare_v2 (connection, "SELECT fts5 (?1)", -1, &statement, NULL);
  if (status == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
      status = sqlite3_finalize (statement);
    }
  if (status == SQLITE_OK && api != NULL)
    status = api->xCreateTokenizer (api, "matchup", NULL, &functions, NULL);
  if (status == SQLITE_OK && api != NULL)
    return TRUE;
  matchup_db_set_error (error, connection, status != SQLITE_OK ? status : SQLITE_ERROR);
  return FALSE;
}
