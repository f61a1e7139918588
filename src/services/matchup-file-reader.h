/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "matchup-file-part.h"

G_BEGIN_DECLS

/* The text of a file that is no picture; what it is is told by its bytes. */

#define MATCHUP_FILE_ERROR (matchup_file_error_quark ())
GQuark matchup_file_error_quark (void);

typedef enum
{
  MATCHUP_FILE_ERROR_EMPTY,
  MATCHUP_FILE_ERROR_TOO_LARGE,     /* more than MATCHUP_FILE_MAX_BYTES */
  MATCHUP_FILE_ERROR_TOO_MUCH_TEXT, /* its beginning can be had */
  MATCHUP_FILE_ERROR_DOCUMENT,      /* of a word processor, a spreadsheet, ... */
  MATCHUP_FILE_ERROR_NO_TEXT,       /* something else */
  MATCHUP_FILE_ERROR_ENCRYPTED,     /* a PDF with a password */
  MATCHUP_FILE_ERROR_PICTURES_ONLY, /* a PDF without text; its pages can be had as pictures */
  MATCHUP_FILE_ERROR_BROKEN_PDF,
  MATCHUP_FILE_ERROR_TOO_SLOW,   /* a PDF that takes too long to read */
  MATCHUP_FILE_ERROR_NO_READER,  /* the program that reads PDFs is not there */
  MATCHUP_FILE_ERROR_UNREADABLE, /* the file itself */
} MatchupFileError;

#define MATCHUP_FILE_MAX_BYTES (20 * 1000 * 1000)
#define MATCHUP_FILE_MAX_PDF_BYTES (100 * 1000 * 1000) /* most of them are pictures and fonts */
#define MATCHUP_FILE_MAX_CHARACTERS (2 * 1000 * 1000)

/* Sets @error to the one sentence that people read about it. */
void matchup_file_set_error (GError **error, MatchupFileError code);

gboolean matchup_file_is_pdf (GBytes *bytes);
/*
 * @name: only a hint about the kind. @beginning: of a text that is too long so much as goes; its
 * name says so. Blocks: for threads of #MatchupAttachmentLoader. Errors are MATCHUP_FILE_ERROR or
 * G_IO_ERROR_CANCELLED.
 */
MatchupFilePart *matchup_file_read (GBytes *bytes,
                                    const char *name,
                                    gboolean beginning,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
