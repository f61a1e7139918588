/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Appends what a character reference ("&amp;", "&#20320;", "&#x4f60;") stands for: all numeric
 * ones, and the named ones that are seen in texts. An unknown one is appended as it is written; one
 * for no character becomes U+FFFD (CommonMark 0.31, section 2.5).
 */
void matchup_md_entities_append (GString *out, const char *entity, gsize length);

G_END_DECLS
