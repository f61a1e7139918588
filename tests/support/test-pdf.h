/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* PDFs for tests, made as they are needed. */

/* A page for each of @pages (NULL-terminated); their lines one below the other. */
GBytes *test_pdf_make (const char *const *pages) G_GNUC_WARN_UNUSED_RESULT;
/* Something is drawn on the pages, but nothing written. */
GBytes *test_pdf_make_drawn (guint n_pages) G_GNUC_WARN_UNUSED_RESULT;
/* Of objects as they stand in the file (NULL-terminated), from number 1 on, which is the root;
 * @trailer: more for its dictionary, or "". */
GBytes *test_pdf_make_raw (const char *const *objects,
                           const char *trailer) G_GNUC_WARN_UNUSED_RESULT;
/* One page with this stream of commands, packed, so that much fits into little. */
GBytes *test_pdf_make_packed (const char *commands, gsize length) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pdf_make_encrypted (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
