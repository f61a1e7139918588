/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round-rows.h"

#include "matchup-db-statement.h"
#include "matchup-file-rows.h"
#include "matchup-part-writer.h"
#include "matchup-picture-rows.h"

/* Numbers parted by blanks; NULL for none. */
static GArray *
read_slots (MatchupDbStatement *select, int column)
{
  g_autofree char *text = matchup_db_statement_dup_text (select, column);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  GArray *slots = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 slot;
      guint value;

      if (!g_ascii_string_to_unsigned (words[i], 10, 0, G_MAXUINT, &slot, NULL))
        break;
      value = (guint) slot;
      if (slots == NULL)
        slots = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (slots, value);
    }
  return slots;
}

static char *
write_slots (GArray *slots)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    g_string_append_printf (text, i > 0 ? " %u" : "%u", g_array_index (slots, guint, i));
  return g_string_free (text, FALSE);
}

/*
 * The round before, NULL at the beginning, which is stored as ''. Where it was never stored (the
 * disk was full), or this one comes from a program that knew no branches yet and is still running
 * (NULL), it is the one that was asked before.
 */
static char *
dup_parent (MatchupDbStatement *select, int column, GPtrArray *before, GHashTable *by_id)
{
  g_autofree char *stored = matchup_db_statement_dup_text (select, column);
  const MatchupRoundRecord *last = NULL;

  if (stored != NULL && *stored == '\0')
    return NULL;
  if (stored != NULL && g_hash_table_contains (by_id, stored))
    return g_steal_pointer (&stored);
  last = before->len > 0 ? g_ptr_array_index (before, before->len - 1) : NULL;
  return last != NULL ? g_strdup (last->id) : NULL;
}

GPtrArray *
matchup_round_rows_load (sqlite3 *connection, const char *conversation_id, GError **error)
{
  g_autoptr (GPtrArray) rounds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_round_record_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (MatchupDbStatement) select = { 0 };
  gboolean more = FALSE; /* pictures or files */

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT rounds.id, conversation_id, rounds.position, created_at, parts.text, blind, slots,"
      " revealed_at, reveal_together, fresh, parent_id, deleted_at IS NOT NULL, summary,"
      " EXISTS (SELECT 1 FROM parts AS more WHERE more.message_id = messages.id"
      "  AND more.position > 0) FROM rounds"
      " LEFT JOIN messages ON messages.round_id = rounds.id"
      " LEFT JOIN parts ON parts.message_id = messages.id AND parts.position = 0"
      " WHERE conversation_id = ?1 ORDER BY rounds.position, created_at, rounds.id");
  matchup_db_statement_bind_text (&select, 1, conversation_id);
  while (matchup_db_statement_step (&select))
    {
      MatchupRoundRecord *record = g_new0 (MatchupRoundRecord, 1);

      record->id = matchup_db_statement_dup_text (&select, 0);
      record->conversation_id = matchup_db_statement_dup_text (&select, 1);
      record->position = (int) matchup_db_statement_get_int (&select, 2);
      record->created_at = matchup_db_statement_get_int (&select, 3);
      record->prompt = matchup_db_statement_dup_text (&select, 4);
      if (record->prompt == NULL)
        record->prompt = g_strdup ("");
      record->blind = matchup_db_statement_get_int (&select, 5) != 0;
      record->slots = read_slots (&select, 6);
      record->revealed_at = matchup_db_statement_get_int (&select, 7);
      record->reveal_together = matchup_db_statement_get_int (&select, 8) != 0;
      record->fresh = matchup_db_statement_get_int (&select, 9) != 0;
      record->parent_id = dup_parent (&select, 10, rounds, by_id);
      record->deleted = matchup_db_statement_get_int (&select, 11) != 0;
      record->summary = matchup_db_statement_dup_text (&select, 12);
      more |= matchup_db_statement_get_int (&select, 13) != 0;
      g_ptr_array_add (rounds, record);
      g_hash_table_insert (by_id, record->id, record);
    }
  if (!matchup_db_statement_check (&select, error) ||
      (more && (!matchup_picture_rows_load (connection, conversation_id, by_id, error) ||
                !matchup_file_rows_load (connection, conversation_id, by_id, error))))
    return NULL;
  return g_steal_pointer (&rounds);
}

/* Behind all that are there: where some are gone for good, their number would be too small. */
#define POSITION                                                     \
  "max (?3, (SELECT coalesce (max (position) + 1, 0) FROM rounds AS" \
  " other WHERE other.conversation_id = ?2))"

gboolean
matchup_round_rows_save (sqlite3 *connection,
                         const char *folder,
                         const MatchupRoundRecord *round,
                         GError **error)
{
  g_autofree char *slots = write_slots (round->slots);
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (&save,
                             connection,
                             "INSERT INTO rounds (id, conversation_id, position, created_at, blind,"
                             " slots, revealed_at, reveal_together, fresh, parent_id)"
                             " VALUES (?1, ?2, " POSITION
                             ", ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING");
  matchup_db_statement_bind_text (&save, 1, round->id);
  matchup_db_statement_bind_text (&save, 2, round->conversation_id);
  matchup_db_statement_bind_int (&save, 3, round->position);
  matchup_db_statement_bind_int (&save, 4, round->created_at);
  matchup_db_statement_bind_int (&save, 5, round->blind);
  matchup_db_statement_bind_text (&save, 6, slots);
  matchup_db_statement_bind_int (&save, 7, round->revealed_at);
  matchup_db_statement_bind_int (&save, 8, round->reveal_together);
  matchup_db_statement_bind_int (&save, 9, round->fresh);
  matchup_db_statement_bind_text (&save, 10, round->parent_id != NULL ? round->parent_id : "");
  return matchup_db_statement_run (&save, error) &&
         matchup_part_writer_set_prompt (connection, round->id, round->prompt, error) &&
         matchup_picture_rows_save (connection, folder, round->id, round->pictures, error) &&
         matchup_file_rows_save (connection, round->id, round->files, error);
}

gboolean
matchup_round_rows_set_deleted (sqlite3 *connection, GStrv ids, gboolean deleted, GError **error)
{
  gint64 now = g_get_real_time ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_auto (MatchupDbStatement) statement = { 0 };

      matchup_db_statement_init (&statement,
                                 connection,
                                 "UPDATE rounds SET deleted_at = nullif (?2, 0) WHERE id = ?1");
      matchup_db_statement_bind_text (&statement, 1, ids[i]);
      matchup_db_statement_bind_int (&statement, 2, deleted ? now : 0);
      if (!matchup_db_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_round_rows_set_summary (sqlite3 *connection,
                                const char *id,
                                const char *summary,
                                GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "UPDATE rounds SET summary = ?2 WHERE id = ?1");
  matchup_db_statement_bind_text (&statement, 1, id);
  matchup_db_statement_bind_text (&statement, 2, summary);
  return matchup_db_statement_run (&statement, error);
}

/* What stays follows what was before the one that goes; a chain of these takes several steps. */
static gboolean
relink (sqlite3 *connection, gint64 before, GError **error)
{
  do
    {
      g_auto (MatchupDbStatement) statement = { 0 };

      matchup_db_statement_init (
          &statement,
          connection,
          "UPDATE rounds INDEXED BY rounds_by_parent SET parent_id ="
          " (SELECT coalesce (gone.parent_id, '') FROM rounds gone WHERE gone.id ="
          " rounds.parent_id)"
          " WHERE (deleted_at IS NULL OR deleted_at >= ?1)"
          " AND parent_id IN (SELECT id FROM rounds WHERE deleted_at < ?1)");
      matchup_db_statement_bind_int (&statement, 1, before);
      if (!matchup_db_statement_run (&statement, error))
        return FALSE;
    }
  while (sqlite3_changes (connection) > 0);
  return TRUE;
}

gboolean
matchup_round_rows_purge (sqlite3 *connection, gint64 before, GError **error)
{
  g_auto (MatchupDbStatement) rounds = { 0 };
  g_auto (MatchupDbStatement) runs = { 0 };

  if (!relink (connection, before, error))
    return FALSE;
  matchup_db_statement_init (&rounds, connection, "DELETE FROM rounds WHERE deleted_at < ?1");
  matchup_db_statement_bind_int (&rounds, 1, before);
  matchup_db_statement_init (&runs, connection, "DELETE FROM runs WHERE deleted_at < ?1");
  matchup_db_statement_bind_int (&runs, 1, before);
  return matchup_db_statement_run (&rounds, error) && matchup_db_statement_run (&runs, error);
}
