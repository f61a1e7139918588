/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Has the reader of PDFs, a process of its own, read a file; see matchup-pdf-protocol.h. Blocks for
 * as long as that takes: for threads. Errors are MATCHUP_FILE_ERROR or G_IO_ERROR_CANCELLED.
 */

typedef struct
{
  char *text;   /* UTF-8 */
  guint pages;  /* whose text it is */
  gboolean cut; /* there is more */
} MatchupPdfText;

gboolean matchup_pdf_extract_text (GBytes *bytes,
                                   guint max_characters,
                                   MatchupPdfText *out,
                                   GCancellable *cancellable,
                                   GError **error);
/* Its first pages as PNG (#GBytes), whose longer edge has @edge pixels; at least one. */
GPtrArray *matchup_pdf_extract_pictures (GBytes *bytes,
                                         guint max_pages,
                                         guint edge,
                                         GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the reader wrote; FALSE for what is nothing of that kind. Pure. */
gboolean matchup_pdf_parse_text (const char *output, gsize length, MatchupPdfText *out);
/* As many as are whole. */
GPtrArray *matchup_pdf_parse_pictures (const char *output,
                                       gsize length,
                                       guint max_pages) G_GNUC_WARN_UNUSED_RESULT;
/* For tests: instead of the reader that is installed; NULL: that one again. */
void matchup_pdf_extractor_set_program (const char *path);

G_END_DECLS
