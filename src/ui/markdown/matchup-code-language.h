/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* The language that is meant by what stands behind a fence ("py", "c++", "rust,ignore"), or NULL.
 */
GtkSourceLanguage *matchup_code_language_find (const char *info);

/* @language was shown: what it colours is kept for the next ones. GtkSourceView reads it anew, in
 * some 25 ms, as soon as no buffer has it any more: at each way from one conversation to another.
 */
void matchup_code_language_keep (GtkSourceLanguage *language);

G_END_DECLS
