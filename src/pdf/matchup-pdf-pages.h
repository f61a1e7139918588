/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/*
 * The text of the pages in order, each behind its number. @n_read: pages that were looked at;
 * @cut: there is more, but it is too much or took too long.
 */
void matchup_pdf_pages_read (PopplerDocument *document,
                             guint max_characters,
                             GString *text,
                             guint *n_read,
                             gboolean *cut);
/* A PNG of a page on white; NULL where it cannot be drawn. */
GByteArray *matchup_pdf_pages_draw (PopplerDocument *document,
                                    int position,
                                    guint edge) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
