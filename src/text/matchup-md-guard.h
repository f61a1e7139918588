/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A character for private use: a letter to the parser, nothing to who reads. */
#define MATCHUP_MD_GUARD_LETTER 0xFFF00
/* Tables with more columns are text, as in newer versions of md4c: each row would be filled up. */
#define MATCHUP_MD_GUARD_MAX_BARS 128

/* The bars of a line like "|-|:-|"; 0: it is something else. */
gsize matchup_md_guard_count_bars (const char *line, gsize length);

/*
 * Puts letters where md4c 0.4.8 would need time and memory that grow with the square of the text:
 * into the rules of tables of very many columns, and into very long definitions that very many
 * links may refer to. These are then shown as they are written. Takes and gives back @text.
 */
GString *matchup_md_guard (GString *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
