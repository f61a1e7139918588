/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-rows.h"

#include "matchup-blob-files.h"
#include "matchup-db-statement.h"

/* The text of the prompt is at 0. */
#define FIRST_POSITION 1

static gboolean
save_version (sqlite3 *connection,
              const char *folder,
              const char *round_id,
              guint position,
              int variant,
              const MatchupPictureVersion *version,
              const MatchupPictureRecord *record,
              GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };

  if (version->sha256 == NULL)
    return TRUE;
  if (version->bytes != NULL &&
      !matchup_blob_files_write (folder, version->sha256, version->bytes, error))
    return FALSE;
  matchup_db_statement_init (
      &save,
      connection,
      "INSERT INTO pictures (part_id, variant, sha256, mime_type, size, width, height,"
      " original_size, original_width, original_height)"
      " SELECT parts.id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM parts JOIN messages"
      " ON messages.id = parts.message_id WHERE round_id = ?1 AND parts.position = ?2"
      " ON CONFLICT (part_id, variant) DO NOTHING");
  matchup_db_statement_bind_text (&save, 1, round_id);
  matchup_db_statement_bind_int (&save, 2, position);
  matchup_db_statement_bind_int (&save, 3, variant);
  matchup_db_statement_bind_text (&save, 4, version->sha256);
  matchup_db_statement_bind_text (&save, 5, version->mime_type);
  matchup_db_statement_bind_int (&save, 6, version->size);
  matchup_db_statement_bind_int (&save, 7, version->width);
  matchup_db_statement_bind_int (&save, 8, version->height);
  matchup_db_statement_bind_int (&save, 9, record->original_size);
  matchup_db_statement_bind_int (&save, 10, record->original_width);
  matchup_db_statement_bind_int (&save, 11, record->original_height);
  return matchup_db_statement_run (&save, error);
}

static gboolean
save_part (sqlite3 *connection,
           const char *round_id,
           guint position,
           const char *alt_text,
           GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (&save,
                             connection,
                             "INSERT INTO parts (message_id, position, kind, text)"
                             " SELECT id, ?2, 'image', ?3 FROM messages WHERE round_id = ?1"
                             " ON CONFLICT (message_id, position) DO NOTHING");
  matchup_db_statement_bind_text (&save, 1, round_id);
  matchup_db_statement_bind_int (&save, 2, position);
  matchup_db_statement_bind_text (&save, 3, alt_text);
  return matchup_db_statement_run (&save, error);
}

gboolean
matchup_picture_rows_save (sqlite3 *connection,
                           const char *folder,
                           const char *round_id,
                           GPtrArray *pictures,
                           GError **error)
{
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    {
      MatchupPictureRecord *record = g_ptr_array_index (pictures, i);
      guint position = FIRST_POSITION + i;

      if (!save_part (connection, round_id, position, record->alt_text, error) ||
          !save_version (connection, folder, round_id, position, 0, &record->sent, record, error) ||
          !save_version (connection,
                         folder,
                         round_id,
                         position,
                         1,
                         &record->smaller,
                         record,
                         error))
        return FALSE;
    }
  return TRUE;
}

static void
read_version (MatchupDbStatement *select, MatchupPictureVersion *version)
{
  version->sha256 = matchup_db_statement_dup_text (select, 3);
  version->mime_type = matchup_db_statement_dup_text (select, 4);
  version->size = matchup_db_statement_get_int (select, 5);
  version->width = (int) matchup_db_statement_get_int (select, 6);
  version->height = (int) matchup_db_statement_get_int (select, 7);
}

static MatchupPictureRecord *
read_picture (MatchupDbStatement *select)
{
  MatchupPictureRecord *record = g_new0 (MatchupPictureRecord, 1);

  record->alt_text = matchup_db_statement_dup_text (select, 2);
  record->original_size = matchup_db_statement_get_int (select, 8);
  record->original_width = (int) matchup_db_statement_get_int (select, 9);
  record->original_height = (int) matchup_db_statement_get_int (select, 10);
  read_version (select, &record->sent);
  return record;
}

gboolean
matchup_picture_rows_load (sqlite3 *connection,
                           const char *conversation_id,
                           GHashTable *rounds,
                           GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT rounds.id, variant, parts.text, sha256, mime_type, size, width, height,"
      " original_size, original_width, original_height FROM rounds"
      " JOIN messages ON messages.round_id = rounds.id"
      " JOIN parts ON parts.message_id = messages.id AND parts.kind = 'image'"
      " JOIN pictures ON pictures.part_id = parts.id"
      " WHERE conversation_id = ?1 ORDER BY rounds.id, parts.position, variant");
  matchup_db_statement_bind_text (&select, 1, conversation_id);
  while (matchup_db_statement_step (&select))
    {
      g_autofree char *round_id = matchup_db_statement_dup_text (&select, 0);
      MatchupRoundRecord *round = g_hash_table_lookup (rounds, round_id);

      if (round == NULL)
        continue;
      if (round->pictures == NULL)
        round->pictures =
            g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_picture_record_free);
      if (matchup_db_statement_get_int (&select, 1) == 0)
        g_ptr_array_add (round->pictures, read_picture (&select));
      else if (round->pictures->len > 0)
        read_version (&select,
                      &((MatchupPictureRecord *) g_ptr_array_index (round->pictures,
                                                                    round->pictures->len - 1))
                           ->smaller);
    }
  return matchup_db_statement_check (&select, error);
}

gboolean
matchup_picture_rows_set_alt_text (sqlite3 *connection,
                                   const char *round_id,
                                   guint picture,
                                   const char *alt_text,
                                   GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (&save,
                             connection,
                             "UPDATE parts SET text = ?3 WHERE kind = 'image' AND position = ?2 AND"
                             " message_id = (SELECT id FROM messages WHERE round_id = ?1)");
  matchup_db_statement_bind_text (&save, 1, round_id);
  matchup_db_statement_bind_int (&save, 2, FIRST_POSITION + picture);
  matchup_db_statement_bind_text (&save, 3, alt_text);
  return matchup_db_statement_run (&save, error);
}
