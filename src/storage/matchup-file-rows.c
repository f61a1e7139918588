/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-rows.h"

#include "matchup-db-statement.h"
#include "matchup-file-part.h"

static gboolean
find_message (sqlite3 *connection,
              const char *round_id,
              gint64 *message,
              gint64 *position,
              GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT messages.id, max (parts.position) + 1,"
      " EXISTS (SELECT 1 FROM parts AS other WHERE other.message_id = messages.id"
      "  AND other.kind = 'file')"
      " FROM messages JOIN parts ON parts.message_id = messages.id"
      " WHERE messages.round_id = ?1 GROUP BY messages.id");
  matchup_db_statement_bind_text (&select, 1, round_id);
  *message = -1;
  while (matchup_db_statement_step (&select))
    {
      /* A round that is saved once more has its files. */
      if (matchup_db_statement_get_int (&select, 2) != 0)
        continue;
      *message = matchup_db_statement_get_int (&select, 0);
      *position = matchup_db_statement_get_int (&select, 1);
    }
  return matchup_db_statement_check (&select, error);
}

static gboolean
save_file (sqlite3 *connection,
           gint64 message,
           gint64 position,
           MatchupFilePart *file,
           GError **error)
{
  g_auto (MatchupDbStatement) part = { 0 };
  g_auto (MatchupDbStatement) facts = { 0 };

  matchup_db_statement_init (&part,
                             connection,
                             "INSERT INTO parts (message_id, position, kind, text)"
                             " VALUES (?1, ?2, 'file', ?3)");
  matchup_db_statement_bind_int (&part, 1, message);
  matchup_db_statement_bind_int (&part, 2, position);
  matchup_db_statement_bind_text (&part, 3, matchup_file_part_peek_text (file, NULL));
  if (!matchup_db_statement_run (&part, error))
    return FALSE;
  matchup_db_statement_init (&facts,
                             connection,
                             "INSERT INTO files (part_id, name, mime_type, size, pages)"
                             " SELECT id, ?3, ?4, ?5, ?6 FROM parts"
                             " WHERE message_id = ?1 AND position = ?2");
  matchup_db_statement_bind_int (&facts, 1, message);
  matchup_db_statement_bind_int (&facts, 2, position);
  matchup_db_statement_bind_text (&facts, 3, matchup_file_part_get_name (file));
  matchup_db_statement_bind_text (&facts, 4, matchup_file_part_get_mime_type (file));
  matchup_db_statement_bind_int (&facts, 5, matchup_file_part_get_size (file));
  matchup_db_statement_bind_int (&facts, 6, matchup_file_part_get_pages (file));
  return matchup_db_statement_run (&facts, error);
}

gboolean
matchup_file_rows_save (sqlite3 *connection, const char *round_id, GPtrArray *files, GError **error)
{
  gint64 message;
  gint64 position;

  if (files == NULL || files->len == 0)
    return TRUE;
  if (!find_message (connection, round_id, &message, &position, error))
    return FALSE;
  for (guint i = 0; message >= 0 && i < files->len; i++)
    {
      if (!save_file (connection, message, position + i, g_ptr_array_index (files, i), error))
        return FALSE;
    }
  return TRUE;
}

static MatchupFilePart *
read_file (MatchupDbStatement *select)
{
  g_autofree char *text = matchup_db_statement_dup_text (select, 1);
  g_autofree char *name = matchup_db_statement_dup_text (select, 2);
  g_autofree char *mime_type = matchup_db_statement_dup_text (select, 3);

  return matchup_file_part_new (name != NULL ? name : "",
                                mime_type != NULL ? mime_type : "text/plain",
                                matchup_db_statement_get_int (select, 4),
                                (guint) MAX (0, matchup_db_statement_get_int (select, 5)),
                                text != NULL ? text : "");
}

gboolean
matchup_file_rows_load (sqlite3 *connection,
                        const char *conversation_id,
                        GHashTable *rounds,
                        GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT rounds.id, parts.text, name, mime_type, size, pages FROM rounds"
      " JOIN messages ON messages.round_id = rounds.id"
      " JOIN parts ON parts.message_id = messages.id AND parts.kind = 'file'"
      " LEFT JOIN files ON files.part_id = parts.id"
      " WHERE conversation_id = ?1 ORDER BY rounds.id, parts.position");
  matchup_db_statement_bind_text (&select, 1, conversation_id);
  while (matchup_db_statement_step (&select))
    {
      g_autofree char *round_id = matchup_db_statement_dup_text (&select, 0);
      MatchupRoundRecord *round = g_hash_table_lookup (rounds, round_id);

      if (round == NULL)
        continue;
      if (round->files == NULL)
        round->files = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (round->files, read_file (&select));
    }
  return matchup_db_statement_check (&select, error);
}
