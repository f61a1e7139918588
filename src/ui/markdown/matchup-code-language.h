/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* The language that is meant by what stands behind a fence ("py", "c++", "rust,ignore"), or NULL.
 */
GtkSourceLanguage *matchup_code_language_find (const char *info);

G_END_DECLS
