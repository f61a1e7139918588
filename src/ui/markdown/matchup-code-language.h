/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* The language that is meant by what stands behind a fence ("py", "c++", "rust,ignore"), or NULL.
 */
GtkSourceLanguage *matchup_code_language_find (const char *info);

/* Gives @buffer its language, or none (NULL). What the last few languages colour is kept for the
 * next buffers. GtkSourceView reads it anew, in some 25 ms, as soon as no buffer has it any more:
 * at each way from one conversation to another. */
void matchup_code_language_set (GtkSourceBuffer *buffer, GtkSourceLanguage *language);

G_END_DECLS
