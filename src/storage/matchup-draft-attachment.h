/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-file-part.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * MatchupDraftAttachment: what goes along with a question that was not sent yet: a picture as it
 * was read, or a text file. Counted references, any thread; what it says does not change.
 */
typedef struct
{
  MatchupFilePart *file; /* NULL: a picture */
  char *name;            /* of a picture, as the rest */
  char *alt_text;
  GBytes *bytes; /* NULL where it was read from the database: they are a blob */
  char *sha256;  /* NULL until it was saved; until then the database thread's alone */
} MatchupDraftAttachment;

MatchupDraftAttachment *
matchup_draft_attachment_new_file (MatchupFilePart *file) G_GNUC_WARN_UNUSED_RESULT;
MatchupDraftAttachment *
matchup_draft_attachment_new_picture (const char *name,
                                      const char *alt_text,
                                      GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
MatchupDraftAttachment *matchup_draft_attachment_ref (MatchupDraftAttachment *self);
void matchup_draft_attachment_unref (MatchupDraftAttachment *self);

/*
 * On the database thread. Saving replaces what @owner had; its row in drafts has to be there. The
 * names of blobs that may not be needed any more are added to @dropped (char *): they go once this
 * is on the disk, by matchup_blob_files_release().
 */
gboolean matchup_draft_attachments_save (sqlite3 *connection,
                                         const char *folder,
                                         const char *owner,
                                         GPtrArray *attachments,
                                         GPtrArray *dropped,
                                         GError **error);
GPtrArray *matchup_draft_attachments_load (sqlite3 *connection, const char *owner, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupDraftAttachment, matchup_draft_attachment_unref)

G_END_DECLS
