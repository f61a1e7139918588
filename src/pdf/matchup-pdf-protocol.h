/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How the program and its reader of PDFs understand each other.
 *
 *   matchup-pdf-reader text MAX_CHARACTERS < FILE
 *     writes "PAGES READ CUT\n", all in decimal: the pages of the file, those that were read, and 1
 *     where not all of the text is there; then the text.
 *   matchup-pdf-reader pictures MAX_PAGES EDGE < FILE
 *     writes for each page, up to so many, "LENGTH\n" and a PNG of so many bytes, whose longer
 *     edge has EDGE pixels.
 *
 * What it writes is not trusted: whoever wrote the file may have taken it over.
 */

#define MATCHUP_PDF_READER_NAME "matchup-pdf-reader"

/* Exit statuses. */
#define MATCHUP_PDF_READER_DONE 0
#define MATCHUP_PDF_READER_FAILED 1    /* it could not do its work */
#define MATCHUP_PDF_READER_BROKEN 2    /* no PDF that could be read */
#define MATCHUP_PDF_READER_ENCRYPTED 3 /* opens with a password only */
