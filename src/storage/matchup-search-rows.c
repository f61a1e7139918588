/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-rows.h"

#include "matchup-db-statement.h"
#include "matchup-search-schema.h"
#include "matchup-search-words.h"

/* Bytes of a text that are one document, and how many of them the next one has again, so that what
 * stands where it is cut is found too. */
#define PIECE (32 * 1024)
#define OVERLAP 256
/* A step of time in the ids of documents; see matchup-search-schema.c. */
#define SLOT (G_GINT64_CONSTANT (86400000000) / 4096)
/* Sources that are taken over from before at a time. */
#define WALK "200"
/* Pages of the index that are written anew at a time; about five are for each that is added. */
#define MERGE_PAGES 96

typedef struct
{
  sqlite3 *connection;
  gint64 deadline;

  MatchupDbStatement is_taken;
  MatchupDbStatement add_document;
  MatchupDbStatement add[2]; /* to the index; to that of titles */
  MatchupDbStatement next_pending;
  MatchupDbStatement set_pending;
  MatchupDbStatement drop_pending;
  MatchupDbStatement has_document;
  MatchupDbStatement part;
} Rows;

#define MATCHED "source = ?1 AND kind = ?2"

static void
rows_init (Rows *self, sqlite3 *connection, gint64 microseconds)
{
  const struct
  {
    MatchupDbStatement *statement;
    const char *sql;
  } all[] = {
    { &self->is_taken, "SELECT 1 FROM search_documents WHERE id = ?1" },
    { &self->add_document,
      "INSERT INTO search_documents (source, kind, id, start, length) VALUES (?1, ?2, ?3, ?4,"
      " ?5)" },
    { &self->add[0], "INSERT INTO search_index (rowid, text) VALUES (?1, ?2)" },
    { &self->add[1], "INSERT INTO search_titles (rowid, text) VALUES (?1, ?2)" },
    { &self->next_pending, "SELECT kind, source, start FROM search_pending LIMIT 1" },
    { &self->set_pending, "UPDATE search_pending SET start = ?3 WHERE " MATCHED },
    { &self->drop_pending, "DELETE FROM search_pending WHERE " MATCHED },
    { &self->has_document, "SELECT 1 FROM search_documents WHERE " MATCHED " LIMIT 1" },
    /* Of a run under way nothing is taken in yet. */
    { &self->part,
      "SELECT rounds.created_at FROM parts JOIN messages ON messages.id = parts.message_id"
      " LEFT JOIN runs ON runs.id = messages.run_id"
      " JOIN rounds ON rounds.id = coalesce (messages.round_id, runs.round_id)"
      " WHERE parts.id = ?1 AND parts." MATCHUP_SEARCH_PARTS " AND runs.instance IS NULL" },
  };

  self->connection = connection;
  self->deadline = g_get_monotonic_time () + microseconds;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    matchup_db_statement_init (all[i].statement, connection, all[i].sql);
}

static void
rows_clear (Rows *self)
{
  matchup_db_statement_clear (&self->is_taken);
  matchup_db_statement_clear (&self->add_document);
  matchup_db_statement_clear (&self->add[0]);
  matchup_db_statement_clear (&self->add[1]);
  matchup_db_statement_clear (&self->next_pending);
  matchup_db_statement_clear (&self->set_pending);
  matchup_db_statement_clear (&self->drop_pending);
  matchup_db_statement_clear (&self->has_document);
  matchup_db_statement_clear (&self->part);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static gboolean
is_late (const Rows *self)
{
  return g_get_monotonic_time () >= self->deadline;
}

/* Sources are numbers and texts: a number as a text would be another one. */
static void
bind_source (MatchupDbStatement *statement, int kind, const char *source)
{
  if (kind == MATCHUP_SEARCH_SOURCE_PART || kind == MATCHUP_SEARCH_SOURCE_NAME)
    matchup_db_statement_bind_int (statement, 1, g_ascii_strtoll (source, NULL, 10));
  else
    matchup_db_statement_bind_text (statement, 1, source);
  matchup_db_statement_bind_int (statement, 2, kind);
}

static gboolean
run_matched (MatchupDbStatement *statement, int kind, const char *source, GError **error)
{
  bind_source (statement, kind, source);
  return matchup_db_statement_run (statement, error);
}

/* TRUE when there is a row. */
static gboolean
ask_matched (MatchupDbStatement *statement,
             int kind,
             const char *source,
             gboolean *out,
             GError **error)
{
  bind_source (statement, kind, source);
  *out = matchup_db_statement_step (statement);
  return matchup_db_statement_check (statement, error);
}

/* A part of a text without having all of it in memory. */
static char *
read_piece (sqlite3 *connection,
            const char *table,
            gint64 row,
            gint64 start,
            gint64 *length, /* -1: a piece */
            gint64 *whole,
            GError **error)
{
  g_autofree char *text = NULL;
  sqlite3_blob *blob = NULL;
  int status = sqlite3_blob_open (connection, "main", table, "text", row, 0, &blob);

  if (status == SQLITE_OK)
    {
      *whole = sqlite3_blob_bytes (blob);
      start = MIN (start, *whole);
      *length = MIN (*length >= 0 ? *length : PIECE, *whole - start);
      text = g_malloc ((gsize) *length + 1);
      status = sqlite3_blob_read (blob, text, (int) *length, (int) start);
      text[*length] = '\0';
    }
  sqlite3_blob_close (blob);
  if (status == SQLITE_OK)
    return g_steal_pointer (&text);
  matchup_db_set_error (error, connection, status);
  return NULL;
}

/* An id near @time that is free: where many have the same time, not one after the other is tried.
 */
static gboolean
find_id (Rows *self, gint64 time, gint64 *id, GError **error)
{
  gint64 first = MAX (time, 0) / SLOT;
  gboolean taken = TRUE;

  for (guint width = 0; taken; width = MIN (width + 1, 30))
    {
      *id = first + g_random_int_range (0, 1 << width);
      matchup_db_statement_bind_int (&self->is_taken, 1, *id);
      taken = matchup_db_statement_step (&self->is_taken);
      if (!matchup_db_statement_check (&self->is_taken, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_document (Rows *self,
              int kind,
              const char *source,
              gint64 time,
              gint64 start,
              const char *text,
              gsize length,
              GError **error)
{
  MatchupDbStatement *add = &self->add[kind == MATCHUP_SEARCH_SOURCE_TITLE ? 1 : 0];
  gint64 id;

  if (length == 0)
    return TRUE;
  if (!find_id (self, time, &id, error))
    return FALSE;
  bind_source (&self->add_document, kind, source);
  matchup_db_statement_bind_int (&self->add_document, 3, id);
  matchup_db_statement_bind_int (&self->add_document, 4, start);
  matchup_db_statement_bind_int (&self->add_document, 5, (gint64) length);
  matchup_db_statement_bind_int (add, 1, id);
  matchup_db_statement_bind_string (add, 2, text, length);
  return matchup_db_statement_run (&self->add_document, error) &&
         matchup_db_statement_run (add, error);
}

/* The end of a piece: at a blank if there is one near, else between two characters. */
static gsize
find_cut (const char *text, gsize length)
{
  gsize cut = length;

  for (gsize i = length; i > length - OVERLAP / 2; i--)
    {
      if (g_ascii_isspace (text[i - 1]))
        return i;
    }
  /* What is behind is not known here: the last character goes to the next piece. */
  do
    cut--;
  while (cut > length - 4 && ((guchar) text[cut] & 0xc0) == 0x80);
  return cut;
}

static gboolean
add_part (Rows *self, const char *source, gint64 start, GError **error)
{
  gint64 part = g_ascii_strtoll (source, NULL, 10);
  g_autofree char *text = NULL;
  gint64 length = -1;
  gint64 whole;
  gint64 time;
  gsize cut;
  gboolean there;

  matchup_db_statement_bind_int (&self->part, 1, part);
  there = matchup_db_statement_step (&self->part);
  time = there ? matchup_db_statement_get_int (&self->part, 0) : 0;
  if (!matchup_db_statement_check (&self->part, error))
    return FALSE;
  if (!there)
    return run_matched (&self->drop_pending, MATCHUP_SEARCH_SOURCE_PART, source, error);
  text = read_piece (self->connection, "parts", part, start, &length, &whole, error);
  if (text == NULL)
    return FALSE;
  cut = start + length < whole ? find_cut (text, (gsize) length) : (gsize) length;
  if (!add_document (self, MATCHUP_SEARCH_SOURCE_PART, source, time, start, text, cut, error))
    return FALSE;
  if (start + (gint64) cut >= whole)
    return run_matched (&self->drop_pending, MATCHUP_SEARCH_SOURCE_PART, source, error);
  /* Not into the middle of a character. */
  cut -= OVERLAP;
  while (((guchar) text[cut] & 0xc0) == 0x80 && cut > 1)
    cut--;
  matchup_db_statement_bind_int (&self->set_pending, 3, start + (gint64) cut);
  return run_matched (&self->set_pending, MATCHUP_SEARCH_SOURCE_PART, source, error);
}

/* Time and text of what is no part. */
static const char *
get_short_sql (int kind)
{
  switch (kind)
    {
    case MATCHUP_SEARCH_SOURCE_TITLE:
      return "SELECT created_at, title FROM conversations WHERE id = ?1";
    case MATCHUP_SEARCH_SOURCE_NOTE:
      return "SELECT voted_at, note FROM votes WHERE round_id = ?1 AND note <> ''";
    default:
      return "SELECT created_at, name FROM files JOIN parts ON parts.id = part_id"
             " JOIN messages ON messages.id = message_id JOIN rounds ON rounds.id = round_id"
             " WHERE part_id = ?1";
    }
}

static gboolean
add_short (Rows *self, int kind, const char *source, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, self->connection, get_short_sql (kind));
  if (kind == MATCHUP_SEARCH_SOURCE_NAME)
    matchup_db_statement_bind_int (&select, 1, g_ascii_strtoll (source, NULL, 10));
  else
    matchup_db_statement_bind_text (&select, 1, source);
  if (matchup_db_statement_step (&select))
    {
      gint64 time = matchup_db_statement_get_int (&select, 0);
      g_autoptr (GBytes) text = matchup_db_statement_dup_bytes (&select, 1);
      gsize length;
      const char *bytes = g_bytes_get_data (text, &length);

      if (!add_document (self, kind, source, time, 0, bytes, length, error))
        return FALSE;
    }
  return matchup_db_statement_check (&select, error) &&
         run_matched (&self->drop_pending, kind, source, error);
}

static gboolean
add_source (Rows *self, int kind, const char *source, gint64 start, GError **error)
{
  gboolean there;

  /* Taken in already: before this, nothing was changed. */
  if (start == 0)
    {
      if (!ask_matched (&self->has_document, kind, source, &there, error))
        return FALSE;
      if (there)
        return run_matched (&self->drop_pending, kind, source, error);
    }
  return kind == MATCHUP_SEARCH_SOURCE_PART ? add_part (self, source, start, error)
                                            : add_short (self, kind, source, error);
}

static gboolean
add_pending (Rows *self, gboolean *left, GError **error)
{
  for (;;)
    {
      MatchupDbStatement *next = &self->next_pending;
      g_autofree char *source = NULL;
      gint64 start = 0;
      int kind = 0;

      if (matchup_db_statement_step (next))
        {
          kind = (int) matchup_db_statement_get_int (next, 0);
          source = matchup_db_statement_dup_text (next, 1);
          start = matchup_db_statement_get_int (next, 2);
        }
      if (!matchup_db_statement_check (next, error))
        return FALSE;
      if (source == NULL)
        return TRUE;
      if (is_late (self))
        {
          *left = TRUE;
          return TRUE;
        }
      if (!add_source (self, kind, source, start, error))
        return FALSE;
    }
}

/* Takes a document out of the index, which has to be told its words for that. */
static gboolean
remove_document (Rows *self,
                 gint64 id,
                 int kind,
                 gint64 removed,
                 gint64 start,
                 gint64 length,
                 GError **error)
{
  g_auto (MatchupDbStatement) remove = { 0 };
  g_auto (MatchupDbStatement) drop = { 0 };
  g_autofree char *text = NULL;
  gint64 whole;

  text = read_piece (self->connection, "search_removed", removed, start, &length, &whole, error);
  if (text == NULL)
    return FALSE;
  matchup_db_statement_init (
      &remove,
      self->connection,
      kind == MATCHUP_SEARCH_SOURCE_TITLE
          ? "INSERT INTO search_titles (search_titles, rowid, text) VALUES ('delete', ?1, ?2)"
          : "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?1, ?2)");
  matchup_db_statement_bind_int (&remove, 1, id);
  matchup_db_statement_bind_string (&remove, 2, text, (gsize) length);
  matchup_db_statement_init (&drop, self->connection, "DELETE FROM search_documents WHERE id = ?1");
  matchup_db_statement_bind_int (&drop, 1, id);
  return matchup_db_statement_run (&remove, error) && matchup_db_statement_run (&drop, error);
}

static gboolean
remove_gone (Rows *self, gboolean *left, GError **error)
{
  g_auto (MatchupDbStatement) next = { 0 };
  gboolean any = FALSE;

  matchup_db_statement_init (&next,
                             self->connection,
                             "SELECT id, kind, removed, start, length FROM search_documents"
                             " WHERE removed IS NOT NULL LIMIT 1");
  while (matchup_db_statement_step (&next))
    {
      gint64 id = matchup_db_statement_get_int (&next, 0);
      int kind = (int) matchup_db_statement_get_int (&next, 1);
      gint64 removed = matchup_db_statement_get_int (&next, 2);
      gint64 start = matchup_db_statement_get_int (&next, 3);
      gint64 length = matchup_db_statement_get_int (&next, 4);

      if (!matchup_db_statement_check (&next, error))
        return FALSE;
      any = TRUE;
      if (is_late (self))
        {
          *left = TRUE;
          return TRUE;
        }
      if (!remove_document (self, id, kind, removed, start, length, error))
        return FALSE;
    }
  if (!matchup_db_statement_check (&next, error))
    return FALSE;
  return !any || matchup_db_exec (self->connection,
                                  "DELETE FROM search_removed;"
                                  "REPLACE INTO search_state (name, value) VALUES ('purge', 1);",
                                  error);
}

static gboolean
update (Rows *self, gboolean *left, GError **error)
{
  return remove_gone (self, left, error) && (*left || add_pending (self, left, error));
}

/* Asked after every writing transaction: nearly always there is nothing. */
static gboolean
has_work (sqlite3 *connection, gboolean *out, GError **error)
{
  g_auto (MatchupDbStatement) ask = { 0 };

  matchup_db_statement_init (&ask,
                             connection,
                             "SELECT 1 WHERE EXISTS (SELECT 1 FROM search_pending) OR EXISTS"
                             " (SELECT 1 FROM search_documents WHERE removed IS NOT NULL)");
  *out = matchup_db_statement_step (&ask);
  return matchup_db_statement_check (&ask, error);
}

gboolean
matchup_search_rows_update (sqlite3 *connection,
                            gint64 microseconds,
                            gboolean *left,
                            GError **error)
{
  g_auto (Rows) self = { 0 };
  gboolean work;

  *left = FALSE;
  if (!has_work (connection, &work, error))
    return FALSE;
  if (!work)
    return TRUE;
  rows_init (&self, connection, microseconds);
  if (!update (&self, left, error))
    return FALSE;
  *left = TRUE; /* at least to be merged */
  return TRUE;
}

gboolean
matchup_search_rows_forget_all (sqlite3 *connection, GError **error)
{
  return matchup_db_exec (connection,
                          "REPLACE INTO search_state (name, value) VALUES ('words', 0)",
                          error);
}

static gboolean
begin_anew (sqlite3 *connection, GError **error)
{
  g_autofree char *note = g_strdup_printf ("REPLACE INTO search_state (name, value)"
                                           " VALUES ('words', %d)",
                                           MATCHUP_SEARCH_WORDS_VERSION);

  return matchup_db_exec (connection,
                          "INSERT INTO search_index (search_index) VALUES ('delete-all');"
                          "INSERT INTO search_titles (search_titles) VALUES ('delete-all');"
                          "INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);"
                          "DELETE FROM search_documents; DELETE FROM search_removed;"
                          "DELETE FROM search_pending; DELETE FROM search_state;"
                          "INSERT INTO search_state (name, value) VALUES ('titles', ''),"
                          " ('notes', ''), ('names', 0),"
                          " ('parts', (SELECT coalesce (max (id), 0) + 1 FROM parts));",
                          error) &&
         matchup_db_exec (connection, note, error);
}

/* The next sources from before there was an index: ?1 is the last one that was taken in. */
static const struct
{
  const char *state;
  MatchupSearchSource kind;
  const char *sql;
} walks[] = {
  { "titles",
    MATCHUP_SEARCH_SOURCE_TITLE,
    "SELECT id FROM conversations WHERE id > ?1 ORDER BY id LIMIT " WALK },
  { "notes",
    MATCHUP_SEARCH_SOURCE_NOTE,
    "SELECT round_id AS id FROM votes WHERE round_id > ?1 ORDER BY round_id LIMIT " WALK },
  { "names",
    MATCHUP_SEARCH_SOURCE_NAME,
    "SELECT part_id AS id FROM files WHERE part_id > ?1 ORDER BY part_id LIMIT " WALK },
  { "parts",
    MATCHUP_SEARCH_SOURCE_PART,
    "SELECT id FROM parts WHERE id < ?1 ORDER BY id DESC LIMIT " WALK },
};

/* Notes a row of sources as pending, and where it goes on. */
static gboolean
walk (sqlite3 *connection, guint i, GError **error)
{
  g_autofree char *want =
      g_strdup_printf ("INSERT INTO search_pending (kind, source) SELECT %d, * FROM (%s)"
                       " WHERE TRUE ON CONFLICT DO NOTHING",
                       (int) walks[i].kind,
                       walks[i].sql);
  /* Without a row, the end is a NULL. */
  g_autofree char *go_on =
      g_strdup_printf ("UPDATE search_state SET value = (SELECT %s (id) FROM (%s))"
                       " WHERE name = ?2",
                       walks[i].kind == MATCHUP_SEARCH_SOURCE_PART ? "min" : "max",
                       walks[i].sql);
  g_auto (MatchupDbStatement) ask = { 0 };
  g_auto (MatchupDbStatement) add = { 0 };
  g_auto (MatchupDbStatement) note = { 0 };
  sqlite3_value *last;

  matchup_db_statement_init (&ask, connection, "SELECT value FROM search_state WHERE name = ?1");
  matchup_db_statement_bind_text (&ask, 1, walks[i].state);
  if (!matchup_db_statement_step (&ask))
    return matchup_db_statement_check (&ask, error);
  last = sqlite3_column_value (ask.statement, 0);
  matchup_db_statement_init (&add, connection, want);
  matchup_db_statement_init (&note, connection, go_on);
  sqlite3_bind_value (add.statement, 1, last);
  sqlite3_bind_value (note.statement, 1, last);
  matchup_db_statement_bind_text (&note, 2, walks[i].state);
  return matchup_db_statement_check (&ask, error) && matchup_db_statement_run (&add, error) &&
         matchup_db_statement_run (&note, error);
}

/* The number of the next walk to be gone on with; G_N_ELEMENTS (walks) when all are done. */
static gboolean
find_walk (sqlite3 *connection, guint *out, GError **error)
{
  g_auto (MatchupDbStatement) ask = { 0 };

  matchup_db_statement_init (&ask,
                             connection,
                             "SELECT value IS NOT NULL FROM search_state WHERE name = ?1");
  for (*out = 0; *out < G_N_ELEMENTS (walks); *out += 1)
    {
      gboolean goes_on;

      matchup_db_statement_bind_text (&ask, 1, walks[*out].state);
      goes_on = matchup_db_statement_step (&ask) && matchup_db_statement_get_int (&ask, 0) != 0;
      if (!matchup_db_statement_check (&ask, error))
        return FALSE;
      if (goes_on)
        return TRUE;
    }
  return TRUE;
}

static gboolean
read_state (sqlite3 *connection, const char *name, gint64 *value, GError **error)
{
  g_auto (MatchupDbStatement) ask = { 0 };

  matchup_db_statement_init (&ask, connection, "SELECT value FROM search_state WHERE name = ?1");
  matchup_db_statement_bind_text (&ask, 1, name);
  *value = matchup_db_statement_step (&ask) ? matchup_db_statement_get_int (&ask, 0) : 0;
  return matchup_db_statement_check (&ask, error);
}

/*
 * What is added comes to the index in small parts, which have to be merged to few large ones. FTS5
 * would do that in bursts of up to half a second within whatever transaction is next; here it is
 * told not to (automerge), and it is done bit by bit.
 *
 * What is removed is only noted there; its words go with a merge of all that is older. @all (once,
 * to begin with) has everything take part, so that nothing of what a person deleted stays.
 */
static gboolean
merge (sqlite3 *connection, gboolean all, gboolean *left, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO search_index (search_index, rank) VALUES ('merge', %d);",
                       all ? -MERGE_PAGES : MERGE_PAGES);
  int before = sqlite3_total_changes (connection);

  if (!matchup_db_exec (connection, sql, error))
    return FALSE;
  /* This is how FTS5 tells that there was nothing to do. */
  *left = sqlite3_total_changes (connection) - before >= 2;
  return TRUE;
}

/* The state "purge": 1 where it is to be begun, 2 under way. */
static gboolean
purge (sqlite3 *connection, gboolean *left, GError **error)
{
  gint64 state;

  if (!read_state (connection, "purge", &state, error))
    return FALSE;
  if (state == 0)
    return TRUE;
  if (!merge (connection, state == 1, left, error))
    return FALSE;
  if (*left || state == 1)
    {
      *left = TRUE;
      return matchup_db_exec (connection,
                              "REPLACE INTO search_state (name, value) VALUES ('purge', 2);",
                              error);
    }
  return matchup_db_exec (connection,
                          "INSERT INTO search_titles (search_titles) VALUES ('optimize');"
                          "DELETE FROM search_state WHERE name = 'purge';",
                          error);
}

gboolean
matchup_search_rows_step (sqlite3 *connection,
                          gint64 microseconds,
                          gboolean thorough,
                          gboolean *left,
                          GError **error)
{
  g_auto (Rows) self = { 0 };
  gboolean merges = FALSE;
  gint64 words;
  guint i;

  *left = FALSE;
  if (!read_state (connection, "words", &words, error) ||
      (words != MATCHUP_SEARCH_WORDS_VERSION && !begin_anew (connection, error)))
    return FALSE;
  rows_init (&self, connection, microseconds);
  do
    {
      if (!update (&self, left, error) || !find_walk (connection, &i, error))
        return FALSE;
      if (!*left && i < G_N_ELEMENTS (walks) && !walk (connection, i, error))
        return FALSE;
    }
  while (!*left && i < G_N_ELEMENTS (walks));
  if (!merge (connection, FALSE, &merges, error))
    return FALSE;
  if (!*left && !merges && thorough && !purge (connection, &merges, error))
    return FALSE;
  *left |= merges;
  return TRUE;
}

gboolean
matchup_search_rows_is_whole (sqlite3 *connection, gboolean *whole, GError **error)
{
  gboolean work;
  gint64 words;
  guint i;

  if (!has_work (connection, &work, error) || !find_walk (connection, &i, error) ||
      !read_state (connection, "words", &words, error))
    return FALSE;
  *whole = !work && i == G_N_ELEMENTS (walks) && words == MATCHUP_SEARCH_WORDS_VERSION;
  return TRUE;
}
