/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-part.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_FILE_PART (matchup_file_part_get_type ())
G_DECLARE_FINAL_TYPE (MatchupFilePart, matchup_file_part, MATCHUP, FILE_PART, MatchupPart)

/**
 * MatchupFilePart: a text file that goes with a question: what it is called and its text.
 *
 * Of a PDF the text is what was read out of it. Everybody who is asked gets the same text. Never
 * changes; any thread.
 */
/*
 * @name: of the file, without folders; what would disturb a line of text is taken out of it.
 * @size: bytes of the original; @pages: of a PDF, or 0. @text: made valid UTF-8.
 */
MatchupFilePart *matchup_file_part_new (const char *name,
                                        const char *mime_type,
                                        gint64 size,
                                        guint pages,
                                        const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Of text that is no file yet; @text: UTF-8. */
MatchupFilePart *matchup_file_part_new_text (const char *name,
                                             const char *mime_type,
                                             const char *text) G_GNUC_WARN_UNUSED_RESULT;

const char *matchup_file_part_get_name (MatchupFilePart *self);
const char *matchup_file_part_get_mime_type (MatchupFilePart *self);
gint64 matchup_file_part_get_size (MatchupFilePart *self); /* of the original, bytes */
guint matchup_file_part_get_pages (MatchupFilePart *self); /* 0: it has none */
guint matchup_file_part_get_lines (MatchupFilePart *self); /* of the text */
/* Borrowed; ends with a NUL. @out_length: bytes, may be NULL. */
const char *matchup_file_part_peek_text (MatchupFilePart *self, gsize *out_length);

G_END_DECLS
