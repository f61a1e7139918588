/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-draft-attachment.h"

#include "matchup-blob-files.h"
#include "matchup-db-statement.h"

static void
clear (gpointer data)
{
  MatchupDraftAttachment *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->alt_text, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->sha256, g_free);
}

MatchupDraftAttachment *
matchup_draft_attachment_new_file (MatchupFilePart *file)
{
  MatchupDraftAttachment *self = g_atomic_rc_box_new0 (MatchupDraftAttachment);

  self->file = g_object_ref (file);
  return self;
}

MatchupDraftAttachment *
matchup_draft_attachment_new_picture (const char *name, const char *alt_text, GBytes *bytes)
{
  MatchupDraftAttachment *self = g_atomic_rc_box_new0 (MatchupDraftAttachment);

  self->name = g_strdup (name);
  self->alt_text = g_strdup (alt_text);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  return self;
}

MatchupDraftAttachment *
matchup_draft_attachment_ref (MatchupDraftAttachment *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
matchup_draft_attachment_unref (MatchupDraftAttachment *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
note_blobs (sqlite3 *connection, const char *owner, GPtrArray *names, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT sha256 FROM draft_attachments WHERE owner = ?1 AND sha256 IS NOT NULL");
  matchup_db_statement_bind_text (&select, 1, owner);
  while (matchup_db_statement_step (&select))
    g_ptr_array_add (names, matchup_db_statement_dup_text (&select, 0));
  return matchup_db_statement_check (&select, error);
}

static gboolean
save_one (sqlite3 *connection,
          const char *owner,
          guint position,
          const MatchupDraftAttachment *attachment,
          GError **error)
{
  MatchupFilePart *file = attachment->file;
  g_auto (MatchupDbStatement) insert = { 0 };

  matchup_db_statement_init (&insert,
                             connection,
                             "INSERT INTO draft_attachments (owner, position, name, text, sha256,"
                             " mime_type, size, pages) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  matchup_db_statement_bind_text (&insert, 1, owner);
  matchup_db_statement_bind_int (&insert, 2, position);
  matchup_db_statement_bind_text (&insert,
                                  3,
                                  file != NULL ? matchup_file_part_get_name (file)
                                               : attachment->name);
  matchup_db_statement_bind_text (&insert,
                                  4,
                                  file != NULL ? matchup_file_part_peek_text (file, NULL)
                                               : attachment->alt_text);
  matchup_db_statement_bind_text (&insert, 5, attachment->sha256);
  matchup_db_statement_bind_text (&insert,
                                  6,
                                  file != NULL ? matchup_file_part_get_mime_type (file) : "");
  matchup_db_statement_bind_int (&insert, 7, file != NULL ? matchup_file_part_get_size (file) : 0);
  matchup_db_statement_bind_int (&insert, 8, file != NULL ? matchup_file_part_get_pages (file) : 0);
  return matchup_db_statement_run (&insert, error);
}

/* Before the row that refers to it. */
static gboolean
write_blob (const char *folder, MatchupDraftAttachment *attachment, GError **error)
{
  if (attachment->bytes == NULL)
    return TRUE;
  if (attachment->sha256 == NULL)
    attachment->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, attachment->bytes);
  return matchup_blob_files_write (folder, attachment->sha256, attachment->bytes, error);
}

gboolean
matchup_draft_attachments_save (sqlite3 *connection,
                                const char *folder,
                                const char *owner,
                                GPtrArray *attachments,
                                GPtrArray *dropped,
                                GError **error)
{
  g_auto (MatchupDbStatement) clear_all = { 0 };

  if (!note_blobs (connection, owner, dropped, error))
    return FALSE;
  matchup_db_statement_init (&clear_all,
                             connection,
                             "DELETE FROM draft_attachments WHERE owner = ?1");
  matchup_db_statement_bind_text (&clear_all, 1, owner);
  if (!matchup_db_statement_run (&clear_all, error))
    return FALSE;
  for (guint i = 0; i < attachments->len; i++)
    {
      MatchupDraftAttachment *attachment = g_ptr_array_index (attachments, i);

      if (!write_blob (folder, attachment, error) ||
          !save_one (connection, owner, i, attachment, error))
        return FALSE;
    }
  return TRUE;
}

static MatchupDraftAttachment *
read_one (MatchupDbStatement *select)
{
  g_autofree char *name = matchup_db_statement_dup_text (select, 0);
  g_autofree char *text = matchup_db_statement_dup_text (select, 1);
  g_autofree char *sha256 = matchup_db_statement_dup_text (select, 2);
  g_autofree char *mime_type = matchup_db_statement_dup_text (select, 3);
  g_autoptr (MatchupFilePart) file = NULL;
  MatchupDraftAttachment *attachment;

  if (sha256 != NULL)
    {
      attachment = matchup_draft_attachment_new_picture (name, text, NULL);
      attachment->sha256 = g_steal_pointer (&sha256);
      return attachment;
    }
  file = matchup_file_part_new (name != NULL ? name : "",
                                mime_type != NULL ? mime_type : "text/plain",
                                matchup_db_statement_get_int (select, 4),
                                (guint) MAX (0, matchup_db_statement_get_int (select, 5)),
                                text != NULL ? text : "");
  return matchup_draft_attachment_new_file (file);
}

GPtrArray *
matchup_draft_attachments_load (sqlite3 *connection, const char *owner, GError **error)
{
  g_autoptr (GPtrArray) attachments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_draft_attachment_unref);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT name, text, sha256, mime_type, size, pages"
                             " FROM draft_attachments WHERE owner = ?1 ORDER BY position");
  matchup_db_statement_bind_text (&select, 1, owner);
  while (matchup_db_statement_step (&select))
    g_ptr_array_add (attachments, read_one (&select));
  return matchup_db_statement_check (&select, error) ? g_steal_pointer (&attachments) : NULL;
}
