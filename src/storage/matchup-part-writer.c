/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-part-writer.h"

#include "matchup-db-statement.h"
#include "matchup-enum-types.h"

static gboolean
ensure_part (sqlite3 *connection,
             const char *run_id,
             int position,
             MatchupPartKind kind,
             GError **error)
{
  g_auto (MatchupDbStatement) message = { 0 };
  g_auto (MatchupDbStatement) part = { 0 };

  matchup_db_statement_init (
      &message,
      connection,
      "INSERT INTO messages (role, run_id) VALUES ('assistant', ?1) ON CONFLICT DO NOTHING");
  matchup_db_statement_bind_text (&message, 1, run_id);
  matchup_db_statement_init (&part,
                             connection,
                             "INSERT INTO parts (message_id, position, kind)"
                             " SELECT id, ?2, ?3 FROM messages WHERE run_id = ?1"
                             " ON CONFLICT DO NOTHING");
  matchup_db_statement_bind_text (&part, 1, run_id);
  matchup_db_statement_bind_int (&part, 2, position);
  matchup_db_statement_bind_text (&part,
                                  3,
                                  matchup_enum_get_nick (MATCHUP_TYPE_PART_KIND, (int) kind));
  return matchup_db_statement_run (&message, error) && matchup_db_statement_run (&part, error);
}

gboolean
matchup_part_writer_append (sqlite3 *connection,
                            const char *run_id,
                            int position,
                            MatchupPartKind kind,
                            GBytes *text,
                            GError **error)
{
  g_auto (MatchupDbStatement) chunk = { 0 };
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);

  if (!ensure_part (connection, run_id, position, kind, error))
    return FALSE;
  matchup_db_statement_init (&chunk,
                             connection,
                             "INSERT INTO part_chunks (part_id, text)"
                             " SELECT parts.id, ?3 FROM parts JOIN messages"
                             " ON messages.id = parts.message_id"
                             " WHERE messages.run_id = ?1 AND parts.position = ?2");
  matchup_db_statement_bind_text (&chunk, 1, run_id);
  matchup_db_statement_bind_int (&chunk, 2, position);
  matchup_db_statement_bind_string (&chunk, 3, bytes != NULL ? bytes : "", length);
  return matchup_db_statement_run (&chunk, error);
}

static const char replace_sql[] = "UPDATE parts SET text = ?3 WHERE position = ?2"
                                  " AND message_id = (SELECT id FROM messages WHERE run_id = ?1)";

static const char clear_part_sql[] =
    "DELETE FROM part_chunks WHERE part_id = (SELECT parts.id FROM parts JOIN messages"
    " ON messages.id = parts.message_id WHERE messages.run_id = ?1 AND parts.position = ?2)";

gboolean
matchup_part_writer_replace (sqlite3 *connection,
                             const char *run_id,
                             int position,
                             MatchupPartKind kind,
                             const GString *text,
                             GError **error)
{
  g_auto (MatchupDbStatement) replace = { 0 };
  g_auto (MatchupDbStatement) clear = { 0 };

  if (!ensure_part (connection, run_id, position, kind, error))
    return FALSE;
  matchup_db_statement_init (&replace, connection, replace_sql);
  matchup_db_statement_bind_text (&replace, 1, run_id);
  matchup_db_statement_bind_int (&replace, 2, position);
  matchup_db_statement_bind_string (&replace, 3, text->str, text->len);
  matchup_db_statement_init (&clear, connection, clear_part_sql);
  matchup_db_statement_bind_text (&clear, 1, run_id);
  matchup_db_statement_bind_int (&clear, 2, position);
  return matchup_db_statement_run (&replace, error) && matchup_db_statement_run (&clear, error);
}

/* group_concat follows the order of its input, which SQLite keeps for a sorted subquery. */
static const char join_sql[] =
    "UPDATE parts SET text = text || coalesce ((SELECT group_concat (text, '') FROM"
    " (SELECT text FROM part_chunks WHERE part_id = parts.id ORDER BY id)), '')"
    " WHERE message_id IN (SELECT id FROM messages WHERE run_id = ?1)";

static const char clear_sql[] =
    "DELETE FROM part_chunks WHERE part_id IN (SELECT parts.id FROM parts JOIN messages"
    " ON messages.id = parts.message_id WHERE messages.run_id = ?1)";

gboolean
matchup_part_writer_join (sqlite3 *connection, const char *run_id, GError **error)
{
  g_auto (MatchupDbStatement) join = { 0 };
  g_auto (MatchupDbStatement) clear = { 0 };

  matchup_db_statement_init (&join, connection, join_sql);
  matchup_db_statement_bind_text (&join, 1, run_id);
  matchup_db_statement_init (&clear, connection, clear_sql);
  matchup_db_statement_bind_text (&clear, 1, run_id);
  return matchup_db_statement_run (&join, error) && matchup_db_statement_run (&clear, error);
}

gboolean
matchup_part_writer_set_prompt (sqlite3 *connection,
                                const char *round_id,
                                const char *text,
                                GError **error)
{
  g_auto (MatchupDbStatement) message = { 0 };
  g_auto (MatchupDbStatement) part = { 0 };

  matchup_db_statement_init (
      &message,
      connection,
      "INSERT INTO messages (role, round_id) VALUES ('user', ?1) ON CONFLICT DO NOTHING");
  matchup_db_statement_bind_text (&message, 1, round_id);
  matchup_db_statement_init (
      &part,
      connection,
      "INSERT INTO parts (message_id, position, kind, text)"
      " SELECT id, 0, 'text', ?2 FROM messages WHERE round_id = ?1"
      " ON CONFLICT (message_id, position) DO UPDATE SET text = excluded.text");
  matchup_db_statement_bind_text (&part, 1, round_id);
  matchup_db_statement_bind_text (&part, 2, text);
  return matchup_db_statement_run (&message, error) && matchup_db_statement_run (&part, error);
}
